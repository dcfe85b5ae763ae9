using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Something a text names: a period, a label, a measure. Several joined by "and" are one mention.</summary>
internal abstract record Mention(int Start, int End)
{
    /// <summary>Named only to be compared with: "que FBM", "than in 2020".</summary>
    public bool IsComparand { get; init; }
}

/// <param name="Alternatives">One period, or those of a list ("2019 et 2020"), or the two ends of a range.</param>
internal sealed record PeriodMention(int Start, int End, IReadOnlyList<DayRange> Alternatives, PeriodShape Shape) : Mention(Start, End)
{
    public DayRange Span => Alternatives.Aggregate((left, right) => left.To(right));

    /// <summary>The typed numbers it was read from; what Tally printed is not among them.</summary>
    public IReadOnlyList<NumberToken> Typed { get; init; } = [];
}

internal enum PeriodShape
{
    Single,
    List,
    Range,

    /// <summary>since, before, until: one end is the data's own.</summary>
    Open,

    /// <summary>"over the period": whatever the figure covers, if it is more than one.</summary>
    Whole,
}

/// <summary>Labels of one column.</summary>
internal sealed record LabelMention(int Start, int End, string Column, IReadOnlyList<string> Values, bool Generic) : Mention(Start, End)
{
    /// <summary>Several labels joined by "and", as opposed to one phrase that may mean several.</summary>
    public bool IsJoined { get; init; }
}

/// <summary>Measure columns; one unless several are joined.</summary>
internal sealed record MeasureMention(int Start, int End, IReadOnlyList<string> Columns, bool Generic, bool Weak) : Mention(Start, End)
{
    public bool IsJoined { get; init; }

    /// <summary>A word for a share of it: "Frauenanteil" says nothing of a plain figure.</summary>
    public bool IsShare { get; init; }
}

/// <summary>A column of labels or of time by its name: what can be counted, or what an extreme is one of.</summary>
internal sealed record NounMention(int Start, int End, string Column) : Mention(Start, End);
