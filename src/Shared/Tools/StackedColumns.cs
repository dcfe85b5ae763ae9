using System.Globalization;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Tools;

/// <summary>The columns of a collection read as one table: its file column, then every column any member has.</summary>
internal static class StackedColumns
{
    /// <summary>Values that are listed one by one when there are no more of them than this.</summary>
    public const int AllValues = 200;

    /// <summary>Values that are listed when there are more.</summary>
    public const int SomeValues = 50;

    public static IReadOnlyList<ColumnProfile> Of(CollectionSnapshot collection, IReadOnlyList<DatasetProfile> members) =>
    [
        FileColumn(collection, members),
        .. members
            .SelectMany(member => member.Columns)
            .GroupBy(column => column.Name, StringComparer.Ordinal)
            .Where(group => group.Key != collection.FileColumn)
            .Select(group => Merge([.. group]) with { Nulls = group.Sum(column => column.Nulls) + RowsWithout(members, group.Key) }),
    ];

    /// <summary>A member that lacks the column has empty cells there.</summary>
    private static int RowsWithout(IReadOnlyList<DatasetProfile> members, string column) =>
        members.Where(member => member.Columns.All(own => own.Name != column)).Sum(member => member.RowCount);

    /// <summary>What a member is called in the file column.</summary>
    public static string LabelOf(DatasetProfile member) => member.Label?.Value ?? member.Id.Name;

    private static ColumnProfile FileColumn(CollectionSnapshot collection, IReadOnlyList<DatasetProfile> members) => new()
    {
        Name = collection.FileColumn,
        Type = ColumnType.Text,
        Role = ColumnRole.Dimension,
        Distinct = members.Select(LabelOf).Distinct(StringComparer.Ordinal).Count(),
        TopValues = [.. members.Select(member => new ValueCount(LabelOf(member), member.RowCount)).Take(AllValues)],
        Synonyms = [.. members.SelectMany(member => member.Label?.ColumnSynonyms ?? []).Distinct(StringComparer.Ordinal)],
        ValueSynonyms = members
            .Where(member => member.Label is { Synonyms.Count: > 0 })
            .DistinctBy(LabelOf, StringComparer.Ordinal)
            .ToDictionary(LabelOf, member => member.Label!.Synonyms, StringComparer.Ordinal),
    };

    private static ColumnProfile Merge(IReadOnlyList<ColumnProfile> same)
    {
        if (same.Count == 1)
            return same[0];
        var counts = same.SelectMany(column => column.TopValues)
            .GroupBy(value => value.Value, StringComparer.Ordinal)
            .Select(group => new ValueCount(group.Key, group.Sum(value => value.Count)))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)
            .ToList();
        return same[0] with
        {
            Type = same.Select(column => column.Type).Aggregate(Common),
            Unit = same.Select(column => column.Unit).Distinct().Count() == 1 ? same[0].Unit : null,
            Nulls = same.Sum(column => column.Nulls),
            Misfits = same.Sum(column => column.Misfits),
            Distinct = Math.Max(same.Max(column => column.Distinct), counts.Count),
            Min = Extreme(same.Select(column => column.Min), -1),
            Max = Extreme(same.Select(column => column.Max), 1),
            TopValues = counts.Count <= AllValues ? counts : [.. counts.Take(SomeValues)],
            Synonyms = [.. same.SelectMany(column => column.Synonyms).Distinct(StringComparer.Ordinal)],
            ValueSynonyms = same.SelectMany(column => column.ValueSynonyms)
                .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            TotalOf = same.All(column => column.TotalOf.SequenceEqual(same[0].TotalOf)) ? same[0].TotalOf : [],
            TotalValues = [.. same.SelectMany(column => column.TotalValues).Distinct(StringComparer.Ordinal)],
        };
    }

    private static ColumnType Common(ColumnType one, ColumnType other) =>
        one == other ? one
        : one is ColumnType.Integer or ColumnType.Decimal && other is ColumnType.Integer or ColumnType.Decimal ? ColumnType.Decimal
        : ColumnType.Text;

    private static string? Extreme(IEnumerable<string?> values, int sign) =>
        values.OfType<string>().Aggregate((string?)null, (best, value) => best is null || Compare(value, best) * sign > 0 ? value : best);

    private static int Compare(string one, string other) =>
        decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal left)
        && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(one, other);
}
