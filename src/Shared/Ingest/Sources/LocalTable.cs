using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Sources;

/// <summary>A local file that was read once, or the reason why it cannot be.</summary>
internal sealed class LocalTable : IDisposable
{
    private readonly PreparedSource? _source;

    public LocalTable(Problem refusal) => Refusal = refusal;

    private LocalTable(PreparedSource source, TableReading reading)
    {
        _source = source;
        (Table, Refusal) = reading switch
        {
            TableReading.Understood understood => (understood.Table, (Problem?)null),
            TableReading.Refused refused => (null, refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public UnderstoodTable? Table { get; }

    public Problem? Refusal { get; }

    public static async Task<LocalTable> OpenAsync(
        string path, Sidecar sidecar, ReaderOptions options, ITableSink? sink, CancellationToken cancellationToken)
    {
        try
        {
            var (source, problem) = await PreparedSource.OfFileAsync(path, sidecar, options, cancellationToken);
            return source is null ? new LocalTable(problem!) : new LocalTable(source, source.Read(sidecar, options, sink, cancellationToken));
        }
        catch (UnauthorizedAccessException)
        {
            return new LocalTable(new Problem { Code = ProblemCodes.NotReadable, Message = $"The file {path} may not be read." });
        }
    }

    public void Dispose() => _source?.Dispose();
}
