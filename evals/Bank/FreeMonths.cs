using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>More questions about tables that have a column for each month.</summary>
internal static class FreeMonths
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column counted)
    {
        decimal Cell(string[] row, int month) => sheet.Number(row, sheet.Columns[month + 1]);
        foreach (int _ in Enumerable.Range(0, 2))
        {
            Asker a = ask();
            (int from, int to) = (a.Next(0, 6), a.Next(6, 12));
            string[] row = a.Pick(sheet.Rows);
            string[] months = a.IsEnglish ? Kinds.MonthsEn : Kinds.MonthsFr;
            a.Measure(counted).Set("v", row[0]).Set("month", months[from]).Set("until", months[to]);
            yield return a.Ask("month-change", "compare", new JsonArray(Cell(row, from), Cell(row, to)));
            yield return ask().Measure(counted).Set("v", row[0]).Ask("month-least", "compare", new JsonArray(Enumerable.Range(0, 12).Min(month => Cell(row, month))));
            yield return ask().Measure(counted).Set("month", months[to]).Ask("month-all", "number", sheet.Rows.Sum(one => Cell(one, to)));
            string before = ask().Measure(counted).Set("v", row[0]).Set("month", months[from]).Fill("month-lookup");
            yield return ask().Set("z", months[to]).Ask("follow-month", "number", Cell(row, to), 0, before);
        }
    }
}
