using System.Globalization;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>The pieces of a SELECT.</summary>
internal static class Sql
{
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    public static string Name(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_')
            ? name
            : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number itself, folded as asked; a natural fold is the bare cell.</summary>
    public static string Of(Quantity quantity) => quantity switch
    {
        { Per: { } per } => $"{Of(quantity with { Per = null })} / {Of(quantity with { Per = null, Field = per })}",
        { Field: null } => "COUNT(*)",
        { Fold: Fold.CountDistinct, Field: { } field } => $"COUNT(DISTINCT {field.Sql})",
        { Fold: Fold.Count, Field: { } field } => $"COUNT({field.Sql})",
        { Fold: Fold.Sum, Field: { } field } => $"SUM({field.Sql})",
        { Fold: Fold.Average, Field: { } field } => $"AVG({field.Sql})",
        { Fold: Fold.Median, Field: { } field } => $"MEDIAN({field.Sql})",
        { Fold: Fold.Maximum, Field: { } field } => $"MAX({field.Sql})",
        { Fold: Fold.Minimum, Field: { } field } => $"MIN({field.Sql})",
        { Fold: Fold.Deviation, Field: { } field } => $"STDDEV({field.Sql})",
        { Field: { } field } => field.Sql,
    };

    public static string As(Quantity quantity) =>
        quantity is { Field: { } field, Fold: Fold.Natural, Per: null } ? field.Sql : $"{Of(quantity)} AS {Name(quantity.Alias)}";

    public static string Where(IEnumerable<string> conditions)
    {
        string joined = string.Join(" AND ", conditions);
        return joined.Length == 0 ? "" : " WHERE " + joined;
    }

    /// <summary>A row without a value is none of those that are left out.</summary>
    public static string Condition(ValueFilter filter) =>
        filter is { IsExcluded: true, Field.Nulls: > 0 } ? $"({Compared(filter)} OR {filter.Field.Sql} IS NULL)" : Compared(filter);

    private static string Compared(ValueFilter filter) => filter switch
    {
        { Field.IsBoolean: true, Values: [var only] } => $"{filter.Field.Sql} = {only.ToUpperInvariant()}",
        { Values: [var only], IsExcluded: false } => $"{filter.Field.Sql} = {Value(filter.Field, only)}",
        { Values: [var only] } => $"{filter.Field.Sql} <> {Value(filter.Field, only)}",
        _ => $"{filter.Field.Sql} {(filter.IsExcluded ? "NOT IN" : "IN")} ({string.Join(", ", filter.Values.Select(value => Value(filter.Field, value)))})",
    };

    public static string Condition(NumberFilter filter) => filter.Than is { } than ? $"{filter.Field.Sql} {filter.Operator} {than.Sql}" : filter.Upper is { } upper
        ? $"{filter.Field.Sql} BETWEEN {Number(filter.Number)} AND {Number(upper)}"
        : $"{filter.Field.Sql} {filter.Operator} {Number(filter.Number)}";

    /// <summary>A dimension as an expression and the name its column gets.</summary>
    public static (string Expression, string Name)? Of(Dimension dimension, TimeAxis axis) => dimension switch
    {
        Dimension.ByField { Field: var field } => (field.Sql, field.Name),
        Dimension.ByTime { Grain: Grain.Year } when axis.Year is { } year => (year.Sql, year.Name),
        Dimension.ByTime { Grain: Grain.Year } when axis.Date is { } date => ($"YEAR({date.Sql})", "annee"),
        Dimension.ByTime { Grain: Grain.Year } when axis.YearMonth is { } months => ($"SUBSTR({months.Sql}, 1, 4)", "annee"),
        Dimension.ByTime { Grain: Grain.Month } when axis.Month is { } month => (month.Sql, month.Name),
        Dimension.ByTime { Grain: Grain.Month } when axis.YearMonth is { } months => (months.Sql, months.Name),
        Dimension.ByTime { Grain: Grain.Month } when axis.Date is { } date => ($"STRFTIME({date.Sql}, '%Y-%m')", "mois"),
        Dimension.ByTime { Grain: Grain.Quarter } when axis.Date is { } date => ($"QUARTER({date.Sql})", "trimestre"),
        Dimension.ByTime { Grain: Grain.Day } when axis.Date is { } date => (date.Sql, date.Name),
        _ => null,
    };

    private static string Value(Field field, string value) => field.IsNumber ? value : Literal(value);
}
