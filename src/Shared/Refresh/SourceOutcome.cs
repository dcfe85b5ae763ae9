namespace Tally.Refresh;

/// <summary>What came of changing or refreshing a source.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome()
    {
    }

    public sealed record Saved(DataSource Source, bool IsNew) : SourceOutcome;

    public sealed record Refreshed(DataSource Source) : SourceOutcome;

    public sealed record NotFound(string Name) : SourceOutcome;

    public sealed record Refused(IReadOnlyList<string> Problems) : SourceOutcome;

    /// <summary>Somebody else changed it at the same time.</summary>
    public sealed record Conflict(string Name) : SourceOutcome;
}
