namespace Tally.Model;

/// <summary>
/// The model service in the field's own verbs. Failures of the service are values; only cancellation and bugs throw.
/// Nothing here retries a creation by itself when it may already have happened: the run decides that, it knows what it
/// has recorded.
/// </summary>
public interface IModelService
{
    /// <summary>Name of the model or deployment that answers, for labels.</summary>
    string ModelName { get; }

    /// <summary>What the endpoint can do; probed once, then remembered.</summary>
    Task<ModelCapabilities> ProbeAsync(CancellationToken cancellationToken);

    Task<ModelReply<string>> CreateConversationAsync(
        IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);

    /// <summary>Adds items to a conversation; returns the id of the last one.</summary>
    Task<ModelReply<string>> CreateItemsAsync(
        string conversationId, IReadOnlyList<TranscriptItem> items, CancellationToken cancellationToken);

    /// <summary>The items of a conversation, oldest first, to look before creating again.</summary>
    Task<ModelReply<IReadOnlyList<ConversationItem>>> ListItemsAsync(string conversationId, CancellationToken cancellationToken);

    Task<ModelReply<string>> DeleteConversationAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Starts a run segment (a background response where the endpoint has them).</summary>
    Task<ModelReply<ModelRun>> StartRunAsync(RunRequest request, CancellationToken cancellationToken);

    Task<ModelReply<ModelRun>> GetRunAsync(string responseId, CancellationToken cancellationToken);

    /// <summary>
    /// Hears a run that was started with <see cref="RunRequest.IsStreamed"/> from its beginning; ends with
    /// <see cref="RunSignal.Ended"/> or <see cref="RunSignal.Lost"/>.
    /// </summary>
    IAsyncEnumerable<RunSignal> FollowRunAsync(string responseId, CancellationToken cancellationToken);

    /// <summary>Asks the service to stop; best effort, the caller's own cancelled flag is final.</summary>
    Task<ModelReply<ModelRun>> CancelRunAsync(string responseId, CancellationToken cancellationToken);
}
