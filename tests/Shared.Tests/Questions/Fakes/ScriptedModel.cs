using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>
/// A model service in memory that keeps what the level says it keeps, answers by a function of everything it was told, and
/// can be told to fail: before doing what it was asked, or after.
/// </summary>
internal sealed class ScriptedModel(ModelLevel level, Func<IReadOnlyList<TranscriptItem>, IReadOnlyList<OutputItem>> answer) : IModelService
{
    private readonly ConcurrentDictionary<string, List<TranscriptItem>> _conversations = new();
    private readonly ConcurrentDictionary<string, (ModelRun Run, List<TranscriptItem> Seen, string? Conversation)> _responses = new();
    private readonly ConcurrentQueue<Fault> _faults = new();
    private int _ids;

    public sealed record Fault(ModelCall Call, ModelFailure Failure, bool After, ModelRun? Instead = null);

    public string ModelName => "scripted";

    public int Polls { get; init; } = 1;

    /// <summary>A run is heard to the end of its text, and then no more.</summary>
    public bool BreaksStreams { get; init; }

    public ConcurrentQueue<RunRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Cancelled { get; } = new();

    public ConcurrentBag<IReadOnlyList<TranscriptItem>> Deleted { get; } = [];

    public ModelLevel Level { get; set; } = level;

    public int Conversations => _conversations.Count;

    /// <summary>Segments that were really made.</summary>
    public int Responses => _responses.Count;

    public void Fail(ModelCall call, ModelFailureKind kind, bool after = false, TimeSpan? retryAfter = null) =>
        _faults.Enqueue(new Fault(call, new ModelFailure { Kind = kind, Message = kind.ToString(), RetryAfter = retryAfter }, after));

    /// <summary>The next poll (or start) answers this instead of the truth.</summary>
    public void Say(ModelCall call, ModelRun instead) =>
        _faults.Enqueue(new Fault(call, new ModelFailure { Kind = ModelFailureKind.Rejected, Message = "" }, false, instead));

    public void Drain() => _faults.Clear();

    public void Forget()
    {
        _conversations.Clear();
        _responses.Clear();
    }

    public Task<ModelCapabilities> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new ModelCapabilities(Level));

    public Task<ModelReply<string>> CreateConversationAsync(
        IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) => Do(ModelCall.CreateConversation, () =>
    {
        string id = Id("conv");
        _conversations[id] = [];
        return Ok(id);
    });

    public Task<ModelReply<string>> CreateItemsAsync(
        string conversationId, IReadOnlyList<TranscriptItem> items, CancellationToken cancellationToken) => Do(ModelCall.CreateMessage, () =>
    {
        if (!_conversations.TryGetValue(conversationId, out var kept))
            return Failed<string>(ModelFailureKind.NotFound);
        lock (kept)
            kept.AddRange(items);
        return Ok(Id("item"));
    });

    public Task<ModelReply<IReadOnlyList<ConversationItem>>> ListItemsAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var kept)
            ? Ok<IReadOnlyList<ConversationItem>>([.. kept.ToList().Select((item, index) => new ConversationItem($"item_{index}", item))])
            : Failed<IReadOnlyList<ConversationItem>>(ModelFailureKind.NotFound));

    public Task<ModelReply<string>> DeleteConversationAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (_conversations.TryRemove(conversationId, out var kept))
            Deleted.Add(kept);
        return Task.FromResult(Ok(conversationId));
    }

    public Task<ModelReply<ModelRun>> StartRunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Do(ModelCall.StartRun, () => Start(request));
    }

    public Task<ModelReply<ModelRun>> GetRunAsync(string responseId, CancellationToken cancellationToken) => Do(ModelCall.Poll, () =>
        _responses.TryGetValue(responseId, out var response) ? Ok(response.Run) : Failed<ModelRun>(ModelFailureKind.NotFound));

    public async IAsyncEnumerable<RunSignal> FollowRunAsync(
        string responseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await GetRunAsync(responseId, cancellationToken) is not ModelReply<ModelRun>.Ok(var run))
        {
            yield return new RunSignal.Lost(new ModelFailure { Kind = ModelFailureKind.NotFound, Message = "" });
            yield break;
        }

        foreach (char letter in run.Output.OfType<OutputItem.Message>().SelectMany(message => message.Text))
            yield return new RunSignal.Text(letter.ToString());
        yield return BreaksStreams
            ? new RunSignal.Lost(new ModelFailure { Kind = ModelFailureKind.Unreachable, Message = "" })
            : new RunSignal.Ended(run);
    }

    public Task<ModelReply<ModelRun>> CancelRunAsync(string responseId, CancellationToken cancellationToken)
    {
        Cancelled.Enqueue(responseId);
        return Task.FromResult(Ok(new ModelRun { Id = responseId, Status = ModelRunStatus.Cancelled }));
    }

    private ModelReply<ModelRun> Start(RunRequest request)
    {
        List<TranscriptItem> seen;
        string? conversation = null;
        switch (request.Context)
        {
            case RunContext.InConversation(var id):
                if (!_conversations.TryGetValue(id, out var kept))
                    return Failed<ModelRun>(ModelFailureKind.NotFound);
                (conversation, seen) = (id, [.. kept, .. request.Input]);
                break;
            case RunContext.After(var id):
                if (!_responses.TryGetValue(id, out var parent))
                    return Failed<ModelRun>(ModelFailureKind.PreviousResponseNotFound);
                seen = [.. parent.Seen, .. request.Input];
                break;
            case RunContext.History(var items, _):
                seen = [.. items, .. request.Input];
                break;
            default:
                seen = [.. request.Input];
                break;
        }

        var output = answer(seen);
        var said = output.Select(Item).OfType<TranscriptItem>().ToList();
        var run = new ModelRun { Id = Id("resp"), Status = ModelRunStatus.Completed, Output = output, Model = "scripted", Usage = new(100, 10) };
        _responses[run.Id] = (run, [.. seen, .. said], conversation);
        if (conversation is not null)
            _conversations[conversation] = [.. seen, .. said];
        return Ok(Level == ModelLevel.Stateless ? run : run with { Status = ModelRunStatus.Queued, Output = [], Usage = new(0, 0) });
    }

    private Task<ModelReply<T>> Do<T>(ModelCall call, Func<ModelReply<T>> act)
    {
        if (!_faults.TryPeek(out var fault) || fault.Call != call)
            return Task.FromResult(act());
        _faults.TryDequeue(out _);
        var done = fault.After ? act() : null;
        return Task.FromResult(fault.Instead is ModelRun instead
            ? (ModelReply<T>)(object)Ok(((done ?? act()) as ModelReply<ModelRun>.Ok)?.Value is { } real ? instead with { Id = real.Id } : instead)
            : new ModelReply<T>.Failed(fault.Failure));
    }

    private static TranscriptItem? Item(OutputItem output) => output switch
    {
        OutputItem.Message(var text, _) => new TranscriptItem.AssistantMessage(text),
        OutputItem.FunctionCall(var callId, var name, var arguments) => new TranscriptItem.FunctionCall(callId, name, arguments),
        _ => null,
    };

    private static ModelReply<T> Ok<T>(T value) => new ModelReply<T>.Ok(value);

    private static ModelReply<T> Failed<T>(ModelFailureKind kind) =>
        new ModelReply<T>.Failed(new ModelFailure { Kind = kind, Status = 404, Message = kind.ToString() });

    private string Id(string prefix) => $"{prefix}_{Interlocked.Increment(ref _ids)}";
}
