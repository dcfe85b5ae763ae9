using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>Questions about tables that have a column for each year.</summary>
internal static class WideKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask)
    {
        Column name = sheet.Columns[0];
        List<Column> years = [.. sheet.Columns.Skip(1)];
        decimal Cell(string value, Column year) => sheet.Number(sheet.Rows.First(row => row[0] == value), year);
        foreach (int _ in Enumerable.Range(0, 2))
        {
            Asker a = ask();
            (string value, Column at) = (a.Pick(sheet.Values(name)), a.Pick(years));
            yield return a.Measure(at).Set("v", value).Set("y", at.Header).Ask("lookup-year", "number", Cell(value, at));
            Asker b = ask();
            (Column from, Column to) = (years[b.Next(0, 3)], years[b.Next(3, 7)]);
            b.Measure(at).Set("v", value).Set("y", from.Header).Set("z", to.Header);
            yield return b.Ask("change", "number", Cell(value, to) - Cell(value, from));
            yield return b.Ask("growth", "number", (Cell(value, to) - Cell(value, from)) / Cell(value, from) * 100, 0.06m);
            List<string> order = [.. sheet.Values(name).OrderByDescending(one => Cell(one, at))];
            a = ask().Measure(at).Group(name).Set("y", at.Header);
            yield return a.Ask("year-group-most", "row", Kinds.Row(order[0], Cell(order[0], at)));
            yield return a.Ask("rank-year", "list", Kinds.Texts(order));
            yield return ask().Measure(at).Set("v", order[2]).Set("w", order[4]).Set("y", at.Header)
                .Ask("compare-year", "compare", new JsonArray(Cell(order[2], at), Cell(order[4], at), Cell(order[2], at) - Cell(order[4], at)));
            yield return ask().Measure(at).Set("v", value).Set("y", "2034").Ask("none-period", "none", null);
            yield return ask().Measure(at).Set("v", a.Pick(sheet.Strangers)).Set("y", at.Header).Ask("lookup-year", "none", null);
            Asker c = ask().Measure(at).Set("v", value).Set("y", from.Header).Set("z", to.Header);
            string chart = c.Fill("chart-year");
            IEnumerable<Column> span = chart.Contains(from.Header, StringComparison.Ordinal) ? years.Where(one => string.CompareOrdinal(one.Header, from.Header) >= 0 && string.CompareOrdinal(one.Header, to.Header) <= 0) : years;
            yield return new Question("chart-year", c.IsEnglish, c.Wordings.Tag, sheet.Files, chart, "series",
                new JsonArray([.. span.Select(one => (JsonNode)new JsonArray(int.Parse(one.Header, CultureInfo.InvariantCulture), Cell(value, one)))]), 0, []);
        }
    }
}
