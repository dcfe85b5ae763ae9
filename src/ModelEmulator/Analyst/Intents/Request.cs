using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a question says, slot by slot. A follow-up is the earlier request with some slots said anew.</summary>
internal sealed record Request
{
    public required Table Table { get; init; }

    public required TimeAxis Axis { get; init; }

    public required Tongue Tongue { get; init; }

    public ImmutableList<Quantity> Quantities { get; init; } = [];

    /// <summary>How figures are put together, where the question says it.</summary>
    public Fold? Fold { get; init; }

    public ImmutableList<ValueFilter> Values { get; init; } = [];

    public ImmutableList<NumberFilter> Numbers { get; init; } = [];

    public ImmutableList<Period> Periods { get; init; } = [];

    public ImmutableList<Dimension> Groups { get; init; } = [];

    /// <summary>What "which" asks for.</summary>
    public Dimension? Asked { get; init; }

    /// <summary>A text column whose content is asked for.</summary>
    public ImmutableList<Field> Attributes { get; init; } = [];

    public int? Limit { get; init; }

    /// <summary>Groups held to a total of theirs.</summary>
    public Intent.GroupCondition? Having { get; init; }

    /// <summary>What "percentage of" is said of, where that is a measure.</summary>
    public Field? Whole { get; init; }

    /// <summary>"The biggest expense": the end of a scale is said of one thing, and not of "most" of them.</summary>
    public bool EndsOne { get; init; }

    /// <summary>"The share of the women that are in HEC": the place is the part, not what both are of.</summary>
    public bool PlacesPart { get; init; }

    /// <summary>A figure that the question asserts.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Columns said with all their values: "tous les cantons", "a museum".</summary>
    public ImmutableList<Field> Spanned { get; init; } = [];

    /// <summary>It tells what the next request is about and asks nothing: "J'habite Kelby."</summary>
    public bool IsContext { get; init; }

    /// <summary>What is asked about is said not to be: "aucune fuite".</summary>
    public bool IsDenied { get; init; }

    public ImmutableHashSet<Cue> Cues { get; init; } = [];

    /// <summary>Words that could constrain the answer and name nothing known.</summary>
    public ImmutableList<string> Unexplained { get; init; } = [];

    /// <summary>Several things that one word could mean, as choices to put to the person.</summary>
    public ImmutableList<string> Choices { get; init; } = [];

    public bool Has(Cue cue) => Cues.Contains(cue);

    public bool HasAny(params Cue[] cues) => cues.Any(Cues.Contains);
}

/// <summary>"HEC had 5000 students": the number and how it is compared.</summary>
internal sealed record Claim(string Operator, decimal Number, string Text);
