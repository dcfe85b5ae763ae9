using System.Text.Json;
using Tally.Datasets;

namespace Tally.SelfTests;

/// <summary>Keeps a version's score beside its other artifacts.</summary>
public static class SelfTestStore
{
    /// <summary>The score, or null when the version was not tested.</summary>
    public static async Task<SelfTestReport?> ReadAsync(IArtifactStore artifacts, DatasetRef dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.SelfTest), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<SelfTestReport>(stream, DatasetJson.Options, cancellationToken);
    }

    internal static Task WriteAsync(IArtifactStore artifacts, DatasetRef dataset, SelfTestReport report, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(
            ArtifactNames.Of(dataset, ArtifactNames.SelfTest),
            (stream, token) => JsonSerializer.SerializeAsync(stream, report, DatasetJson.Options, token),
            cancellationToken);
}
