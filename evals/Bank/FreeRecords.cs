using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>More questions about tables with a row an event and its day.</summary>
internal static class FreeRecords
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column date, List<Column> measures, List<Column> groups)
    {
        Asker a = ask();
        string Year(string[] row) => sheet.Text(row, date)[..4];
        List<string> years = [.. sheet.Rows.Select(Year).Distinct().Order(StringComparer.Ordinal)];
        Column group = a.Pick(groups);
        string value = a.Pick(sheet.Values(group));
        string year = a.Pick(years);
        List<string[]> both = [.. sheet.Rows.Where(row => sheet.Text(row, group) == value && Year(row) == year)];
        yield return ask().Group(group).Set("v", value).Set("y", year).Ask("count-both", "number", both.Count);
        if (sheet.Of(Role.Flow).FirstOrDefault() is { } flow)
        {
            yield return ask().Measure(flow).Group(group).Set("v", value).Set("y", year).Ask("sum-both", "number", both.Sum(row => sheet.Number(row, flow)));
        }

        Column measure = a.Pick(measures);
        decimal Value(string[] row) => sheet.Number(row, measure);
        yield return ask().Measure(measure).Set("y", year).Ask("average-year", "number", sheet.Rows.Where(row => Year(row) == year).Average(Value), 0.005m);
        yield return ask().Measure(measure).Ask("value-most", "number", sheet.Rows.Max(Value));
        yield return ask().Measure(measure).Ask("value-least", "number", sheet.Rows.Min(Value));
        decimal limit = sheet.Rows.Select(Value).Order().ElementAt(sheet.Rows.Count / 2);
        yield return ask().Measure(measure).Set("n", Asker.Digits(limit)).Ask("count-least", "number", sheet.Rows.Count(row => Value(row) >= limit));
        yield return ask().Measure(measure).Group(group).Set("v", value).Set("n", Asker.Digits(limit)).Ask("count-value-over", "number", sheet.Rows.Count(row => sheet.Text(row, group) == value && Value(row) > limit));
        yield return ask().Set("y", (int.Parse(years[^1], CultureInfo.InvariantCulture) + 8).ToString(CultureInfo.InvariantCulture)).Ask("none-year", "none", null);
        yield return years.Count < 2 ? null : ask().Ask("chart-count-year", "series", new JsonArray([.. years.Select(one => (JsonNode)new JsonArray(int.Parse(one, CultureInfo.InvariantCulture), sheet.Rows.Count(row => Year(row) == one)))]));
        yield return Dated(ask(), "date-last", sheet.Rows.Max(row => sheet.Text(row, date))!);
        yield return Dated(ask(), "date-first", sheet.Rows.Min(row => sheet.Text(row, date))!);
        string counted = ask().Group(group).Set("v", value).Fill("count-value");
        yield return ask().Set("z", year).Ask("follow-year", "number", both.Count, 0, counted);
        string second = a.Pick([.. sheet.Values(group).Where(one => one != value)]);
        yield return ask().Set("w", second).Ask("follow-group", "number", sheet.Rows.Count(row => sheet.Text(row, group) == second), 0, ask().Group(group).Set("v", value).Fill("count-value"));
    }

    /// <summary>A day counts however it is written.</summary>
    private static Question Dated(Asker asker, string kind, string day)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string en, string fr) = (Kinds.MonthsEn[on.Month - 1], Kinds.MonthsFr[on.Month - 1]);
        return asker.Ask(kind, "text", day) with { Others = [$"{on.Day} {en} {on.Year}", $"{en} {on.Day}, {on.Year}", $"{on.Day} {fr} {on.Year}", $"{on.Day:00}.{on.Month:00}.{on.Year}", $"{on.Day:00}/{on.Month:00}/{on.Year}"] };
    }
}
