using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>A function of the values of many rows.</summary>
internal sealed record AggregateFunction
{
    public required string Name { get; init; }

    /// <summary>What it takes of each row.</summary>
    public required IReadOnlyList<ParameterKind> Parameters { get; init; }

    /// <summary>How many of the last parameters may be left out.</summary>
    public int Optional { get; init; }

    /// <summary>Rows with a null in any argument do not count.</summary>
    public bool SkipsNull { get; init; } = true;

    /// <summary>The result does not depend on how often a value occurs.</summary>
    public bool IgnoresDuplicates { get; init; }

    public required Func<IReadOnlyList<Expression>, SqlType> Result { get; init; }

    /// <summary>A fresh accumulator for so many groups.</summary>
    public required Func<AggregateExpression, int, Accumulator> Create { get; init; }
}
