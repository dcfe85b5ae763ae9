using System.Globalization;
using System.Text.Json;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>
/// Why a dropped file is not what is published: whoever dropped it is not there to be told, so it is kept until the file is dropped again and taken.
/// </summary>
public sealed class RefusedDrops(IArtifactStore artifacts, TimeProvider clock)
{
    /// <param name="dataset">Null for what is about the whole collection.</param>
    public Task KeepAsync(string collection, string? dataset, string file, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problems);
        string at = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        Problem[] kept = [.. problems.Select(problem => problem with { Code = ProblemCodes.RefusedDrop, Message = $"{file} was dropped on {at} and refused ({problem.Code}): {problem.Message}" })];
        return artifacts.WriteAsync(
            NameOf(collection, dataset), (stream, token) => JsonSerializer.SerializeAsync(stream, kept, DatasetJson.Options, token), cancellationToken);
    }

    public Task ForgetAsync(string collection, string? dataset, CancellationToken cancellationToken) =>
        artifacts.DeleteAsync(NameOf(collection, dataset), cancellationToken);

    /// <summary>Of the dataset's own file, and of the collection's sidecar.</summary>
    public async Task<IReadOnlyList<Problem>> OfAsync(DatasetId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return [.. await ReadAsync(id.Collection, id.Name, cancellationToken), .. await ReadAsync(id.Collection, null, cancellationToken)];
    }

    private async Task<IReadOnlyList<Problem>> ReadAsync(string collection, string? dataset, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(NameOf(collection, dataset), cancellationToken);
        return stream is null ? [] : await JsonSerializer.DeserializeAsync<List<Problem>>(stream, DatasetJson.Options, cancellationToken) ?? [];
    }

    private static string NameOf(string collection, string? dataset) =>
        dataset is null ? $"refused/{collection}/collection.json" : $"refused/{collection}/datasets/{dataset}.json";
}
