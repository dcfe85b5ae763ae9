namespace Tally.Assistants;

/// <summary>What came of changing an assistant.</summary>
public abstract record AssistantOutcome
{
    private AssistantOutcome()
    {
    }

    public sealed record Saved(Assistant Assistant, bool IsNew) : AssistantOutcome;

    public sealed record Deleted(string Name) : AssistantOutcome;

    public sealed record NotFound(string Name) : AssistantOutcome;

    public sealed record Refused(IReadOnlyList<string> Problems) : AssistantOutcome;

    /// <summary>Another writer came first, or the name is taken.</summary>
    public sealed record Conflict(string Message) : AssistantOutcome;
}
