using System.Diagnostics;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Refresh;

/// <summary>Ingests the file at once, in this process.</summary>
public sealed class IngestDropPoint(IngestDataset ingest) : IDropPoint
{
    public async Task<string?> DropAsync(
        DatasetId id, string fileName, Func<CancellationToken, Task<Stream>> openAsync, CancellationToken cancellationToken) =>
        await ingest.RunAsync(new IngestInput { Id = id, FileName = fileName, OpenAsync = openAsync }, cancellationToken) switch
        {
            IngestOutcome.Published => null,
            IngestOutcome.Refused { Problems: [{ Code: ProblemCodes.Contended } busy, ..] } => throw new IOException(busy.Message),
            IngestOutcome.Refused refused => refused.Problems[0].Message,
            _ => throw new UnreachableException(),
        };
}
