using Tally.ModelEmulator.Analyst.Catalogue;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>A number to find: a column's cells put together in some way, or rows counted.</summary>
internal sealed record Quantity
{
    public required Fold Fold { get; init; }

    /// <summary>Null when rows are counted.</summary>
    public Field? Field { get; init; }

    /// <summary>What one of it is told per: the trainers of "members per trainer".</summary>
    public Field? Per { get; init; }

    /// <summary>One part of all, told in percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>The words the question has for it.</summary>
    public required string Noun { get; init; }

    public Behaviour Behaviour { get; init; } = Behaviour.Flow;

    /// <summary>The question asked for this way of putting cells together.</summary>
    public bool IsExplicit { get; init; }

    public bool IsCount => Field is null || Fold == Fold.CountDistinct;

    /// <summary>The name of the result's column: the source column's, so that what is said of it fits.</summary>
    public string Alias => IsCount ? "nombre" : Per is { } per ? $"{Field!.Name} / {per.Name}" : Field!.Name;
}

/// <summary>How cells become one number.</summary>
internal enum Fold
{
    /// <summary>Not said: the cell itself where there is one, else what the measure's nature allows.</summary>
    Natural,
    Sum,
    Average,
    Median,
    Maximum,
    Minimum,
    Deviation,
    Count,
    CountDistinct,
}

/// <summary>What may be done with a measure's cells.</summary>
internal enum Behaviour
{
    /// <summary>Adds up over everything: sales, visits.</summary>
    Flow,

    /// <summary>Adds up over places and groups, not over time: inhabitants, students.</summary>
    Stock,

    /// <summary>Never adds up: prices, ages, rates.</summary>
    Rate,
}
