using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Json;
using Tally.Ingest.Reading;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Sources;

/// <summary>A dropped file made ready to be read as a table: unpacked, and turned into rows where it is JSON.</summary>
internal sealed class PreparedSource : IDisposable
{
    private readonly SpooledBytes _text;
    private readonly bool _isExact;
    private Problem? _leftOut;

    private PreparedSource(SpooledBytes original, SpooledBytes text, bool isExact) => (Original, _text, _isExact) = (original, text, isExact);

    /// <summary>The bytes as they were dropped.</summary>
    public SpooledBytes Original { get; }

    /// <summary>Reads the stream to its end and prepares it; or says why it cannot be.</summary>
    public static async Task<(PreparedSource? Source, Problem? Problem)> OpenAsync(
        Stream stream, string fileName, Sidecar sidecar, ReaderOptions options, CancellationToken cancellationToken)
    {
        var original = await SpooledBytes.ReadAsync(stream, options.MostBytes, cancellationToken);
        if (original is null)
        {
            return (null, TooLarge(options));
        }

        return await PrepareAsync(original, fileName, sidecar, options, cancellationToken);
    }

    /// <summary>Prepares a local file, read where it lies.</summary>
    public static Task<(PreparedSource? Source, Problem? Problem)> OfFileAsync(string path, Sidecar sidecar, ReaderOptions options, CancellationToken cancellationToken)
    {
        var original = SpooledBytes.OfFile(path);
        return original.Length > options.MostBytes
            ? Task.FromResult<(PreparedSource?, Problem?)>((null, TooLarge(options)))
            : PrepareAsync(original, Path.GetFileName(path), sidecar, options, cancellationToken);
    }

    private static async Task<(PreparedSource? Source, Problem? Problem)> PrepareAsync(
        SpooledBytes original, string fileName, Sidecar sidecar, ReaderOptions options, CancellationToken cancellationToken)
    {
        var (unpacked, innerName, problem) = await Archives.UnpackAsync(original, fileName, options, cancellationToken);
        if (problem is not null)
        {
            original.Dispose();
            return (null, problem);
        }

        var text = unpacked ?? original;
        if (!JsonRecords.IsJson(innerName))
        {
            return (new PreparedSource(original, text, isExact: false), null);
        }

        var (rows, malformed) = await JsonRecords.ToCsvAsync(text, innerName, sidecar.Records, options, cancellationToken);
        if (!ReferenceEquals(text, original))
        {
            text.Dispose();
        }

        if (rows is null)
        {
            original.Dispose();
            return (null, malformed);
        }

        return (new PreparedSource(original, rows, isExact: true) { _leftOut = malformed }, null);
    }

    private static Problem TooLarge(ReaderOptions options) =>
        new() { Code = ProblemCodes.TooLarge, Message = $"The file is larger than the limit of {options.MostBytes} bytes." };

    /// <summary>Told how many bytes of how many were read while the rows are.</summary>
    public IProgress<(long Read, long Whole)>? Progress { get; set; }

    public TableReading Read(Sidecar sidecar, ReaderOptions options, ITableSink? sink, CancellationToken cancellationToken)
    {
        var hints = _isExact ? new ReaderHints { Delimiter = ',', Encoding = "utf-8", HasHeader = true, IsExact = true } : CultureHints.ForReader(sidecar);
        hints = Progress is null ? hints : hints with { Position = new OfWhole(Progress, _text.Length) };
        var reading = TableReader.Read(_text, hints, CultureHints.ForPlanner(sidecar), options, sink, cancellationToken);
        return reading is TableReading.Understood { Table: var table } && _leftOut is not null
            ? new TableReading.Understood(table with { Problems = [_leftOut, .. table.Problems] })
            : reading;
    }

    public void Dispose()
    {
        _text.Dispose();
        Original.Dispose();
    }

    private sealed class OfWhole(IProgress<(long Read, long Whole)> told, long whole) : IProgress<long>
    {
        public void Report(long value) => told.Report((value, whole));
    }
}
