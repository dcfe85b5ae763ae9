using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>More questions about tables with a year column: trends, periods, shares and what is taken for granted.</summary>
internal static class FreeYears
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column year, List<Column> measures, List<Column> groups)
    {
        Column group = groups.MaxBy(group => sheet.Values(group).Count)!;
        List<string> values = [.. sheet.Values(group).Where(value => value != sheet.Total)];
        List<string> years = [.. sheet.Values(year)];
        Asker a = ask();
        Column measure = a.Pick(measures);
        decimal Sum(string value, string at) => SumOf(sheet, measure, group, value, year, at);
        string value = a.Pick(values);
        (int from, int to) = (a.Next(0, (years.Count / 2) - 1), a.Next((years.Count / 2) + 1, years.Count));
        Asker Span() => ask().Measure(measure).Set("v", value).Set("y", years[from]).Set("z", years[to]);
        decimal[] span = [.. years[from..(to + 1)].Select(at => Sum(value, at))];
        yield return Span().Ask("trend", "compare", new JsonArray(span[0], span[^1]));
        yield return Span().Ask("average-period", "number", span.Average(), 0.005m);
        yield return measure.Role != Role.Flow ? null : Span().Ask("sum-period", "number", span.Sum());
        yield return Span().Ask("was-higher", "compare", new JsonArray(span[0], span[^1]));
        string? risen = values.FirstOrDefault(one => Sum(one, years[to]) > Sum(one, years[from]));
        yield return risen is null ? null : Span().Set("v", risen).Ask("premise-fall", "compare", new JsonArray(Sum(risen, years[to]) - Sum(risen, years[from])));

        var order = years.OrderBy(at => Sum(value, at)).ToList();
        yield return Span().Ask("year-least", "text", order[0]);
        decimal limit = Math.Floor(Sum(value, order[^3]));
        yield return Span().Set("n", Asker.Digits(limit)).Ask("years-over", "set", Kinds.Texts(years.Where(at => Sum(value, at) > limit)));

        string when = a.Pick(years);
        var ranked = values.OrderByDescending(one => Sum(one, when)).ToList();
        int count = a.Next(2, Math.Min(5, ranked.Count));
        Asker At() => ask().Measure(measure).Group(group).Set("v", value).Set("y", when);
        yield return At().Number(count).Ask("top-year", "list", Kinds.Texts(ranked.Take(count)));
        yield return measure.Role == Role.Rate ? null : At().Ask("share-year", "number", Sum(value, when) / values.Sum(one => Sum(one, when)) * 100, 0.06m);
        yield return At().Set("n", Asker.Digits(Sum(value, when))).Ask("claim-true", "number", Sum(value, when));
        yield return At().Set("y", (int.Parse(years[0], CultureInfo.InvariantCulture) - 11).ToString(CultureInfo.InvariantCulture)).Ask("none-before", "none", null);
        yield return measure.Role == Role.Rate ? null : ask().Measure(measure).Group(group).Set("y", when).Ask("chart-groups-year", "series", new JsonArray([.. ranked.Select(one => (JsonNode)Kinds.Row(one, Sum(one, when)))]));
        if (sheet.Of(Role.Code).FirstOrDefault() is { } code)
        {
            string label = sheet.Text(sheet.Rows.First(row => sheet.Text(row, group) == value), code);
            yield return ask().Measure(measure).Set("c", label).Set("y", when).Ask("code-year", "number", Sum(value, when));
            yield return ask().Set("c", label).Ask("code-label", "text", value);
        }

        if (sheet.Beside is { } beside)
        {
            Column other = beside.Of(Role.Flow).First();
            foreach (int _ in Enumerable.Range(0, 3))
            {
                (string place, string at) = (a.Pick(values), a.Pick(years));
                yield return ask().Measure(measure).Per(other with { One = ["", ""] }).Set("v", place).Set("y", at).Ask("two-files", "compare", new JsonArray(Sum(place, at), beside.Number(beside.Rows.Single(row => row[0] == at && row[1] == place), other))) with { Files = [sheet.File, beside.File] };
            }
        }
    }

    public static decimal SumOf(Sheet sheet, Column measure, Column group, string value, Column year, string at) =>
        sheet.Rows.Where(row => !row.Contains(sheet.Total) && sheet.Text(row, year) == at && sheet.Text(row, group) == value).Sum(row => sheet.Number(row, measure));
}
