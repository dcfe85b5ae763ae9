using Tally.Queries;

namespace Tally.Ledger;

/// <summary>What comes of a calculation: a result of one row, or a sentence the model can act on.</summary>
public abstract record CalculationOutcome
{
    private CalculationOutcome()
    {
    }

    public sealed record Succeeded(QueryResult Result) : CalculationOutcome;

    /// <param name="Code">Stable: syntax, wrong-reference, not-a-number, constant, division-by-zero, overflow.</param>
    public sealed record Refused(string Code, string Message) : CalculationOutcome;
}
