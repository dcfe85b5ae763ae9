using System.Text;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Reading;

/// <summary>From bytes to a table that is understood: encoding, dialect, layout, then the types from every cell.</summary>
internal static class TableReader
{
    private const int SampleBytes = 512 * 1024;

    private const int SampleRows = 600;

    /// <param name="bytes">The file.</param>
    /// <param name="hints">What the sidecar says of the file.</param>
    /// <param name="planHints">What it says of the cells.</param>
    /// <param name="options">Limits.</param>
    /// <param name="sink">Who wants the rows; null when only the decisions are wanted.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static TableReading Read(
        SpooledBytes bytes, ReaderHints hints, PlanHints planHints, ReaderOptions options, ITableSink? sink, CancellationToken cancellationToken)
    {
        if (bytes.Length == 0)
        {
            return Refuse(ProblemCodes.EmptyFile, "The file is empty.");
        }

        var problems = new ProblemList(options.MostProblemsOfAKind);
        var encoding = hints.Encoding is { } named ? EncodingDetector.ByName(named, bytes) : EncodingDetector.Detect(bytes);
        if (encoding is null)
        {
            return hints.Encoding is null
                ? Refuse(ProblemCodes.BinaryFile, "The file is not text: it holds bytes that no CSV has.")
                : Refuse(ProblemCodes.UnknownEncoding, $"No encoding is called '{hints.Encoding}'.");
        }

        ReportEncoding(encoding, problems);
        byte[] sample = Sample(encoding, bytes, out bool whole);
        if (!hints.IsExact && IsPage(sample))
        {
            return Refuse(ProblemCodes.NoTable, "The file is a web page, not a table: what was fetched was perhaps an error or a sign-in.");
        }

        var dialect = ChooseDialect(sample, whole, hints, problems);
        int skip = DialectDetector.SeparatorLine(sample, out _);
        var table = SampleTable.Read(sample.AsSpan(skip), dialect, whole, SampleRows, firstLine: skip > 0 ? 2 : 1);
        var layout = hints.IsExact ? TableFinder.Exact(table) : TableFinder.Find(table, hints.HasHeader);
        if (layout is null)
        {
            return Refuse(ProblemCodes.EmptyFile, "The file holds only blank lines.");
        }

        if (Beyond(layout, options) is { } beyond)
        {
            return new TableReading.Refused(beyond);
        }

        LayoutReport.Add(layout, problems);
        var file = new CsvFile { Bytes = bytes, Encoding = encoding, Dialect = dialect, Layout = layout, Options = options, Position = hints.Position };
        return EvidencePass.Run(file, planHints with { Delimiter = dialect.Delimiter }, problems, sink, cancellationToken);
    }

    private static bool IsPage(ReadOnlySpan<byte> sample)
    {
        var start = Utf8Text.Trim(sample[..Math.Min(sample.Length, 256)]);
        return Ascii.EqualsIgnoreCase(start[..Math.Min(start.Length, 5)], "<html"u8) || Ascii.EqualsIgnoreCase(start[..Math.Min(start.Length, 14)], "<!doctype html"u8);
    }

    private static Problem? Beyond(TableLayout layout, ReaderOptions options)
    {
        if (layout.Width > options.MostColumns)
        {
            return new Problem
            {
                Code = ProblemCodes.TooManyColumns,
                Message = $"The file has {layout.Width} columns; the limit is {options.MostColumns}.",
                Line = layout.FirstDataLine,
            };
        }

        int tooLong = layout.RawHeader.ToList().FindIndex(name => Encoding.UTF8.GetByteCount(name) > options.MostCellBytes);
        return tooLong < 0 ? null : new Problem
        {
            Code = ProblemCodes.CellTooLong,
            Message = $"The name of column {tooLong + 1} is longer than the limit of {options.MostCellBytes} bytes.",
            Line = layout.FirstDataLine - 1,
        };
    }

    private static CsvDialect ChooseDialect(byte[] sample, bool whole, ReaderHints hints, ProblemList problems)
    {
        var ranked = DialectDetector.Rank(sample, whole, hints.Delimiter);
        var (best, score) = ranked[0];
        var rival = ranked.FirstOrDefault(entry => entry.Dialect.Delimiter != best.Delimiter);
        double confidence = hints.Delimiter is not null || score <= 0 || rival.Dialect is null ? 1 : Math.Clamp(1 - (rival.Score / score), 0, 1);
        var close = confidence < 0.1 ? rival : ranked.Skip(1).FirstOrDefault(entry => entry.Dialect.Delimiter == best.Delimiter && entry.Score > score * 0.95);
        if (hints.Delimiter is null && close.Dialect is { } other)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.AmbiguousDialect,
                Message = $"The file can be read with {best.Describe()} or with {other.Describe()}; the first was taken. Say which in the sidecar (delimiter).",
            });
        }

        return best with { Confidence = Math.Round(confidence, 3) };
    }

    private static byte[] Sample(TextEncoding encoding, SpooledBytes bytes, out bool whole)
    {
        using var utf8 = encoding.OpenUtf8(bytes);

        // As UTF-8 a byte of any encoding is three at most.
        byte[] sample = new byte[(int)Math.Min(SampleBytes, (bytes.Length * 3) + 1)];
        int length = utf8.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        whole = length < sample.Length;
        return sample[..length];
    }

    private static void ReportEncoding(TextEncoding encoding, ProblemList problems)
    {
        if (!encoding.IsSure)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.UncertainEncoding,
                Message = $"The encoding was taken to be {encoding.Name}, but another fits about as well. Say which in the sidecar (encoding).",
            });
        }

        if (encoding.Undecodable > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.UndecodableBytes,
                Message = "Some bytes are no UTF-8; they were read as Windows-1252.",
                Count = encoding.Undecodable,
            });
        }
    }

    private static TableReading.Refused Refuse(string code, string message) => new(new Problem { Code = code, Message = message });
}
