namespace Tally.Charts;

/// <summary>A chart, or why there can be none.</summary>
public abstract record ChartOutcome
{
    private ChartOutcome()
    {
    }

    public sealed record Built(Chart Chart) : ChartOutcome;

    /// <param name="Code">
    /// Stable: unknown-result, unknown-column, no-column, no-rows, no-values, not-a-number, out-of-range, constant, mixed-units, repeated-x,
    /// not-ordered, negative-slice, several-values, too-many-points, too-many-series, too-many-categories.
    /// </param>
    /// <param name="Message">What to write instead, in words the model can act on.</param>
    /// <param name="Nearest">The names that could have been meant.</param>
    public sealed record Refused(string Code, string Message, IReadOnlyList<string> Nearest) : ChartOutcome;
}
