namespace Tally.Queries;

/// <summary>What comes of a query: a whole result, or an error that says what to write instead. Never a part of a result.</summary>
public abstract record QueryOutcome
{
    private QueryOutcome()
    {
    }

    public sealed record Succeeded(QueryResult Result) : QueryOutcome;

    public sealed record Refused(QueryError Error) : QueryOutcome;
}
