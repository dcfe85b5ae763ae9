namespace Tally.Queries;

/// <summary>
/// Carries a refusal from deep inside parsing, binding or running to the engine's edge, where it becomes
/// <see cref="QueryOutcome.Refused"/>; it never leaves the engine.
/// </summary>
internal sealed class QueryRefusedException(QueryError error) : Exception(error.Message)
{
    public QueryError Error { get; } = error;
}
