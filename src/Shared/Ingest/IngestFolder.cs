using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;

namespace Tally.Ingest;

/// <summary>What came of ingesting a local folder or file.</summary>
public sealed record FolderOutcome
{
    /// <summary>The collection with exactly what the path holds; null when nothing could be read.</summary>
    public CollectionSnapshot? Snapshot { get; init; }

    /// <summary>One a file, in order of name.</summary>
    public required IReadOnlyList<FileOutcome> Files { get; init; }

    /// <summary>Why there is nothing at all: a missing path, an empty folder, a broken sidecar.</summary>
    public Problem? Refusal { get; init; }
}

/// <summary>What came of one file.</summary>
public sealed record FileOutcome(string Path, IngestOutcome Outcome);

/// <summary>Ingests every table of a local folder as one collection, or one local file as a member of its folder's.</summary>
public sealed class IngestFolder
{
    private const int Shares = 256;

    private const long BytesOfAShare = 64 * 1024;

    private readonly DatasetPublisher _datasets;
    private readonly CollectionPublisher _collections;
    private readonly CollectionTotals _totals;

    internal IngestFolder(DatasetPublisher datasets, CollectionPublisher collections, CollectionTotals totals) =>
        (_datasets, _collections, _totals) = (datasets, collections, totals);

    /// <summary>Ingests what lies at the path.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="collection">The collection's name; null: the folder's.</param>
    /// <param name="progress">Told how far it has come: the bytes of each file that is read anew, and each file that is done.</param>
    /// <param name="cancellationToken">Stops between files; what was published stays.</param>
    public async Task<FolderOutcome> RunAsync(
        string path, string? collection, IProgress<IngestStep>? progress, CancellationToken cancellationToken)
    {
        bool isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            return Refuse(ProblemCodes.NotFound, $"There is no file or folder at {path}.");
        }

        string folder = isFolder ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var paths = isFolder ? LocalFolder.Tables(folder) : [path];
        if (paths.Count == 0)
        {
            return Refuse(ProblemCodes.EmptyFolder, $"The folder {path} holds no CSV file.");
        }

        var (sidecar, problem) = await LocalSidecars.ForFolderAsync(folder, cancellationToken);
        if (problem is not null)
        {
            return new FolderOutcome { Files = [], Refusal = problem };
        }

        string name = collection ?? LocalNames.Collection(folder);
        var files = await PublishAsync(paths, name, progress, cancellationToken);
        DatasetRef[] members = [.. files.Select(file => file.Outcome).OfType<IngestOutcome.Published>().Select(published => published.Profile.Ref)];
        if (members.Length == 0)
        {
            return new FolderOutcome { Files = files };
        }

        var snapshot = await SnapshotAsync(name, members, sidecar!, isFolder, cancellationToken);
        return new FolderOutcome { Files = files, Snapshot = snapshot, Refusal = snapshot is null ? CollectionPublisher.Contended(name) : null };
    }

    // Many small files at once, so that none waits for the disk alone; a large one by itself.
    private async Task<FileOutcome[]> PublishAsync(
        IReadOnlyList<string> paths, string collection, IProgress<IngestStep>? progress, CancellationToken cancellationToken)
    {
        string[] names = LocalNames.Datasets(paths);
        var told = progress is null ? null : new FolderProgress(progress, paths.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(Shares, Shares);
        var tasks = new List<Task<FileOutcome>>();
        for (int i = 0; i < paths.Count && !stop.IsCancellationRequested; i++)
        {
            int shares = SharesOf(paths[i]);
            for (int taken = 0; taken < shares; taken++)
            {
                await room.WaitAsync(CancellationToken.None);
            }

            var (path, id) = (paths[i], DatasetId.Parse($"{collection}/{names[i]}"));
            tasks.Add(Task.Run(() => PublishAsync(path, id, shares), CancellationToken.None));
        }

        var outcomes = await Task.WhenAll(tasks);
        cancellationToken.ThrowIfCancellationRequested();
        return outcomes;

        async Task<FileOutcome> PublishAsync(string path, DatasetId id, int shares)
        {
            try
            {
                var outcome = new FileOutcome(path, await PublishOneAsync(path, id, told?.Of(path), stop.Token));
                told?.Done(path);
                return outcome;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                room.Release(shares);
            }
        }
    }

    private static int SharesOf(string path) =>
        (int)Math.Clamp((new FileInfo(path) is { Exists: true } file ? file.Length : 0) / BytesOfAShare, 1, Shares);

    private async Task<IngestOutcome> PublishOneAsync(
        string path, DatasetId id, IProgress<(long Read, long Whole)>? progress, CancellationToken cancellationToken)
    {
        var (sidecar, problem) = await LocalSidecars.ForFileAsync(path, cancellationToken);
        if (problem is not null)
        {
            return new IngestOutcome.Refused([problem]);
        }

        Stream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (UnauthorizedAccessException)
        {
            return new IngestOutcome.Refused([new Problem { Code = ProblemCodes.NotReadable, Message = $"The file {path} may not be read." }]);
        }

        await using (stream)
        {
            var input = new IngestInput
            {
                Id = id,
                FileName = Path.GetFileName(path),
                OpenAsync = _ => Task.FromResult(stream),
                Progress = progress,
            };
            return await _datasets.PublishAsync(input, sidecar!, cancellationToken);
        }
    }

    private async Task<CollectionSnapshot?> SnapshotAsync(
        string name, DatasetRef[] members, Sidecar sidecar, bool whole, CancellationToken cancellationToken)
    {
        var published = await _collections.PublishAsync(
            name,
            current => whole
                ? Snapshots.Of(name, members, current: null, sidecar)
                : Snapshots.Of(name, [.. (current?.Members ?? []).Where(member => member.Id != members[0].Id), .. members], current, sidecar),
            cancellationToken);
        if (published is null)
        {
            return null;
        }

        published = await _totals.FlagAsync(published, cancellationToken);
        if (whole)
        {
            return published;
        }

        // One file was asked for: what else its folder's collection holds is out of scope.
        var view = published with { Members = [.. published.Members.Where(member => member.Id == members[0].Id)] };
        return view with { Version = DatasetVersion.Of(view) };
    }

    private static FolderOutcome Refuse(string code, string message) =>
        new() { Files = [], Refusal = new Problem { Code = code, Message = message } };
}
