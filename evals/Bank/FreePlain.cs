using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>More questions about tables with a row a year.</summary>
internal static class FreePlain
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column year, List<Column> measures)
    {
        List<string> years = [.. sheet.Values(year)];
        Asker a = ask();
        Column measure = a.Pick(measures);
        decimal At(string when) => sheet.Number(sheet.Rows.Single(row => sheet.Text(row, year) == when), measure);
        (int from, int to) = (a.Next(0, (years.Count / 2) - 1), a.Next((years.Count / 2) + 1, years.Count));
        Asker Span() => ask().Measure(measure).Set("y", years[from]).Set("z", years[to]);
        List<string> span = years[from..(to + 1)];
        yield return Span().Ask("plain-trend", "compare", new JsonArray(At(span[0]), At(span[^1])));
        yield return measure.Role != Role.Flow ? null : Span().Ask("plain-sum", "number", span.Sum(At));
        yield return Span().Ask("plain-growth", "number", (At(span[^1]) - At(span[0])) / At(span[0]) * 100, 0.06m);
        yield return Span().Ask("plain-chart", "series", new JsonArray([.. span.Select(one => (JsonNode)new JsonArray(int.Parse(one, CultureInfo.InvariantCulture), At(one)))]));
        yield return ask().Measure(measure).Ask("plain-year-least", "text", years.MinBy(At)!);
        string before = ask().Measure(measure).Set("y", years[to]).Fill("plain-year");
        yield return ask().Set("z", years[from]).Ask("follow-year", "number", At(years[from]), 0, before);
        yield return ask().Measure(measure).Set("y", (int.Parse(years[^1], CultureInfo.InvariantCulture) + 6).ToString(CultureInfo.InvariantCulture)).Ask("plain-none", "none", null);
        Column other = measures.First(one => one != measure);
        yield return ask().Measure(other).Ask("follow-measure", "number", sheet.Number(sheet.Rows.Single(row => sheet.Text(row, year) == years[to]), other), 0, ask().Measure(measure).Set("y", years[to]).Fill("plain-year"));
    }
}
