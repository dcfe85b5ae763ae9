using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;

namespace Tally.Ingest;

/// <summary>
/// Keeps a collection what its folder is: files that come are ingested, files that change make new versions, files that go
/// are taken out. Looks again and again, which every file system allows, and only at files nobody is writing any more.
/// </summary>
public sealed class WatchFolder(IngestFolder folders, RemoveDataset remove, IDatasetLibrary library, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // While the disk is full a try costs a whole reading and comes to nothing.
    private static readonly TimeSpan PauseWhileFull = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="folder">The folder; it may be empty, and may come later.</param>
    /// <param name="told">Told each file that was published anew or refused, and what was taken out.</param>
    /// <param name="cancellationToken">Ends the watch between two looks.</param>
    public async Task RunAsync(string folder, Action<WatchEvent> told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(told);
        var seen = new Dictionary<string, FileState>();
        Dictionary<string, FileState>? ingested = null;
        bool full = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = Look(folder);
            bool isNew = Same(now, seen) && (ingested is null ? now.Count > 0 : !Same(now, ingested));
            if (isNew)
            {
                var attempt = await TryIngestAsync(folder, told, cancellationToken);
                ingested = attempt == Attempt.Done ? now : ingested;
                if (attempt == Attempt.DiskFull && !full)
                {
                    told(new WatchEvent.Refused(folder, new Problem { Code = ProblemCodes.DiskFull, Message = DiskFull.Sentence }));
                }

                full = attempt == Attempt.DiskFull;
            }

            seen = now;
            await Task.Delay(full ? PauseWhileFull : Pause, clock, cancellationToken);
        }
    }

    private async Task<Attempt> TryIngestAsync(string folder, Action<WatchEvent> told, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await folders.RunAsync(folder, collection: null, progress: null, cancellationToken);
            if (outcome.Refusal is { Code: ProblemCodes.EmptyFolder or ProblemCodes.NotFound })
            {
                await EmptyAsync(LocalNames.Collection(folder), told, cancellationToken);
                return Attempt.Done;
            }

            if (outcome.Refusal is { } refusal)
            {
                told(new WatchEvent.Refused(folder, refusal));
            }

            foreach (var (path, file) in outcome.Files)
            {
                if (file is IngestOutcome.Refused refused)
                {
                    told(new WatchEvent.Refused(path, refused.Problems[0]));
                }
                else if (file is IngestOutcome.Published { Changed: true } published)
                {
                    told(new WatchEvent.Published(published.Profile));
                }
            }

            return Attempt.Done;
        }
        catch (IOException failure) when (DiskFull.Explains(failure))
        {
            return Attempt.DiskFull;
        }
        catch (IOException)
        {
            // Somebody still writes, or a file went while it was read: the next look tells.
            return Attempt.Unfinished;
        }
    }

    private async Task EmptyAsync(string collection, Action<WatchEvent> told, CancellationToken cancellationToken)
    {
        var scope = await library.CurrentAsync(cancellationToken);
        foreach (var member in scope.Collections.Where(found => found.Name == collection).SelectMany(found => found.Members))
        {
            await remove.RunAsync(member.Id, cancellationToken);
            told(new WatchEvent.Removed(member.Id));
        }
    }

    private static Dictionary<string, FileState> Look(string folder)
    {
        var states = new Dictionary<string, FileState>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return states;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (LocalFolder.IsTable(file.Name) || LocalSidecars.IsSidecar(file.Name))
            {
                states[file.FullName] = new FileState(file.Length, file.LastWriteTimeUtc);
            }
        }

        return states;
    }

    private static bool Same(Dictionary<string, FileState> left, Dictionary<string, FileState> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var other) && other == entry.Value);

    private enum Attempt
    {
        Done,
        Unfinished,
        DiskFull,
    }

    private readonly record struct FileState(long Length, DateTime Written);
}

/// <summary>What a watch did.</summary>
public abstract record WatchEvent
{
    private WatchEvent()
    {
    }

    /// <summary>A new version is published.</summary>
    public sealed record Published(DatasetProfile Profile) : WatchEvent;

    /// <summary>The file or the folder cannot be read; what was there before still is.</summary>
    public sealed record Refused(string Path, Problem Problem) : WatchEvent;

    /// <summary>The folder holds nothing any more.</summary>
    public sealed record Removed(DatasetId Id) : WatchEvent;
}
