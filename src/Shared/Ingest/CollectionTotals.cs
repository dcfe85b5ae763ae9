using System.Text.Json;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>Keeps each collection's mark of "this file is the total of the others" true as files come and go.</summary>
internal sealed class CollectionTotals(
    IArtifactStore artifacts, IDatasetLibrary library, DatasetPublisher datasets, CollectionPublisher collections)
{
    /// <summary>Marks the total if adding up finds one, and takes the mark from one that no longer is.</summary>
    public async Task<CollectionSnapshot> FlagAsync(CollectionSnapshot snapshot, CancellationToken cancellationToken)
    {
        var files = new List<OpenedDataset>();
        foreach (var member in snapshot.Members)
        {
            if (await library.OpenAsync(member, cancellationToken) is { } opened)
            {
                files.Add(opened);
            }
        }

        var found = SiblingTotals.Find(files);
        foreach (var file in files)
        {
            bool isTotal = file.Profile.Id == found;
            if (isTotal != file.Profile.IsTotalOfSiblings && await RepublishAsync(file.Profile, isTotal, cancellationToken) is { } changed)
            {
                snapshot = changed;
            }
        }

        return snapshot;
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
