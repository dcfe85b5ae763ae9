namespace Tally.Questions;

/// <summary>Shows a whole thread, oldest question first.</summary>
public sealed class ShowConversation(IConversationStore conversations, ShowQuestion show)
{
    public async Task<ConversationView?> RunAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (await conversations.GetAsync(conversationId, cancellationToken) is not { } stored)
            return null;
        var conversation = stored.Value;
        var questions = new List<QuestionView>();
        foreach (string questionId in conversation.Turns.Select(turn => turn.QuestionId).Concat(conversation.Queue).Distinct())
        {
            if (await show.RunAsync(questionId, cancellationToken) is { } question)
                questions.Add(question);
        }

        return new ConversationView(conversation.Id, conversation.Owner, conversation.CreatedAt, questions);
    }
}

/// <summary>A thread as callers see it.</summary>
public sealed record ConversationView(string Id, string? Owner, DateTimeOffset CreatedAt, IReadOnlyList<QuestionView> Questions);
