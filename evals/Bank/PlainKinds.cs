namespace Tally.Evals.Bank;

/// <summary>Questions about tables with a row a year and nothing to tell rows apart beside it.</summary>
internal static class PlainKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column year, List<Column> measures)
    {
        List<string> years = [.. sheet.Values(year)];
        foreach (Column measure in measures)
        {
            decimal At(string when) => sheet.Number(sheet.Rows.Single(row => sheet.Text(row, year) == when), measure);
            Asker a = ask();
            string at = a.Pick(years);
            yield return a.Measure(measure).Set("y", at).Ask("plain-year", "number", At(at));
            yield return ask().Measure(measure).Ask("plain-year-most", "text", years.MaxBy(At)!);
            Asker b = ask();
            (string from, string to) = (b.Pick([.. years.Take(years.Count / 2)]), b.Pick([.. years.Skip(years.Count / 2)]));
            yield return b.Measure(measure).Set("y", from).Set("z", to).Ask("plain-change", "compare", new System.Text.Json.Nodes.JsonArray(At(from), At(to)));
            yield return ask().Measure(measure).Ask("plain-average", "number", years.Average(At), 0.005m);
        }
    }
}
