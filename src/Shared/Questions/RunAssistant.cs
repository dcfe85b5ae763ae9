using Tally.Datasets;
using Tally.Files;

namespace Tally.Questions;

/// <summary>What an assistant is to do: a text, files that come with it, and the thread it belongs to.</summary>
public sealed record AssistantRequest
{
    /// <summary>Its name; null for the built-in one.</summary>
    public string? Assistant { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The thread to go on with; null begins a new one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Answers on a new thread that begins as <see cref="ConversationId"/> stands now, and leaves that one as it is.</summary>
    public bool Branches { get; init; }

    /// <summary>Added to its instructions, this time only: the name of the person who asks, for instance.</summary>
    public string? AdditionalInstructions { get; init; }

    /// <summary>Overrides the assistant's model.</summary>
    public string? Model { get; init; }

    /// <summary>What may be looked at; null for the newest version of everything.</summary>
    public DataScope? Scope { get; init; }

    public string? Owner { get; init; }

    /// <summary>Withholds the text when figures could not be verified.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Has the model's run written live into the question's events.</summary>
    public bool Stream { get; init; }
}

/// <summary>What came of it.</summary>
public abstract record AssistantReply
{
    private AssistantReply()
    {
    }

    /// <summary>The run has ended, one way or another: <see cref="AnswerDocument.Outcome"/> says how.</summary>
    public sealed record Ended(AnswerDocument Answer) : AssistantReply;

    /// <param name="Code">As of <see cref="AskOutcome.Refused"/>.</param>
    public sealed record Refused(string Code, string Message) : AssistantReply;

    public sealed record Busy(TimeSpan RetryAfter) : AssistantReply;
}

/// <summary>
/// Runs an assistant end to end in this process: text and files in, answer out. Everything on the way is saved, so that a run can be
/// followed, shown and resumed like any other question.
/// </summary>
public sealed class RunAssistant(AskQuestion ask, BranchConversation branch, LocalDriver driver)
{
    /// <param name="accepted">Told the question's id as soon as there is one, to follow its events.</param>
    public async Task<AssistantReply> RunAsync(
        AssistantRequest request, Action<string>? accepted, CancellationToken cancellationToken)
    {
        string? conversation = request.ConversationId;
        if (request is { Branches: true, ConversationId: { } origin })
        {
            conversation = await branch.RunAsync(origin, request.Owner, cancellationToken);
            if (conversation is null)
                return new AssistantReply.Refused("unknown_conversation", $"There is no conversation \"{origin}\".");
        }

        var input = new AskInput
        {
            Question = request.Text,
            Assistant = request.Assistant,
            Attachments = request.Attachments,
            ConversationId = conversation,
            AdditionalInstructions = request.AdditionalInstructions,
            Model = request.Model,
            Scope = request.Scope,
            Owner = request.Owner,
            Strict = request.Strict,
            Stream = request.Stream,
        };
        switch (await ask.RunAsync(input, driver, cancellationToken))
        {
            case AskOutcome.Accepted { QuestionId: var questionId }:
                accepted?.Invoke(questionId);
                return new AssistantReply.Ended(await driver.RunAsync(questionId, cancellationToken));
            case AskOutcome.Refused refused:
                return new AssistantReply.Refused(refused.Code, refused.Message);
            case AskOutcome.Busy busy:
                return new AssistantReply.Busy(busy.RetryAfter);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
