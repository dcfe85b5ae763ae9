using System.Text.Json.Serialization;

namespace Tally.Questions;

/// <summary>
/// What a run does next, as the decision function says. A driver (the local loop, the durable orchestrator) carries it out
/// and asks again; it decides nothing itself.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(CreateConversation), "create-conversation")]
[JsonDerivedType(typeof(CreateMessage), "create-message")]
[JsonDerivedType(typeof(StartRun), "start-run")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(PollRun), "poll-run")]
[JsonDerivedType(typeof(CallTools), "call-tools")]
[JsonDerivedType(typeof(SubmitToolOutputs), "submit-tool-outputs")]
[JsonDerivedType(typeof(CollectAnswer), "collect-answer")]
[JsonDerivedType(typeof(CheckDraft), "gate")]
[JsonDerivedType(typeof(Finish), "finish")]
public abstract record NextStep
{
    private NextStep()
    {
    }

    public sealed record CreateConversation : NextStep;

    public sealed record CreateMessage : NextStep;

    public sealed record StartRun : NextStep;

    /// <summary>Wait at least this long (a locked conversation, a rate limit), then ask again.</summary>
    public sealed record Wait(TimeSpan For) : NextStep;

    /// <summary>Polls inside one bounded step, with back-off, until the segment is terminal or the bound is met.</summary>
    public sealed record PollRun : NextStep;

    /// <summary>Every call of the turn; each may be carried out on its own, in any order, at once.</summary>
    public sealed record CallTools(IReadOnlyList<string> CallIds) : NextStep;

    public sealed record SubmitToolOutputs : NextStep;

    public sealed record CollectAnswer : NextStep;

    public sealed record CheckDraft : NextStep;

    /// <summary>The run has an outcome; nothing more happens.</summary>
    public sealed record Finish(QuestionOutcome Outcome) : NextStep;
}
