using System.Globalization;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>Small whole numbers that tell rows apart rather than measure: the rooms of a flat, the vehicles of an accident.</summary>
internal static class Grades
{
    private const int Most = 15;

    private const decimal Highest = 60;

    public static bool Is(Table table, Field field) =>
        field is { IsNumber: true, IsYear: false, IsIdentifier: false, Distinct: > 1 and <= Most } && table.Rows >= 2 * field.Distinct
        && Number(field.Min) is >= 0 && Number(field.Max) is <= Highest;

    public static bool Holds(Field field, decimal number) => number >= Number(field.Min) && number <= Number(field.Max);

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
