using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>Questions about tables with a year column. Totals rows are set aside before any gold is computed.</summary>
internal static class YearKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column year, List<Column> measures, List<Column> groups)
    {
        List<string[]> rows = [.. sheet.Rows.Where(row => !row.Contains(sheet.Total))];
        string Year(string[] row) => sheet.Text(row, year);
        Column group = groups.MaxBy(group => sheet.Values(group).Count)!;
        List<string> values = [.. sheet.Values(group).Where(value => value != sheet.Total)];
        List<string> years = [.. sheet.Values(year)];
        decimal Sum(Column measure, string value, string at) => rows.Where(row => Year(row) == at && sheet.Text(row, group) == value).Sum(row => sheet.Number(row, measure));
        foreach (Column measure in measures)
        {
            Asker a = ask();
            (string value, string at) = (a.Pick(values), a.Pick(years));
            yield return a.Measure(measure).Set("v", value).Set("y", at).Ask("lookup-year", "number", Sum(measure, value, at));
            string before = ask().Measure(measure).Set("v", value).Set("y", at).Fill("lookup-year");
            string later = a.Pick([.. years.Where(other => other != at)]);
            yield return ask().Set("z", later).Ask("follow-year", "number", Sum(measure, value, later), 0, before);
            yield return ask().Ask("follow-sure", "number", Sum(measure, value, at), 0, before);

            Asker b = ask();
            (string from, string to) = (years[b.Next(0, years.Count / 2)], years[b.Next(years.Count / 2, years.Count)]);
            decimal start = Sum(measure, value, from);
            decimal end = Sum(measure, value, to);
            b.Measure(measure).Set("v", value).Set("y", from).Set("z", to);
            yield return b.Ask("change", "number", end - start);
            yield return measure.IsShare ? null : b.Ask("growth", "number", (end - start) / start * 100, 0.06m);
            string chart = b.Fill("chart-year");
            IEnumerable<string> span = chart.Contains(from, StringComparison.Ordinal) ? years.Where(one => string.CompareOrdinal(one, from) >= 0 && string.CompareOrdinal(one, to) <= 0) : years;
            yield return new Question("chart-year", b.IsEnglish, b.Wordings.Tag, sheet.Files, chart, "series",
                new JsonArray([.. span.Select(one => (JsonNode)new JsonArray(int.Parse(one, CultureInfo.InvariantCulture), Sum(measure, value, one)))]), 0, []);

            Asker c = ask();
            string when = c.Pick(years);
            var order = values.Select(one => (Key: one, Sum: Sum(measure, one, when))).OrderByDescending(static pair => pair.Sum).ToList();
            c.Measure(measure).Group(group).Set("y", when);
            yield return c.Ask("year-group-most", "row", Kinds.Row(order[0].Key, order[0].Sum));
            yield return c.Ask("rank-year", "list", Kinds.Texts(order.Select(static pair => pair.Key)));
            (string left, string right) = (order[0].Key, order[^1].Key);
            yield return ask().Measure(measure).Set("v", right).Set("w", left).Set("y", when).Ask("compare-year", "compare", new JsonArray(order[^1].Sum, order[0].Sum, order[^1].Sum - order[0].Sum));

            var best = years.Select(one => (Key: one, Sum: Sum(measure, value, one))).OrderByDescending(static pair => pair.Sum).ToList();
            yield return ask().Measure(measure).Set("v", value).Ask("year-most", "text", best[0].Key);
            yield return ask().Measure(measure).Set("v", value).Set("y", at).Set("n", Asker.Digits(Sum(measure, value, at) + 17)).Ask("claim", "number", Sum(measure, value, at));
            yield return ask().Measure(measure).Set("v", value).Set("y", $"{int.Parse(years[^1], CultureInfo.InvariantCulture) + 9}").Ask("none-period", "none", null);
            if (measure.Role == Role.Flow)
            {
                yield return ask().Measure(measure).Set("y", at).Ask("sum-year", "number", values.Sum(one => Sum(measure, one, at)));
            }

            if (groups.FirstOrDefault(other => other != group && sheet.Values(other).Count > 1) is { } second)
            {
                string[] cell = a.Pick(rows);
                yield return ask().Measure(measure).Set("v", sheet.Text(cell, group)).Set("w", sheet.Text(cell, second)).Set("y", Year(cell)).Ask("lookup-cell", "number", sheet.Number(cell, measure));
            }
        }
    }
}
