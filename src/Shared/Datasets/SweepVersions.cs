using System.Globalization;
using System.Text;

namespace Tally.Datasets;

/// <summary>How long a version stays readable after a newer one took its place.</summary>
public sealed record VersionRetention
{
    /// <summary>Default 90 days. Answers that are pinned to a version can be recomputed on it for that long.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(90);
}

/// <summary>
/// Deletes what is kept of versions that are no longer published. A version is first marked with the time at which it was
/// found superseded, and deleted by a later sweep, when it has been so for as long as the retention says: so a crash of any
/// step, a version that is published again, and a question that is just being answered from the version before lose nothing.
/// </summary>
public sealed class SweepVersions(IArtifactStore artifacts, ICatalogue catalogue, VersionRetention retention, TimeProvider clock)
{
    private static readonly string[] Kinds = ["datasets/", "collections/"];

    /// <returns>How many versions were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken) => await RunAsync(retention.Keep, cancellationToken);

    /// <param name="keep">Instead of the retention.</param>
    public async Task<int> RunAsync(TimeSpan keep, CancellationToken cancellationToken)
    {
        int swept = 0;
        foreach (string kind in Kinds)
        {
            var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            await foreach (string name in artifacts.ListAsync(kind, cancellationToken))
            {
                string version = name[..name.LastIndexOf('/')];
                if (!found.TryGetValue(version, out var names))
                    found[version] = names = [];
                names.Add(name);
            }

            foreach (var (version, names) in found)
                swept += await SweepAsync(version, names, keep, cancellationToken) ? 1 : 0;
        }

        return swept;
    }

    private async Task<bool> SweepAsync(string version, List<string> names, TimeSpan keep, CancellationToken cancellationToken)
    {
        string mark = $"{version}/{ArtifactNames.Superseded}";
        bool isMarked = names.Remove(mark);
        if (await IsPublishedAsync(version, cancellationToken))
        {
            if (isMarked)
                await artifacts.DeleteAsync(mark, cancellationToken);
            return false;
        }

        var now = clock.GetUtcNow();
        if (await SinceAsync(mark, cancellationToken) is not { } since)
        {
            await artifacts.WriteAsync(
                mark, async (stream, token) => await stream.WriteAsync(Encoding.ASCII.GetBytes(now.ToString("O", CultureInfo.InvariantCulture)), token),
                cancellationToken);
            return false;
        }

        if (now - since < keep)
            return false;
        // The mark goes last: a sweep that dies half-way is finished by the next.
        foreach (string name in names)
            await artifacts.DeleteAsync(name, cancellationToken);
        await artifacts.DeleteAsync(mark, cancellationToken);
        return true;
    }

    /// <summary>Asked of the catalogue for every version, as late as can be: it may have changed since the names were listed.</summary>
    private async Task<bool> IsPublishedAsync(string version, CancellationToken cancellationToken) => version.Split('/') switch
    {
        ["datasets", var collection, var name, var id] =>
            !DatasetId.TryParse($"{collection}/{name}", out var dataset)
            || (await catalogue.GetDatasetAsync(dataset, cancellationToken))?.Value.Version == id,
        ["collections", var collection, var id] =>
            (await catalogue.GetCollectionAsync(collection, cancellationToken))?.Value.Version == id,
        // What this build does not know it does not delete.
        _ => true,
    };

    private async Task<DateTimeOffset?> SinceAsync(string mark, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(mark, cancellationToken);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return DateTimeOffset.TryParseExact(
            await reader.ReadToEndAsync(cancellationToken), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            ? since
            : null;
    }
}
