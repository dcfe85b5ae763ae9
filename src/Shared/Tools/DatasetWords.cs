using System.Text.Json.Nodes;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Tools;

/// <summary>Datasets, collections and columns as the model is told of them.</summary>
internal static class DatasetWords
{
    public static JsonArray Columns(IEnumerable<ColumnProfile> columns) => new([.. columns.Select(Column)]);

    public static JsonObject Column(ColumnProfile column) => new()
    {
        ["name"] = column.Name,
        ["sql"] = SqlName.Of(column.Name),
        ["type"] = TypeName(column.Type),
        ["role"] = column.Role.ToString().ToLowerInvariant(),
        ["unit"] = column.Unit,
        ["distinct"] = column.Distinct,
        ["nulls"] = column.Nulls,
        ["misfits"] = column.Misfits,
        ["min"] = column.Min,
        ["max"] = column.Max,
        ["synonyms"] = ToolJson.Strings(column.Synonyms),
        ["total_of"] = ToolJson.Strings(column.TotalOf),
        ["total_values"] = ToolJson.Strings(column.TotalValues),
        ["top_values"] = TopValues(column),
        ["value_synonyms"] = ValueSynonyms(column),
    };

    public static string TypeName(ColumnType type) => type.ToString().ToLowerInvariant();

    /// <summary>The earliest and latest period any of them covers, when they agree on the column.</summary>
    public static Period? PeriodOf(IReadOnlyList<DatasetProfile> members)
    {
        var periods = members.Select(member => member.Period).OfType<Period>().ToList();
        return periods.Count == 0 || periods.Any(period => period.Column != periods[0].Column)
            ? null
            : new Period(
                periods[0].Column,
                periods.Select(period => period.From).Min(StringComparer.Ordinal)!,
                periods.Select(period => period.To).Max(StringComparer.Ordinal)!);
    }

    /// <summary>What a reader of the figures must know before adding them up.</summary>
    public static IEnumerable<string> Notes(DatasetProfile profile)
    {
        if (profile.ProblemCount > 0)
            yield return $"The reader noted {profile.ProblemCount} kinds of problem in {profile.FileName}; see its problems.";
        if (profile.IsTotalOfSiblings)
            yield return "This dataset is the total of the others of its collection: leave it out when adding them up or ranking them.";
        if (profile.TotalRows.Count > 0)
            yield return $"{profile.TotalRows.Count} of its rows are totals of other rows: leave them out when adding up.";
        foreach (var column in profile.Columns.Where(column => column.TotalOf.Count > 0))
            yield return $"{column.Name} is the sum of {string.Join(" and ", column.TotalOf)} in every row.";
    }

    private static JsonArray TopValues(ColumnProfile column)
    {
        var values = column.Distinct <= StackedColumns.AllValues
            ? column.TopValues.Take(StackedColumns.AllValues)
            : column.TopValues.Take(StackedColumns.SomeValues);
        return new([.. values.Select(value => new JsonObject { ["value"] = value.Value, ["count"] = value.Count })]);
    }

    private static JsonObject ValueSynonyms(ColumnProfile column)
    {
        var synonyms = new JsonObject();
        foreach (var (value, words) in column.ValueSynonyms.Take(StackedColumns.AllValues))
            synonyms[value] = ToolJson.Strings(words);
        return synonyms;
    }
}
