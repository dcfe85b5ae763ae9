using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using Tally.Datasets;

namespace Tally.Questions;

/// <summary>
/// A journal file a question: <c>open/</c> holds those on their way, <c>done/</c> those with an outcome. One process owns
/// the folder (the home's lock sees to that); what is open is also kept in memory.
/// </summary>
public sealed class FileRunStore(string folder, Durability durability) : IRunStore, IDisposable
{
    private const int FlushesAtOnce = 16;

    private readonly string _open = Path.Combine(folder, "open");
    private readonly string _done = Path.Combine(folder, "done");
    private readonly ConcurrentDictionary<string, JournalState> _states = new();
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];

    private readonly SemaphoreSlim _flushes = new(FlushesAtOnce);

    public async Task<Versioned<QuestionRun>?> GetAsync(string questionId, CancellationToken cancellationToken) =>
        await ReadAsync(questionId, state => state.Run is { } run ? new Versioned<QuestionRun>(run, state.ETag!) : null, cancellationToken);

    public Task<string?> TrySaveAsync(RunSave save, string? expectedETag, CancellationToken cancellationToken) =>
        WriteAsync(save.Run.Id, async state =>
        {
            if (state.ETag != expectedETag)
                return null;
            long version = state.Version + 1;
            await AppendAsync(save.Run.Id, state, RunJournal.Line(version, save), save.IsLasting);
            state.Apply(version, save);
            Retire(save.Run.Id, state);
            return state.ETag;
        }, cancellationToken);

    public Task PutAsideAsync(string questionId, RunPayload payload, CancellationToken cancellationToken) =>
        WriteAsync(questionId, async state =>
        {
            await AppendAsync(questionId, state, RunJournal.Line(payload), lasting: false);
            state.Payloads[payload.Name] = payload.Json;
            return state.ETag;
        }, cancellationToken);

    public Task<byte[]?> GetAsideAsync(string questionId, string name, CancellationToken cancellationToken) =>
        GetPayloadAsync(questionId, name, cancellationToken);

    public Task<byte[]?> GetPayloadAsync(string questionId, string name, CancellationToken cancellationToken) =>
        ReadAsync(questionId, state => state.Payloads.GetValueOrDefault(name), cancellationToken);

    public async Task<IReadOnlyList<RunEvent>> EventsAsync(string questionId, long after, CancellationToken cancellationToken) =>
        await ReadAsync(questionId, state => state.Events.Where(one => one.Sequence > after).ToList(), cancellationToken) ?? [];

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_open))
            yield break;
        foreach (string path in Directory.EnumerateFiles(_open, "*.log").Order(StringComparer.Ordinal).ToList())
        {
            string id = Path.GetFileNameWithoutExtension(path);
            if (await GetAsync(id, cancellationToken) is not { } stored)
                continue;
            if (!stored.Value.IsEnded)
                yield return id;
            else
                await WriteAsync(id, state => { Retire(id, state); return Task.FromResult<string?>(""); }, cancellationToken);
        }
    }

    public async Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        var known = new List<(string Id, string Cursor)>();
        await foreach (string id in InFlightAsync(cancellationToken))
        {
            if (await GetAsync(id, cancellationToken) is { } stored)
                known.Add((id, Cursor(stored.Value.CreatedAt.UtcDateTime, id)));
        }

        if (Directory.Exists(_done))
        {
            known.AddRange(new DirectoryInfo(_done).EnumerateFiles("*.log")
                .Select(file => (Id: Path.GetFileNameWithoutExtension(file.Name), file.LastWriteTimeUtc))
                .Select(file => (file.Id, Cursor(file.LastWriteTimeUtc, file.Id))));
        }

        var runs = new List<QuestionRun>();
        foreach (var (id, cursor) in known.OrderByDescending(one => one.Cursor, StringComparer.Ordinal))
        {
            if (query.After is not null && string.CompareOrdinal(cursor, query.After) >= 0)
                continue;
            if (await GetAsync(id, cancellationToken) is { } stored && query.Takes(stored.Value))
                runs.Add(stored.Value);
            if (runs.Count == query.Size)
                return new RunPage(runs, cursor);
        }

        return new RunPage(runs, null);
    }

    public async Task DeleteAsync(string questionId, CancellationToken cancellationToken)
    {
        if (!StoredName.IsSafe(questionId))
            return;
        await WriteAsync(questionId, state =>
        {
            state.Forget();
            foreach (string path in new[] { PathIn(_open, questionId), PathIn(_done, questionId) }.Where(File.Exists))
                File.Delete(path);
            return Task.FromResult<string?>("");
        }, cancellationToken);
    }

    private async Task<T?> ReadAsync<T>(string id, Func<JournalState, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        if (!StoredName.IsSafe(id))
            return null;
        return await WriteAsync(id, state => Task.FromResult(read(state)), cancellationToken);
    }

    /// <summary>Everything about one question happens one at a time.</summary>
    private async Task<T?> WriteAsync<T>(string id, Func<JournalState, Task<T?>> act, CancellationToken cancellationToken)
        where T : class
    {
        if (!StoredName.IsSafe(id))
            throw new ArgumentException("Not a question's id.", nameof(id));
        var turn = _locks[(uint)string.GetHashCode(id, StringComparison.Ordinal) % _locks.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var state = _states.TryGetValue(id, out var known) ? known : Load(id);
            _states.TryRemove(id, out _);
            var result = await act(state);
            if (state.Run is { IsEnded: false })
                _states[id] = state;
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    private JournalState Load(string id)
    {
        string path = File.Exists(PathIn(_open, id)) ? PathIn(_open, id) : PathIn(_done, id);
        return File.Exists(path) ? RunJournal.Read(path, File.ReadAllBytes(path)) : new JournalState();
    }

    private async Task AppendAsync(string id, JournalState state, byte[] line, bool lasting)
    {
        if (state.Length == 0)
            Directory.CreateDirectory(_open);
        string path = state.Run is { IsEnded: true } && !File.Exists(PathIn(_open, id)) ? PathIn(_done, id) : PathIn(_open, id);
        using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        if (RandomAccess.GetLength(handle) > state.Length)
            RandomAccess.SetLength(handle, state.Length);
        RandomAccess.Write(handle, line, state.Length);
        if (lasting && durability == Durability.PowerCut)
            await FlushAsync(handle);
        state.Length += line.Length;
    }

    /// <summary>A flush blocks its thread for milliseconds: it gets one of its own instead of the pool's.</summary>
    private async Task FlushAsync(SafeFileHandle handle)
    {
        await _flushes.WaitAsync();
        try
        {
            await Task.Factory.StartNew(
                () => RandomAccess.FlushToDisk(handle), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _flushes.Release();
        }
    }

    public void Dispose() => _flushes.Dispose();

    private void Retire(string id, JournalState state)
    {
        if (state.Run is not { IsEnded: true } || !File.Exists(PathIn(_open, id)))
            return;
        Directory.CreateDirectory(_done);
        File.Move(PathIn(_open, id), PathIn(_done, id), overwrite: true);
        // Lists are by the time of acceptance; what has ended is not opened for that.
        File.SetLastWriteTimeUtc(PathIn(_done, id), state.Run.CreatedAt.UtcDateTime);
    }

    private static string Cursor(DateTime accepted, string id) => $"{accepted.Ticks / TimeSpan.TicksPerMicrosecond:x16}-{id}";

    private static string PathIn(string directory, string id) => Path.Combine(directory, id + ".log");
}
