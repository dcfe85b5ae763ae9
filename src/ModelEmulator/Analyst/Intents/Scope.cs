using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Which rows are meant.</summary>
internal sealed record Scope
{
    public static readonly Scope Everything = new();

    public ImmutableList<ValueFilter> Values { get; init; } = [];

    public ImmutableList<NumberFilter> Numbers { get; init; } = [];

    public Period? Period { get; init; }

    /// <summary>The date column that the period is about, when the question names one of several.</summary>
    public Field? DateField { get; init; }

    public bool Fixes(Field field) => Values.Any(filter => filter.Field.Name == field.Name && !filter.IsExcluded);
}

/// <summary>A column is, or is not, one of some values.</summary>
internal sealed record ValueFilter(Field Field, ImmutableList<string> Values, bool IsExcluded = false)
{
    public bool Equals(ValueFilter? other) =>
        other is not null && Field.Name == other.Field.Name && IsExcluded == other.IsExcluded && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Field.Name, IsExcluded, Values.Count);
}

/// <summary>A numeric column compared with a number, or between two.</summary>
internal sealed record NumberFilter(Field Field, string Operator, decimal Number, decimal? Upper = null, string Text = "", string UpperText = "")
{
    /// <summary>The column of the same row that it is compared with, instead of a number.</summary>
    public Field? Than { get; init; }
}
