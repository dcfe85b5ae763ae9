namespace Tally.Ledger.Numbers;

/// <summary>A number as it stands in a text, in digits or in words.</summary>
internal sealed record NumberToken
{
    /// <summary>Character offsets in the text that was read.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    public required NumberKind Kind { get; init; }

    /// <summary>What it may mean, likeliest first ("3.306" is 3306 or 3.306); empty when no single value can be meant.</summary>
    public required IReadOnlyList<decimal> Readings { get; init; }

    /// <summary>True when it is spelled out.</summary>
    public bool InWords { get; init; }

    /// <summary>Followed by a percent sign or word.</summary>
    public bool IsPercent { get; init; }

    /// <summary>A scale word or letter took part: "3,3 millions", "3k".</summary>
    public bool IsScaled { get; init; }

    /// <summary>Four plain digits, 1000 to 2999.</summary>
    public bool LooksLikeYear { get; init; }

    /// <summary>A leading plus or minus.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The days a date, month or quarter covers; of a year only where the context says it is one.</summary>
    public DayRange? Days { get; init; }

    /// <summary>For <see cref="NumberKind.Name"/>, the whole word: "H2O".</summary>
    public string Word { get; init; } = "";

    public int Length => End - Start;
}

internal enum NumberKind
{
    Cardinal,

    /// <summary>2e, third, dritte.</summary>
    Ordinal,

    /// <summary>1/3, ⅓, la moitié.</summary>
    Fraction,

    /// <summary>twice, doublé, drei Mal.</summary>
    Multiple,

    /// <summary>A day, a month of a year, a quarter of a year.</summary>
    Date,

    /// <summary>Digits inside a word: H2O, R1.</summary>
    Name,

    /// <summary>des milliers, hundreds of, MMXX: a quantity without one value.</summary>
    Vague,
}
