using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>Questions that only mean something after the ones before.</summary>
internal static class FreeFollows
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column year, List<Column> measures, List<Column> groups)
    {
        Column group = groups.MaxBy(group => sheet.Values(group).Count)!;
        List<string> values = [.. sheet.Values(group).Where(value => value != sheet.Total)];
        List<string> years = [.. sheet.Values(year)];
        Asker a = ask();
        Column measure = a.Pick(measures);
        decimal Sum(string value, string at) => FreeYears.SumOf(sheet, measure, group, value, year, at);
        (string value, string at) = (a.Pick(values), a.Pick(years));
        string other = a.Pick([.. values.Where(one => one != value)]);
        string later = a.Pick([.. years.Where(one => one != at)]);
        string First() => ask().Measure(measure).Set("v", value).Set("y", at).Fill("lookup-year");
        yield return ask().Set("w", other).Ask("follow-group", "number", Sum(other, at), 0, First());
        yield return ask().Set("w", other).Ask("follow-compare", "compare", new JsonArray(Sum(value, at), Sum(other, at)), 0, First());
        yield return ask().Set("z", later).Ask("follow-than", "compare", new JsonArray(Sum(value, at), Sum(value, later)), 0, First());
        yield return ask().Set("z", later).Ask("follow-year", "number", Sum(other, later), 0, First(), ask().Set("w", other).Fill("follow-group"));
        if (measures.FirstOrDefault(one => one != measure) is { } second)
        {
            yield return ask().Measure(second).Ask("follow-measure", "number", FreeYears.SumOf(sheet, second, group, value, year, at), 0, First());
        }

        List<string> order = [.. values.OrderByDescending(one => Sum(one, at))];
        string most = ask().Measure(measure).Group(group).Set("y", at).Fill("year-group-most");
        yield return ask().Ask("follow-least", "row", Kinds.Row(order[^1], Sum(order[^1], at)), 0, most);
        string trend = ask().Measure(measure).Set("v", value).Set("y", years[0]).Set("z", years[^1]).Fill("trend");
        yield return ask().Ask("follow-chart", "series", new JsonArray([.. years.Select(one => (JsonNode)new JsonArray(int.Parse(one, CultureInfo.InvariantCulture), Sum(value, one)))]), 0, trend);
        if (groups.FirstOrDefault(one => one != group) is { } parts && measure.Role != Role.Rate)
        {
            List<string> halves = [.. sheet.Values(parts).Where(one => one != sheet.Total)];
            string before = ask().Measure(measure).Set("v", value).Set("w", halves[0]).Set("y", at).Fill("lookup-cell");
            decimal half = sheet.Number(sheet.Rows.Single(row => sheet.Text(row, year) == at && sheet.Text(row, group) == value && sheet.Text(row, parts) == halves[1]), measure);
            yield return ask().Set("w", halves[1].ToLowerInvariant()).Ask("follow-group", "number", half, 0, before);
        }
    }
}
