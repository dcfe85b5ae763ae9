using Tally.Columns;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Charts;

/// <summary>The columns of a result that a chart names, found once.</summary>
internal sealed record ChartColumns(LedgerEntry Entry, int X, IReadOnlyList<int> Y, int? Series)
{
    private static readonly string[] YearNames = ["year", "an", "annee", "année", "jahr", "anno", "año", "ano", "rok", "jaar"];

    public QueryResult Result => Entry.Result;

    public static (ChartColumns? Columns, ChartOutcome.Refused? Refused) Find(ChartSpec spec, LedgerEntry entry)
    {
        var names = entry.Result.Columns.Select(column => column.Name).ToList();
        if (spec.Y.Count == 0)
            return (null, new ChartOutcome.Refused("no-column", "Name at least one column to plot in y.", names));

        IEnumerable<string> asked = [spec.X, .. spec.Y, .. spec.Series is null ? Array.Empty<string>() : [spec.Series]];
        foreach (string name in asked)
        {
            if (IndexOf(names, name) < 0)
                return (null, UnknownColumn(entry.Id, name, names));
        }

        return (new ChartColumns(
            entry,
            IndexOf(names, spec.X),
            spec.Y.Select(name => IndexOf(names, name)).Distinct().ToList(),
            spec.Series is null ? null : IndexOf(names, spec.Series)), null);
    }

    public CellValue Cell(int row, int column) => Result.Rows[row][column];

    public string Name(int column) => Result.Columns[column].Name;

    public ChartScale ScaleOf(int column) => Result.Columns[column].Type switch
    {
        ColumnType.Date => ChartScale.Date,
        ColumnType.DateTime => ChartScale.DateTime,
        ColumnType.Integer or ColumnType.Decimal when !AllOf(column, cell => cell.IsNumeric) => ChartScale.Category,
        ColumnType.Integer when IsYears(column) => ChartScale.Year,
        ColumnType.Integer or ColumnType.Decimal => ChartScale.Number,
        _ => ChartScale.Category,
    };

    /// <summary>"R1[0].total", quoted where the name is not a plain word.</summary>
    public string Reference(int row, int column)
    {
        string name = Name(column);
        return name.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(name[0])
            ? $"{Entry.Id}[{row}].{name}"
            : $"{Entry.Id}[{row}][\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
    }

    private bool IsYears(int column)
    {
        if (!AllOf(column, cell => cell.Kind == CellKind.Number && cell.AsNumber() is >= 1000 and <= 2999))
            return false;
        var described = Result.Columns[column];
        if (YearNames.Contains(described.Name.ToLowerInvariant()))
            return true;
        var times = Result.Lineage.Select(row => row[column].Period?.Column).Concat(Result.Periods.Select(period => period.Column));
        return times.Any(time => time is not null && (time == described.Name || described.Sources.Contains(time)));
    }

    private bool AllOf(int column, Func<CellValue, bool> holds) =>
        Result.Rows.All(row => row[column].IsNull || holds(row[column]));

    private static int IndexOf(List<string> names, string name)
    {
        int exact = names.IndexOf(name);
        if (exact >= 0)
            return exact;
        var folded = Enumerable.Range(0, names.Count).Where(i => string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase)).ToList();
        return folded.Count == 1 ? folded[0] : -1;
    }

    private static ChartOutcome.Refused UnknownColumn(string id, string name, List<string> names) =>
        new("unknown-column", $"{id} has no column \"{name}\"; its columns are {string.Join(", ", names)}.", names);
}
