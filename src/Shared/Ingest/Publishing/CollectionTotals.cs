using System.Text.Json;
using Tally.Datasets;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Totals;

namespace Tally.Ingest.Publishing;

/// <summary>Keeps each collection's mark of "this file is the total of the others" true as files come and go.</summary>
internal sealed class CollectionTotals(
    IArtifactStore artifacts, IDatasetLibrary library, DatasetPublisher datasets, CollectionPublisher collections)
{
    /// <summary>Marks the total if adding up finds one, and takes the mark from one that no longer is.</summary>
    public async Task<CollectionSnapshot> FlagAsync(CollectionSnapshot snapshot, CancellationToken cancellationToken)
    {
        var profiles = new List<DatasetProfile>();
        foreach (var member in snapshot.Members)
        {
            if (await library.ProfileAsync(member, cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        var found = SiblingTotals.IsWorthAdding(profiles) ? SiblingTotals.Find(await OpenAsync(profiles, cancellationToken)) : null;
        foreach (var profile in profiles.Where(profile => profile.IsTotalOfSiblings != (profile.Id == found)))
        {
            snapshot = await RepublishAsync(profile, profile.Id == found, cancellationToken) ?? snapshot;
        }

        return snapshot;
    }

    private async Task<List<OpenedDataset>> OpenAsync(List<DatasetProfile> profiles, CancellationToken cancellationToken)
    {
        var files = new List<OpenedDataset>();
        foreach (var profile in profiles)
        {
            if (await library.OpenAsync(profile.Ref, cancellationToken) is { } opened)
            {
                files.Add(opened);
            }
        }

        return files;
    }

    private async Task<CollectionSnapshot?> RepublishAsync(DatasetProfile profile, bool isTotal, CancellationToken cancellationToken)
    {
        var sidecar = await SidecarAsync(profile.Ref, cancellationToken);
        if (sidecar.Totals.Contains(profile.Id.Name, StringComparer.OrdinalIgnoreCase))
        {
            // A person's word stands, whatever the figures say.
            return null;
        }

        var input = new IngestInput
        {
            Id = profile.Id,
            FileName = profile.FileName,
            OpenAsync = async token => await artifacts.OpenReadAsync(ArtifactNames.Of(profile.Ref, ArtifactNames.Source), token) ?? Stream.Null,
            IsTotalOfSiblings = isTotal,
        };
        var outcome = await datasets.PublishAsync(input, sidecar, cancellationToken);
        return outcome is IngestOutcome.Published published
            ? await collections.PublishAsync(profile.Id.Collection, current => Snapshots.With(current, published.Profile, sidecar), cancellationToken)
            : null;
    }

    private async Task<Sidecar> SidecarAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Sidecar), cancellationToken);
        return stream is null
            ? Sidecar.None
            : await JsonSerializer.DeserializeAsync<Sidecar>(stream, DatasetJson.Options, cancellationToken) ?? Sidecar.None;
    }
}
