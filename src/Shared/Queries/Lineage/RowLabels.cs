using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>What names a row of a table: its dimension, key and time columns and what its file stands for.</summary>
internal static class RowLabels
{
    public static IReadOnlyList<Condition> Of(Table table, int row)
    {
        var labels = new List<Condition>();
        foreach (var column in table.Columns)
        {
            if (column.IsLabel && !column.Cells.IsNull(row))
                labels.Add(Condition.Equal(column.Name, column.Cells[row].ToString()));
        }

        if (OfFile(table) is { } file)
            labels.Insert(0, file);

        return labels;
    }

    /// <summary>The labels that all the rows have.</summary>
    public static List<Condition> Common(Table table, IEnumerable<int> rows)
    {
        int first = rows.First();
        var common = new List<Condition>();
        if (OfFile(table) is { } file)
            common.Add(file);

        foreach (var column in table.Columns.Where(column => column.IsLabel && !column.Cells.IsNull(first)))
        {
            var same = CellSameness.Of(column.Cells);
            if (rows.All(row => same(row, first)))
                common.Add(Condition.Equal(column.Name, column.Cells[first].ToString()));
        }

        return common;
    }

    public static SourceRow SourceRow(Table table, int row)
    {
        var part = table.Parts[table.PartOf(row)];
        int own = row - part.Start;
        return new SourceRow(part.Profile.Id, own + 1, part.Dataset.Lines[own]);
    }

    // Of a dataset that stands alone the file's label is in no column, and still says what its rows are about.
    public static Condition? OfFile(Table table) =>
        !table.Columns.Any(column => column.IsFileLabel) && table.Parts is [{ Profile.Label: { } label }]
            ? Condition.Equal(label.Column, label.Value)
            : null;
}
