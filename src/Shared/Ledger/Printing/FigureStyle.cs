namespace Tally.Ledger.Printing;

/// <summary>How a language writes figures. Ours, not the machine's: ICU versions differ.</summary>
internal sealed record FigureStyle
{
    private const char NarrowNoBreakSpace = '\u202F';

    public required string Language { get; init; }

    public required char Group { get; init; }

    public required char Decimal { get; init; }

    /// <summary>Between the digits and the percent sign.</summary>
    public required string BeforePercent { get; init; }

    public required IReadOnlyList<string> Months { get; init; }

    public required string True { get; init; }

    public required string False { get; init; }

    public static FigureStyle French { get; } = new()
    {
        Language = "fr",
        Group = NarrowNoBreakSpace,
        Decimal = ',',
        BeforePercent = "\u202F",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        True = "oui",
        False = "non",
    };

    public static FigureStyle English { get; } = new()
    {
        Language = "en",
        Group = ',',
        Decimal = '.',
        BeforePercent = "",
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        True = "yes",
        False = "no",
    };

    public static FigureStyle German { get; } = new()
    {
        Language = "de",
        Group = '.',
        Decimal = ',',
        BeforePercent = "\u00A0",
        Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        True = "ja",
        False = "nein",
    };

    public static FigureStyle SwissGerman { get; } = German with { Group = '\u2019', Decimal = '.', BeforePercent = "" };

    /// <summary>The style of a BCP 47 tag; a language without one of its own is written as English.</summary>
    public static FigureStyle Of(string language) => language.ToLowerInvariant() switch
    {
        "de-ch" or "de-li" or "gsw" => SwissGerman,
        var tag when tag == "de" || tag.StartsWith("de-", StringComparison.Ordinal) => German,
        var tag when tag == "fr" || tag.StartsWith("fr-", StringComparison.Ordinal) => French,
        var tag when tag == "en" || tag.StartsWith("en-", StringComparison.Ordinal) => English,
        _ => English with { Language = language },
    };
}
