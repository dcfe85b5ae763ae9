using System.Globalization;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Functions.Ingest;

/// <summary>
/// What both triggers do with a file. The same bytes twice change nothing, so a repeated event is harmless; a refusal is an
/// outcome with reasons; what throws, because storage is away, is tried again by the host.
/// </summary>
public sealed class DroppedFile(Incoming incoming, IngestDataset ingest, StoreSidecar sidecars, ILogger<DroppedFile> log)
{
    public async Task IngestAsync(BlobClient blob, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        ArgumentNullException.ThrowIfNull(name);
        if (Incoming.IsCollectionSidecar(name) && DatasetId.IsPart(collection))
            await ApplyAsync(await sidecars.ForCollectionAsync(collection, await BytesAsync(blob, cancellationToken), cancellationToken), collection, null, cancellationToken);
        else if (Incoming.AboutDataset(name) is { } dataset && DatasetId.TryCreate(collection, dataset, out var about))
            await ApplyAsync(await sidecars.ForDatasetAsync(about, await BytesAsync(blob, cancellationToken), cancellationToken), collection, about, cancellationToken);
        else if (Incoming.IdOf(collection, name) is { } id)
            await IngestAsync(blob, id, name, cancellationToken);
        else
            Log.Ignored(log, collection, name);
    }

    /// <summary>A new sidecar makes new versions of the files it speaks of.</summary>
    private async Task ApplyAsync(Problem? problem, string collection, DatasetId? about, CancellationToken cancellationToken)
    {
        if (problem is not null)
        {
            Log.SidecarRefused(log, collection, problem.Code);
            return;
        }

        foreach (var (id, name, blob) in await incoming.FilesAsync(collection, cancellationToken))
        {
            if (about is null || about == id)
                await IngestAsync(blob, id, name, cancellationToken);
        }
    }

    private async Task IngestAsync(BlobClient blob, DatasetId id, string name, CancellationToken cancellationToken)
    {
        var input = new IngestInput { Id = id, FileName = name, OpenAsync = token => Incoming.OpenAsync(blob, token) };
        switch (await ingest.RunAsync(input, cancellationToken))
        {
            case IngestOutcome.Published published:
                Log.Published(log, id, published.Profile.RowCount, published.Profile.ProblemCount, published.Changed);
                break;
            case IngestOutcome.Refused { Problems: [{ Code: ProblemCodes.Contended }, ..] }:
                throw new IOException($"The collection of {id} is being written by others.");
            case IngestOutcome.Refused refused:
                Log.Refused(log, id, string.Join(", ", refused.Problems.Select(Place)));
                break;
        }
    }

    private static string Place(Problem problem) =>
        problem.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{problem.Code} at line {line}") : problem.Code;

    private static async Task<byte[]> BytesAsync(BlobClient blob, CancellationToken cancellationToken) =>
        (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
}
