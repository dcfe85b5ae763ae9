using System.Globalization;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>Says when a total was used next to the parts it is the total of, unless the query asked for it by name.</summary>
internal static class TotalsAdvice
{
    public static void Give(QueryRun run, IReadOnlyList<Condition> filters)
    {
        foreach (var scan in run.Notes.Scans)
        {
            int[] used = scan.CountByPart();
            CheckMembers(run, scan.Table, used, filters);
            CheckRows(run, scan, used);
        }
    }

    private static void CheckMembers(QueryRun run, Table table, int[] used, IReadOnlyList<Condition> filters)
    {
        var fileColumn = table.Columns.FirstOrDefault(column => column.IsFileLabel);
        if (fileColumn is null)
            return;

        for (int part = 0; part < used.Length; part++)
        {
            var profile = table.Parts[part].Profile;
            bool others = used.Where((count, other) => other != part && count > 0 && !table.Parts[other].Profile.IsTotalOfSiblings).Any();
            string label = TableBuilder.LabelOf(profile);
            bool named = filters.Any(filter => filter.Column == fileColumn.Name
                && filter.Operator is ConditionOperator.Equal or ConditionOperator.In && filter.Values.Contains(label));
            if (!profile.IsTotalOfSiblings || used[part] == 0 || !others || named)
                continue;

            run.Notes.Warn(
                "totals-included",
                $"{fileColumn.Name} '{label}' is the total of the others in {table.Name} and is counted next to them: add {Quote(fileColumn.Name)} <> '{label}', or take only {Quote(fileColumn.Name)} = '{label}'.",
                [label]);
        }
    }

    private static void CheckRows(QueryRun run, ScanUse scan, int[] used)
    {
        for (int part = 0; part < used.Length; part++)
        {
            var tablePart = scan.Table.Parts[part];
            var totals = tablePart.Profile.TotalRows;
            if (totals.Count == 0 || used[part] == 0)
                continue;

            int among = scan.Rows is null
                ? totals.Count
                : totals.Count(total => Array.BinarySearch(scan.Rows, tablePart.Start + total) >= 0);
            if (among == 0 || among == used[part])
                continue;

            run.Notes.Warn(
                "totals-included",
                string.Create(CultureInfo.InvariantCulture, $"{tablePart.Profile.Id} has {among} row{(among == 1 ? "" : "s")} that {(among == 1 ? "is a total" : "are totals")} of other rows, counted next to them{Filter(tablePart)}."),
                []);
        }
    }

    private static string Filter(TablePart part)
    {
        int row = part.Profile.TotalRows[0];
        if (part.Profile.Columns.FirstOrDefault(column => column.TotalValues.Count > 0) is { } told)
            return $": leave out with {Quote(told.Name)} <> '{told.TotalValues[0]}'";

        for (int i = 0; i < part.Dataset.Columns.Count; i++)
        {
            if (part.Profile.Columns[i].Role is Columns.ColumnRole.Dimension or Columns.ColumnRole.Key && part.Dataset.Columns[i] is Columns.TextColumn text && !text.IsNull(row))
                return $": leave out with {Quote(text.Name)} <> '{text[row]}'";
        }

        // A total often has no label at all where the rows it sums up have theirs.
        var totals = part.Profile.TotalRows.ToHashSet();
        for (int i = 0; i < part.Dataset.Columns.Count; i++)
        {
            var column = part.Dataset.Columns[i];
            if (part.Profile.Columns[i].Role != Columns.ColumnRole.Measure
                && Enumerable.Range(0, part.RowCount).All(row => column.IsNull(row) == totals.Contains(row)))
            {
                return $": leave out with {Quote(column.Name)} IS NOT NULL";
            }
        }

        return "";
    }

    private static string Quote(string name) => name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? name : $"\"{name}\"";
}
