using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>A local file that was read once, or the reason why it cannot be.</summary>
internal sealed class LocalTable : IDisposable
{
    private readonly SpooledBytes? _bytes;

    public LocalTable(Problem refusal) => Refusal = refusal;

    private LocalTable(SpooledBytes bytes, TableReading reading)
    {
        _bytes = bytes;
        (Table, Refusal) = reading switch
        {
            TableReading.Understood understood => (understood.Table, (Problem?)null),
            TableReading.Refused refused => (null, refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public UnderstoodTable? Table { get; }

    public Problem? Refusal { get; }

    public static async Task<LocalTable> OpenAsync(string path, Sidecar sidecar, ReaderOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var bytes = await SpooledBytes.ReadAsync(stream, options.MostBytes, cancellationToken);
            return bytes is null
                ? new LocalTable(TooLarge(options))
                : new LocalTable(bytes, TableReader.Read(bytes, CultureHints.ForReader(sidecar), CultureHints.ForPlanner(sidecar), options, cancellationToken));
        }
        catch (UnauthorizedAccessException)
        {
            return new LocalTable(new Problem { Code = ProblemCodes.NotReadable, Message = $"The file {path} may not be read." });
        }
    }

    public void Dispose() => _bytes?.Dispose();

    internal static Problem TooLarge(ReaderOptions options) =>
        new() { Code = ProblemCodes.TooLarge, Message = $"The file is larger than the limit of {options.MostBytes} bytes." };
}
