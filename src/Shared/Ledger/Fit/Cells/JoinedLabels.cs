using Tally.Columns;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>Labels of another table that a join put into a figure's own row: the company of a ticker's revenue.</summary>
internal static class JoinedLabels
{
    /// <summary>The figure's lineage, and the labels that were joined to it by a key of both tables.</summary>
    public static CellLineage With(LedgerCell cell) =>
        Of(cell) is { Count: > 0 } labels ? cell.Lineage with { Coordinates = [.. cell.Lineage.Coordinates, .. labels] } : cell.Lineage;

    public static IReadOnlyList<Condition> Of(LedgerCell cell)
    {
        var result = cell.Entry.Result;
        if (cell.Lineage.Origin != CellOrigin.Plain || !cell.Value.IsNumeric || !Sql.JoinsByKey(result.Sql))
            return [];
        var labels = new List<Condition>();
        for (int column = 0; column < result.Columns.Count; column++)
        {
            var lineage = result.Lineage[cell.Row][column];
            bool isLabel = result.Columns[column] is { Type: ColumnType.Text, Sources: [_] } && lineage is { Origin: CellOrigin.Plain, Operation: null } && result.Rows[cell.Row][column].Kind == CellKind.Text;
            if (isLabel && result.Columns.Count(other => other.Sources.SequenceEqual(result.Columns[column].Sources)) == 1)
                labels.Add(Condition.Equal(result.Columns[column].Sources[0], result.Rows[cell.Row][column].AsText()));
        }

        return labels;
    }
}
