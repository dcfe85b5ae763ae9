using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A column as the tools describe it.</summary>
internal sealed partial record Field
{
    public required string Name { get; init; }

    /// <summary>How SQL names it.</summary>
    public required string Sql { get; init; }

    public required string Type { get; init; }

    public required string Role { get; init; }

    public string? Unit { get; init; }

    public int Distinct { get; init; }

    public int Nulls { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The columns this one is the sum of.</summary>
    public IReadOnlyList<string> TotalOf { get; init; } = [];

    /// <summary>Values whose rows are totals of the others.</summary>
    public IReadOnlyList<string> TotalValues { get; init; } = [];

    public IReadOnlyList<FieldValue> Values { get; init; } = [];

    public bool IsNumber => Type is "integer" or "decimal";

    public bool IsText => Type == "text";

    public bool IsBoolean => Type == "boolean";

    public bool IsDate => Type is "date" or "datetime";

    /// <summary>A whole-number column of calendar years.</summary>
    public bool IsYear => Type == "integer" && IsYearLike(Min) && IsYearLike(Max)
        && (Role is "time" or "key" or "dimension" || YearName().IsMatch(Language.Folding.Fold(Name)));

    /// <summary>A column that names a record and is not added up.</summary>
    public bool IsIdentifier => (IdName().IsMatch(Language.Folding.Fold(Name)) && !IsYear) || HasCodes;

    /// <summary>Its values are numbered codes: "UC1048", "PCN-4000".</summary>
    private bool HasCodes => IsText && Distinct > 3 && Values.Count > 3 && Values.All(static value => CodeText().IsMatch(value.Text));

    /// <summary>All the values the column holds are listed.</summary>
    public bool HasAllValues => Values.Count >= Distinct;

    private static bool IsYearLike(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) && number is >= 1200 and <= 2999;

    [GeneratedRegex("(^|[^a-z])(annees?|ans?|years?|yr|jahr|exercice|anno)([^a-z]|$)")]
    private static partial Regex YearName();

    [GeneratedRegex("^[A-Za-z]{1,6}[-_ ]?[0-9]{2,}$")]
    private static partial Regex CodeText();

    [GeneratedRegex("(^|[ _.-])(id|ids|code|codes|key|uuid|ref|reference|zip|postal|postcode|npa|plz|phone|tel|isbn|ean|sku|nr|no|numero|num|index)$|^(id|code|no|nr|numero|num|ref)([ _.-]|$)|.+id$")]
    private static partial Regex IdName();
}

/// <summary>A value a column holds, and the other words people have for it.</summary>
internal sealed record FieldValue(string Text, int Count, IReadOnlyList<string> Synonyms);
