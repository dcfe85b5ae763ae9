using Tally.Datasets;
using Tally.Ingest.Publishing;

namespace Tally.Ingest;

/// <summary>What came of ingesting the paths a person named.</summary>
public abstract record PathsOutcome
{
    private PathsOutcome()
    {
    }

    /// <summary>What may be looked at: exactly what the paths hold.</summary>
    /// <param name="Scope">A collection for each folder.</param>
    /// <param name="LeftOut">Files of a folder that were refused, each with why.</param>
    public sealed record Opened(DataScope Scope, IReadOnlyList<RefusedFile> LeftOut) : PathsOutcome;

    /// <summary>A path that was named cannot be read at all.</summary>
    public sealed record Refused(RefusedFile File) : PathsOutcome;
}

/// <summary>A file or folder that was not ingested, and why.</summary>
public sealed record RefusedFile(string Path, Problem Problem);

/// <summary>Ingests local files and folders together, as one scope.</summary>
public sealed class IngestPaths(IngestFolder folders)
{
    public async Task<PathsOutcome> RunAsync(
        IReadOnlyList<string> paths, IProgress<IngestStep>? progress, CancellationToken cancellationToken)
    {
        var collections = new List<CollectionSnapshot>();
        var leftOut = new List<RefusedFile>();
        foreach (string path in paths)
        {
            var outcome = await folders.RunAsync(path, collection: null, progress, cancellationToken);
            var refused = outcome.Files.Where(file => file.Outcome is IngestOutcome.Refused)
                .Select(file => new RefusedFile(file.Path, ((IngestOutcome.Refused)file.Outcome).Problems[0])).ToList();
            if (outcome.Refusal is { } refusal)
            {
                return new PathsOutcome.Refused(new RefusedFile(path, refusal));
            }

            if (outcome.Snapshot is null)
            {
                return new PathsOutcome.Refused(refused[0]);
            }

            leftOut.AddRange(refused);
            Add(collections, outcome.Snapshot);
        }

        return new PathsOutcome.Opened(new DataScope(collections), leftOut);
    }

    /// <summary>Files named one by one that lie in one folder are members of one collection.</summary>
    private static void Add(List<CollectionSnapshot> collections, CollectionSnapshot snapshot)
    {
        int same = collections.FindIndex(collection => collection.Name == snapshot.Name);
        if (same < 0)
        {
            collections.Add(snapshot);
            return;
        }

        var members = collections[same].Members.Concat(snapshot.Members)
            .GroupBy(member => member.Id).Select(group => group.Last()).OrderBy(member => member.Id.Name, StringComparer.Ordinal);
        var union = snapshot with { Members = [.. members] };
        collections[same] = union with { Version = DatasetVersion.Of(union) };
    }
}
