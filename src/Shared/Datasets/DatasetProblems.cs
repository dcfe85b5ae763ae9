using System.Text.Json;

namespace Tally.Datasets;

/// <summary>What the reader was unsure of about a dataset, and what its siblings say against it.</summary>
public sealed class DatasetProblems(IArtifactStore artifacts)
{
    /// <summary>A dataset's own problems and those its collection has with it; null when the version is gone.</summary>
    public async Task<IReadOnlyList<Problem>?> OfAsync(CollectionSnapshot collection, DatasetRef dataset, CancellationToken cancellationToken)
    {
        var own = await ReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Problems), cancellationToken);
        return own is null
            ? null
            : [.. own, .. (await OfAsync(collection, cancellationToken)).Where(problem => problem.Dataset == dataset.Id.ToString())];
    }

    /// <summary>What the files of a collection say against each other.</summary>
    public async Task<IReadOnlyList<Problem>> OfAsync(CollectionSnapshot collection, CancellationToken cancellationToken) =>
        await ReadAsync(ArtifactNames.Of(collection, ArtifactNames.Problems), cancellationToken) ?? [];

    private async Task<List<Problem>?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(name, cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<List<Problem>>(stream, DatasetJson.Options, cancellationToken);
    }
}
