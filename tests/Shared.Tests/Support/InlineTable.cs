using System.Globalization;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Shared.Tests.Support;

/// <summary>
/// A dataset written out in a test: a header of names, then rows, cells parted by the delimiter; an empty cell is null.
/// Types are read off the cells. Roles: a name that is a year's or a date's is time, text is a dimension, the rest measures.
/// </summary>
internal static class InlineTable
{
    private static readonly string[] TimeNames = ["annee", "année", "year", "date", "mois", "jour"];

    public static OpenedDataset Parse(
        string id, string text, char delimiter = ';', FileLabel? label = null, bool isTotal = false, int[]? totalRows = null)
    {
        string[][] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(delimiter).Select(cell => cell.Trim()).ToArray())];
        Column[] columns = [.. lines[0].Select((name, i) => ColumnOf(name, [.. lines[1..].Select(line => line[i])]))];
        return Of(id, columns, label, isTotal, totalRows);
    }

    public static OpenedDataset Of(string id, IReadOnlyList<Column> columns, FileLabel? label = null, bool isTotal = false, int[]? totalRows = null)
    {
        int rows = columns[0].Count;
        ColumnProfile[] profiles = [.. columns.Select(column => new ColumnProfile { Name = column.Name, Type = column.Type, Role = RoleOf(column), Misfits = column.Misfits.Count })];
        var time = columns.FirstOrDefault(column => RoleOf(column) == ColumnRole.Time);
        var values = time is null ? [] : Enumerable.Range(0, rows).Where(row => !time.IsNull(row)).Select(row => time[row].ToString()).Order(StringComparer.Ordinal).ToArray();
        return new OpenedDataset
        {
            Profile = new DatasetProfile
            {
                Id = DatasetId.Parse(id),
                Version = "v1",
                FileName = DatasetId.Parse(id).Name + ".csv",
                Bytes = 1,
                RowCount = rows,
                Columns = profiles,
                Label = label,
                IsTotalOfSiblings = isTotal,
                TotalRows = totalRows ?? [],
                Period = values.Length == 0 ? null : new Period(time!.Name, values[0], values[^1]),
            },
            Columns = columns,
            Lines = [.. Enumerable.Range(2, rows)],
        };
    }

    public static Column ColumnOf(string name, string[] cells)
    {
        string[] present = [.. cells.Where(cell => cell.Length > 0)];
        if (present.Length > 0 && present.All(cell => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            return Numbers(name, cells);

        if (present.Length > 0 && present.All(cell => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            return new DateColumn(name, Array.ConvertAll(cells, cell => cell.Length == 0 ? DateColumn.NullDay : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber));

        if (present.Length > 0 && present.All(cell => cell is "true" or "false"))
            return new BooleanColumn(name, Array.ConvertAll(cells, cell => cell.Length == 0 ? BooleanColumn.NullFlag : (sbyte)(cell == "true" ? 1 : 0)));

        string[] dictionary = [.. present.Distinct()];
        return new TextColumn(name, dictionary, Array.ConvertAll(cells, cell => cell.Length == 0 ? -1 : Array.IndexOf(dictionary, cell)));
    }

    private static Column Numbers(string name, string[] cells)
    {
        decimal?[] values = Array.ConvertAll(cells, cell => cell.Length == 0 ? (decimal?)null : decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture));
        int scale = values.Max(value => value?.Scale ?? 0);
        var type = scale == 0 ? ColumnType.Integer : ColumnType.Decimal;
        if (values.Any(value => Math.Abs(value ?? 0) > 1e15m) || scale > 2)
            return new WideNumberColumn(name, type, values);

        decimal unit = (decimal)Math.Pow(10, scale);
        return new NumberColumn(name, type, Array.ConvertAll(values, value => value is { } number ? (long)(number * unit) : NumberColumn.NullMantissa), (byte)scale);
    }

    private static ColumnRole RoleOf(Column column) =>
        TimeNames.Contains(column.Name) ? ColumnRole.Time : column.Type == ColumnType.Text ? ColumnRole.Dimension : ColumnRole.Measure;
}
