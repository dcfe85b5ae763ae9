using System.Globalization;
using Azure.Storage.Blobs;
using Azure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.Ingest.Sidecars;
using Tally.Ingest;

namespace Tally.Functions.Ingest;

/// <summary>
/// What both triggers do with a file. The same bytes twice change nothing, so a repeated event is harmless; a refusal is an
/// outcome, and its reasons are kept for whoever dropped the file; what throws, because storage is away, is tried again by the host.
/// </summary>
public sealed class DroppedFile(
    Incoming incoming, IngestDataset ingest, IngestMembers members, StoreSidecar sidecars, RefusedDrops refusals, ILogger<DroppedFile> log)
{
    public async Task IngestAsync(BlobClient blob, string collection, string name, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        ArgumentNullException.ThrowIfNull(name);
        if (Incoming.IsCollectionSidecar(name) && DatasetId.IsPart(collection))
            await ApplyAsync(blob, collection, client, cancellationToken);
        else if (Incoming.AboutDataset(name) is { } dataset && DatasetId.TryCreate(collection, dataset, out var about))
            await ApplyAsync(blob, about, cancellationToken);
        else if (Incoming.IdOf(collection, name) is { } id)
            await IngestAsync(blob, id, name, cancellationToken);
        else
            Log.Ignored(log, collection, name);
    }

    /// <summary>One file of many: its collection shows it once it is joined.</summary>
    /// <returns>The dataset; null for a file that was refused, or is gone by now.</returns>
    internal async Task<DatasetId?> PublishAsync(string collection, string name, CancellationToken cancellationToken)
    {
        if (Incoming.IdOf(collection, name) is not { } id)
            return null;
        var blob = incoming.Find(collection, name);
        try
        {
            return await ToldAsync(await members.PublishAsync(InputOf(blob, id, name), cancellationToken), id, name, cancellationToken) ? id : null;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A collection's new sidecar makes new versions of all its files: an orchestration, as it may take longer than a function may.</summary>
    private async Task ApplyAsync(BlobClient blob, string collection, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var sidecar = (await blob.DownloadContentAsync(cancellationToken)).Value;
        if (await sidecars.ForCollectionAsync(collection, sidecar.Content.ToArray(), cancellationToken) is { } problem)
        {
            Log.SidecarRefused(log, collection, problem.Code);
            await refusals.KeepAsync(collection, null, Incoming.CollectionSidecar, [problem], cancellationToken);
            return;
        }

        await refusals.ForgetAsync(collection, null, cancellationToken);
        await client.StartOnceAsync(nameof(IngestCollection), collection, Orchestrations.InstanceOf("ingest", $"{collection}\n{sidecar.Details.ETag}"), cancellationToken);
    }

    private async Task ApplyAsync(BlobClient blob, DatasetId about, CancellationToken cancellationToken)
    {
        var sidecar = (await blob.DownloadContentAsync(cancellationToken)).Value;
        if (await sidecars.ForDatasetAsync(about, sidecar.Content.ToArray(), cancellationToken) is { } problem)
        {
            Log.SidecarRefused(log, about.Collection, problem.Code);
            await refusals.KeepAsync(about.Collection, about.Name, about.Name + Incoming.DatasetSidecar, [problem], cancellationToken);
            return;
        }

        foreach (string name in await incoming.NamesAsync(about.Collection, cancellationToken))
        {
            if (Incoming.IdOf(about.Collection, name) == about)
                await IngestAsync(incoming.Find(about.Collection, name), about, name, cancellationToken);
        }
    }

    private async Task IngestAsync(BlobClient blob, DatasetId id, string name, CancellationToken cancellationToken) =>
        await ToldAsync(await ingest.RunAsync(InputOf(blob, id, name), cancellationToken), id, name, cancellationToken);

    private async Task<bool> ToldAsync(IngestOutcome outcome, DatasetId id, string name, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case IngestOutcome.Published published:
                Log.Published(log, id, published.Profile.RowCount, published.Profile.ProblemCount, published.Changed);
                await refusals.ForgetAsync(id.Collection, id.Name, cancellationToken);
                return true;
            case IngestOutcome.Refused { Problems: [{ Code: ProblemCodes.Contended }, ..] }:
                throw new IOException($"The collection of {id} is being written by others.");
            case IngestOutcome.Refused refused:
                Log.Refused(log, id, string.Join(", ", refused.Problems.Select(Place)));
                await refusals.KeepAsync(id.Collection, id.Name, name, refused.Problems, cancellationToken);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Place(Problem problem) =>
        problem.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{problem.Code} at line {line}") : problem.Code;

    private static IngestInput InputOf(BlobClient blob, DatasetId id, string name) =>
        new() { Id = id, FileName = name, OpenAsync = token => Incoming.OpenAsync(blob, token) };
}
