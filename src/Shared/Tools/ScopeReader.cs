using Tally.Datasets;

namespace Tally.Tools;

/// <summary>Finds what a call names among the datasets in scope.</summary>
internal static class ScopeReader
{
    public static async Task<IReadOnlyList<DatasetProfile>> ProfilesAsync(
        this IDatasetLibrary library, IEnumerable<DatasetRef> datasets, CancellationToken cancellationToken)
    {
        var profiles = new List<DatasetProfile>();
        foreach (var dataset in datasets)
        {
            if (await library.ProfileAsync(dataset, cancellationToken) is { } profile)
                profiles.Add(profile);
        }

        return profiles;
    }

    public static CollectionSnapshot? Collection(this DataScope scope, string name) =>
        scope.Collections.FirstOrDefault(collection => Same(collection.Name, Unquoted(name)));

    /// <summary>By id, by "collection.name", or by its own name where only one has it.</summary>
    public static DatasetRef? Dataset(this DataScope scope, string name)
    {
        string wanted = Unquoted(name);
        var exact = scope.Datasets.FirstOrDefault(dataset => Same(dataset.Id.ToString(), wanted))
            ?? scope.Datasets.FirstOrDefault(dataset => Same($"{dataset.Id.Collection}.{dataset.Id.Name}", wanted));
        if (exact is not null)
            return exact;
        var named = scope.Datasets.Where(dataset => Same(dataset.Id.Name, wanted)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>The names closest to one that does not exist, best first.</summary>
    public static IReadOnlyList<string> Nearest(string wanted, IEnumerable<string> names) =>
        [.. names.OrderBy(name => Distance(wanted.ToLowerInvariant(), name.ToLowerInvariant())).Take(5)];

    private static string Unquoted(string name) => name.Trim().Trim('"');

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int kept = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = kept;
            }
        }

        return row[^1];
    }
}
