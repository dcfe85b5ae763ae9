using Tally.Model;

namespace Tally.Questions;

/// <summary>Deletes a thread: what is on its way is cancelled, and what the provider keeps of it is deleted too.</summary>
public sealed class DeleteConversation(IConversationStore conversations, IRunStore runs, IModelService model)
{
    /// <summary>False when there was none.</summary>
    public async Task<bool> RunAsync(string conversationId, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        if (await conversations.GetAsync(conversationId, cancellationToken) is not { } stored)
            return false;
        foreach (string queued in stored.Value.Queue)
            await driver.CancelAsync(queued, cancellationToken);
        var atProvider = new HashSet<string>(StringComparer.Ordinal);
        foreach (string questionId in stored.Value.Turns.Select(turn => turn.QuestionId).Concat(stored.Value.Queue).Distinct())
        {
            if (await runs.GetAsync(questionId, cancellationToken) is { Value.ProviderConversation: { } provider })
                atProvider.Add(provider);
            await runs.DeleteAsync(questionId, cancellationToken);
        }

        foreach (string provider in atProvider)
            await model.DeleteConversationAsync(provider, cancellationToken);
        await conversations.DeleteAsync(conversationId, cancellationToken);
        return true;
    }
}
