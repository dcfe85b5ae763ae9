using Tally.Datasets;
using Tally.Files;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// Deletes a thread: what is on its way is cancelled, and what the provider keeps of it is deleted too: conversation, responses,
/// containers, the index of its attachments, and the attachments themselves where nobody else needs them.
/// </summary>
public sealed class DeleteConversation
{
    private readonly IConversationStore _conversations;
    private readonly IRunStore _runs;
    private readonly MaterialReader _materials;
    private readonly IModelService _model;
    private readonly IModelFiles _kept;
    private readonly FileHoldings _holdings;
    private readonly IArtifactStore _artifacts;

    internal DeleteConversation(
        IConversationStore conversations, IRunStore runs, MaterialReader materials, IModelService model, IModelFiles kept, FileHoldings holdings,
        IArtifactStore artifacts)
    {
        (_conversations, _runs, _materials, _model, _kept, _holdings, _artifacts) = (conversations, runs, materials, model, kept, holdings, artifacts);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RunAsync(string conversationId, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        if (await _conversations.GetAsync(conversationId, cancellationToken) is not { } stored)
            return false;
        foreach (string queued in stored.Value.Queue)
            await driver.CancelAsync(queued, cancellationToken);
        var atProvider = new ProviderSide();
        foreach (string questionId in stored.Value.Turns.Skip(stored.Value.Inherited).Select(turn => turn.QuestionId).Concat(stored.Value.Queue).Distinct())
        {
            if (await _runs.GetAsync(questionId, cancellationToken) is { } run)
                await CollectAsync(run.Value, atProvider, cancellationToken);
            await foreach (string artifact in _artifacts.ListAsync($"questions/{questionId}/", cancellationToken))
                await _artifacts.DeleteAsync(artifact, cancellationToken);
            await _runs.DeleteAsync(questionId, cancellationToken);
        }

        foreach (string conversation in atProvider.Conversations)
            await _model.DeleteConversationAsync(conversation, cancellationToken);
        foreach (string response in atProvider.Responses)
            await _kept.DeleteResponseAsync(response, cancellationToken);
        foreach (string container in atProvider.Containers)
            await _kept.DeleteContainerAsync(container, cancellationToken);
        await _holdings.ReleaseAllAsync(FileOwner.Conversation(conversationId), cancellationToken);
        await _conversations.DeleteAsync(conversationId, cancellationToken);
        return true;
    }

    private async Task CollectAsync(QuestionRun run, ProviderSide atProvider, CancellationToken cancellationToken)
    {
        if (run.ProviderConversation is { } conversation)
            atProvider.Conversations.Add(conversation);
        foreach (var segment in await _materials.SegmentsAsync(run, cancellationToken))
        {
            if (segment.ResponseId is { } response && !response.Contains('/', StringComparison.Ordinal))
                atProvider.Responses.Add(response);
            atProvider.Containers.UnionWith(segment.Code.Select(call => call.ContainerId).OfType<string>());
        }

        if ((await _materials.HostedAsync(run.Id, cancellationToken))?.ContainerId is { } container)
            atProvider.Containers.Add(container);
    }

    private sealed class ProviderSide
    {
        public HashSet<string> Conversations { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Responses { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Containers { get; } = new(StringComparer.Ordinal);
    }
}
