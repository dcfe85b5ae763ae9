using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;

namespace Tally.Ingest;

/// <summary>The shapes a file or folder can be converted to.</summary>
public enum ConvertShape
{
    /// <summary>An array of objects.</summary>
    Records,

    /// <summary>An object of records by key, with the context.</summary>
    Keyed,

    /// <summary>A folder's records by key, then by file.</summary>
    Merged,

    /// <summary>A folder's records one after the other, each with the file it is of.</summary>
    Stacked,

    /// <summary>RFC 4180: the header and the cells as they were understood.</summary>
    Csv,
}

/// <summary>What came of a conversion.</summary>
public abstract record ConvertOutcome
{
    private ConvertOutcome()
    {
    }

    /// <summary>Written whole; <paramref name="Problems"/> says what the reader was unsure of.</summary>
    public sealed record Converted(IReadOnlyList<Problem> Problems) : ConvertOutcome;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(Problem Problem) : ConvertOutcome;
}

/// <summary>Reads a file, or a folder of files, and writes it in another shape without keeping anything.</summary>
public sealed class ConvertFile(ReaderOptions options)
{
    /// <summary>
    /// Converts what lies at the path. Nothing reaches <paramref name="output"/> before the input is understood, or it is
    /// taken back: an output that can seek is written during the first reading, and again if that guessed a type wrong.
    /// </summary>
    /// <param name="path">A file, or a folder of them.</param>
    /// <param name="asked">Null for what the sidecar says, and where it says nothing for records of a file and a folder merged.</param>
    public async Task<ConvertOutcome> RunAsync(string path, ConvertShape? asked, Stream output, CancellationToken cancellationToken)
    {
        bool isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            return Refuse(ProblemCodes.NotFound, $"There is no file or folder at {path}.");
        }

        var (sidecar, malformed) = isFolder ? await LocalSidecars.ForFolderAsync(path, cancellationToken) : await LocalSidecars.ForFileAsync(path, cancellationToken);
        if (malformed is not null)
        {
            return new ConvertOutcome.Refused(malformed);
        }

        var shape = asked ?? Said(sidecar!.Shape, isFolder);
        if (isFolder != (shape is ConvertShape.Merged or ConvertShape.Stacked))
        {
            return Refuse(ProblemCodes.NotReadable, isFolder
                ? $"{path} is a folder: a folder is converted with shape merged or stacked."
                : $"{path} is a file: shapes merged and stacked take a folder.");
        }

        return isFolder
            ? shape == ConvertShape.Stacked
                ? await StackedFolder.WriteAsync(path, sidecar!.FileColumn, options, output, cancellationToken)
                : await ConvertFolderAsync(path, output, cancellationToken)
            : await ConvertOneAsync(path, shape, output, cancellationToken);
    }

    private async Task<ConvertOutcome> ConvertOneAsync(string path, ConvertShape shape, Stream output, CancellationToken cancellationToken)
    {
        var (sidecar, malformed) = await LocalSidecars.ForFileAsync(path, cancellationToken);
        if (malformed is not null)
        {
            return new ConvertOutcome.Refused(malformed);
        }

        var records = shape == ConvertShape.Records ? new RecordsSink(output) : null;
        using var opened = await LocalTable.OpenAsync(path, sidecar!, options, records, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            return new ConvertOutcome.Refused(refusal);
        }

        var table = opened.Table!;
        switch (shape)
        {
            case ConvertShape.Records:
                // Written while it was read.
                break;
            case ConvertShape.Keyed:
                Shapes.WriteKeyed(KeyedRecords.Of(table, KeyColumns.Find(table, sidecar!), cancellationToken), sidecar!.Context ?? "", output);
                break;
            default:
                Shapes.WriteCsv(table, output, cancellationToken);
                break;
        }

        return new ConvertOutcome.Converted(table.Problems);
    }

    private async Task<ConvertOutcome> ConvertFolderAsync(string path, Stream output, CancellationToken cancellationToken)
    {
        var files = new List<(string Label, KeyedRecords Records)>();
        var problems = new List<Problem>();
        foreach (string file in LocalFolder.Tables(path))
        {
            var (sidecar, malformed) = await LocalSidecars.ForFileAsync(file, cancellationToken);
            using var opened = malformed is null ? await LocalTable.OpenAsync(file, sidecar!, options, sink: null, cancellationToken) : new LocalTable(malformed);
            if (opened.Refusal is { } refusal)
            {
                return new ConvertOutcome.Refused(refusal with { Message = $"{Path.GetFileName(file)}: {refusal.Message}" });
            }

            string label = sidecar!.Label ?? LocalFolder.NameOf(file);
            files.Add((label, KeyedRecords.Of(opened.Table!, KeyColumns.Find(opened.Table!, sidecar), cancellationToken)));
            problems.AddRange(opened.Table!.Problems.Select(problem => problem with { Message = $"{Path.GetFileName(file)}: {problem.Message}" }));
        }

        if (files.Count == 0)
        {
            return Refuse(ProblemCodes.EmptyFolder, $"The folder {path} holds no CSV file.");
        }

        Shapes.WriteMerged(files, output);
        return new ConvertOutcome.Converted(problems);
    }

    private static ConvertShape Said(string? shape, bool isFolder) => (shape, isFolder) switch
    {
        ("stacked", true) => ConvertShape.Stacked,
        (_, true) => ConvertShape.Merged,
        ("keyed", false) => ConvertShape.Keyed,
        _ => ConvertShape.Records,
    };

    private static ConvertOutcome.Refused Refuse(string code, string message) => new(new Problem { Code = code, Message = message });
}
