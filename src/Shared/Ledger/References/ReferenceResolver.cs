using Tally.Columns;

namespace Tally.Ledger.References;

/// <summary>Finds what a reference points at; a wrong one is answered with what there is.</summary>
internal sealed class ReferenceResolver(IReadOnlyList<LedgerEntry> ledger)
{
    private const int Listed = 12;

    public Resolution Resolve(Reference reference, bool wholeColumns = false)
    {
        if (Entry(reference.ResultId) is not { } entry)
            return new Resolution.Wrong($"There is no result {reference.ResultId}; there is {ResultIds()}.");
        if (reference.IsTable)
            return new Resolution.Table(entry);

        string? columnName = reference.Column;
        RowPick pick = reference.Row;
        if (columnName is null && pick is RowPick.Key key && entry.Result.Rows.Count == 1 && ColumnIndex(entry, key.Value) is not null)
            (columnName, pick) = (key.Value, RowPick.Single);
        if (Column(entry, columnName) is not { } column)
            return new Resolution.Wrong(columnName is null
                ? $"{entry.Id} has several columns, name one: {ColumnNames(entry)}."
                : $"{entry.Id} has no column '{columnName}'; its columns are {ColumnNames(entry)}.");
        if (wholeColumns && pick is RowPick.Only && entry.Result.Rows.Count != 1)
            return new Resolution.WholeColumn([.. Enumerable.Range(0, entry.Result.Rows.Count).Select(row => new LedgerCell(entry, row, column))]);
        return Row(entry, pick, column, out int row, out string error)
            ? new Resolution.Cell(new LedgerCell(entry, row, column))
            : new Resolution.Wrong(error);
    }

    private LedgerEntry? Entry(string id) =>
        ledger.FirstOrDefault(entry => string.Equals(entry.Id, id, StringComparison.OrdinalIgnoreCase));

    private static int? Column(LedgerEntry entry, string? name) =>
        name is not null ? ColumnIndex(entry, name) : entry.Result.Columns.Count == 1 ? 0 : null;

    private static int? ColumnIndex(LedgerEntry entry, string name)
    {
        var columns = entry.Result.Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
                return i;
        }

        int[] folded = [.. Enumerable.Range(0, columns.Count).Where(i => Folding.Same(columns[i].Name, name))];
        return folded is [var only] ? only : null;
    }

    private static bool Row(LedgerEntry entry, RowPick pick, int column, out int row, out string error)
    {
        row = 0;
        error = "";
        int count = entry.Result.Rows.Count;
        if (count == 0)
            error = $"{entry.Id} has no rows: say that the data hold no such row.";
        else if (pick is RowPick.Only && count > 1)
            error = $"{entry.Id} has {count} rows, name one: {entry.Id}[0].{entry.Result.Columns[column].Name} to {entry.Id}[{count - 1}].{entry.Result.Columns[column].Name}.";
        else if (pick is RowPick.Index index)
            (row, error) = index.Row < count ? (index.Row, "") : (0, $"{entry.Id} has rows 0 to {count - 1}; there is no row {index.Row}.");
        else if (pick is RowPick.Key key)
            (row, error) = ByKey(entry, key.Value);
        return error.Length == 0;
    }

    /// <summary>The first column of labels in which some row holds the key decides.</summary>
    private static (int Row, string Error) ByKey(LedgerEntry entry, string key)
    {
        var result = entry.Result;
        var labels = Enumerable.Range(0, result.Columns.Count)
            .Where(i => i == 0 || result.Columns[i].Type is ColumnType.Text or ColumnType.Date or ColumnType.DateTime)
            .OrderBy(i => result.Columns[i].Type == ColumnType.Text ? 0 : 1)
            .ToArray();
        foreach (int column in labels)
        {
            int[] rows = [.. Enumerable.Range(0, result.Rows.Count).Where(row => Folding.Same(result.Rows[row][column].ToString(), key))];
            if (rows is [var only])
                return (only, "");
            if (rows.Length > 1)
                return (0, $"{entry.Id} has {rows.Length} rows '{key}'; name one by number, such as {entry.Id}[{rows[0]}].");
        }

        var keys = result.Rows.Select(row => row[labels[0]].ToString()).Distinct().ToArray();
        return (0, $"{entry.Id} has no row '{key}'; its rows are {List(keys)}.");
    }

    private string ResultIds() => ledger.Count == 0 ? "none yet, call a tool first" : string.Join(", ", ledger.Select(entry => entry.Id));

    private static string ColumnNames(LedgerEntry entry) => List([.. entry.Result.Columns.Select(column => column.Name)]);

    private static string List(string[] names) =>
        string.Join(", ", names.Take(Listed)) + (names.Length > Listed ? $" and {names.Length - Listed} more" : "");
}
