using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a question comes down to.</summary>
internal abstract record Intent
{
    private Intent()
    {
    }

    /// <summary>One figure, or several side by side.</summary>
    public sealed record Figures(ImmutableList<Side> Sides) : Intent;

    /// <summary>Two figures and what lies between them.</summary>
    public sealed record Compare(Side First, Side Second) : Intent;

    /// <summary>From one period to another, in figures and percent.</summary>
    public sealed record Change(Side From, Side To) : Intent;

    public sealed record Share(Side Part, Side Whole) : Intent;

    /// <summary>Groups in order of a figure; one for an extreme.</summary>
    public sealed record Ranking(Quantity Quantity, Dimension Dimension, Scope Scope, bool IsDescending, int? Limit) : Intent;

    /// <summary>The group that changed most between two periods.</summary>
    public sealed record RankedChange(Quantity Quantity, Dimension Dimension, Scope Scope, Period.Unit From, Period.Unit To, bool IsDescending, bool InPercent) : Intent;

    /// <summary>Figures along a dimension.</summary>
    public sealed record Series(ImmutableList<Quantity> Quantities, Dimension Along, Field? Split, Scope Scope, string? Chart) : Intent;

    /// <summary>The different values of a dimension, or the records, that fit.</summary>
    public sealed record Listing(Dimension Dimension, Scope Scope, Quantity? Having, bool? Earliest) : Intent;

    /// <summary>What text columns say of a record.</summary>
    public sealed record Attributes(ImmutableList<Field> Fields, Scope Scope) : Intent;

    /// <summary>Whether a figure is what the question says.</summary>
    public sealed record Assert(Side Side, Claim Claim) : Intent;

    /// <summary>Whether one side is more, or less, than another.</summary>
    public sealed record AssertOrder(Side First, Side Second, bool IsMore) : Intent;

    /// <summary>Whether a group is the first of a ranking.</summary>
    public sealed record AssertExtreme(Ranking Order, string Label) : Intent;

    /// <summary>Groups of which a total of theirs is above or below a number; only how many there are, where that is asked.</summary>
    public sealed record GroupCondition(Dimension Dimension, Quantity Quantity, NumberFilter Bound, Scope Scope, bool IsCounted) : Intent;

    public sealed record Correlation(Field Left, Field Right, Scope Scope) : Intent;

    /// <summary>The average of what the years come to.</summary>
    public sealed record YearlyAverage(Side Side) : Intent;

    public sealed record Coverage(Table Table) : Intent;

    /// <summary>What the data has.</summary>
    public sealed record Catalogue : Intent;

    /// <summary>A greeting or thanks.</summary>
    public sealed record Courtesy : Intent;

    /// <summary>The person has to choose.</summary>
    public sealed record Ask(ImmutableList<string> Choices) : Intent;

    /// <summary>The data has no answer.</summary>
    public sealed record Decline(Reason Reason, string Words) : Intent;
}

/// <summary>A figure with its rows and what the question calls it.</summary>
internal sealed record Side(Quantity Quantity, Scope Scope, string Label);

/// <summary>Why a question is declined.</summary>
internal enum Reason
{
    UnknownWords,
    OutsidePeriod,
    NoTime,
    NoMeasure,
    NoRows,
    NotPossible,
}
