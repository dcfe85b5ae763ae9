namespace Tally.Evals.Bank;

/// <summary>Questions about tables that have a column for each month.</summary>
internal static class MonthKinds
{
    private static readonly string[] En = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Fr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column counted)
    {
        Column name = sheet.Columns[0];
        foreach (int _ in Enumerable.Range(0, 3))
        {
            Asker a = ask();
            int month = a.Next(0, 12);
            string[] row = a.Pick(sheet.Rows);
            string said = (a.IsEnglish ? En : Fr)[month];
            yield return a.Measure(counted).Set("v", row[0]).Set("month", said).Ask("month-lookup", "number", Cell(row, month));
            yield return ask().Measure(counted).Set("v", row[0]).Ask("month-sum", "number", Enumerable.Range(0, 12).Sum(at => Cell(row, at)));
            int best = Enumerable.Range(0, 12).MaxBy(at => Cell(row, at));
            yield return ask().Measure(counted).Set("v", row[0]).Ask("month-most", "compare", new System.Text.Json.Nodes.JsonArray(Cell(row, best)));
            string[] first = sheet.Rows.MaxBy(one => Cell(one, month))!;
            yield return ask().Measure(counted).Name(name).Set("month", said).Ask("month-group-most", "row", Kinds.Row(first[0], Cell(first, month)));
        }

        decimal Cell(string[] row, int month) => sheet.Number(row, sheet.Columns[month + 1]);
    }
}
