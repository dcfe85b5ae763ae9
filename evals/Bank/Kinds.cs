using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>What can be asked of a sheet, with gold straight from its cells.</summary>
internal static class Kinds
{
    public static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly string[] MonthsFr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask)
    {
        List<Column> measures = [.. sheet.Of(Role.Flow, Role.Rate, Role.Stock)];
        List<Column> flows = [.. sheet.Of(Role.Flow)];
        List<Column> groups = [.. sheet.Of(Role.Group).Where(group => sheet.Values(group).Count is > 1 and < 20)];
        Column? name = sheet.Of(Role.Name).FirstOrDefault();
        Column? year = sheet.Of(Role.Year).FirstOrDefault();
        Column? date = sheet.Of(Role.Date).FirstOrDefault();
        bool isWide = sheet.Columns.Count(static column => int.TryParse(column.Header, out _)) > 2;
        if (isWide)
        {
            return WideKinds.Of(sheet, ask);
        }

        var all = new List<Question?>();
        bool isPublic = ask().Wordings.Split is Split.Trial or Split.Unseen or Split.Sealed or Split.Last || ask().Wordings.IsFree;
        if (sheet.Joined is not null)
        {
            return JoinKinds.Of(sheet, ask);
        }

        if (sheet.Counted is { } counted)
        {
            return MonthKinds.Of(sheet, ask, counted);
        }

        if (isPublic && year is not null && groups.Count == 0)
        {
            return PlainKinds.Of(sheet, ask, year, measures);
        }

        if (isPublic)
        {
            all.AddRange(RelationKinds.Of(sheet, ask, name, year, flows, measures, groups));
        }

        if (name is not null)
        {
            all.AddRange(NamedKinds.Of(sheet, ask, name, measures, groups));
        }

        if (year is not null)
        {
            all.AddRange(YearKinds.Of(sheet, ask, year, measures, groups));
        }

        if (sheet.RowsEn.Length > 0)
        {
            all.AddRange(Counts(sheet, ask, measures, groups, year is null ? date : null));
        }

        if (year is null)
        {
            all.AddRange(Aggregates(sheet, ask, measures, flows, groups, date));
        }

        all.AddRange(Nothing(sheet, ask, measures, groups));
        return all;
    }

    private static IEnumerable<Question?> Counts(Sheet sheet, Func<Asker> ask, List<Column> measures, List<Column> groups, Column? date)
    {
        yield return ask().Ask("count", "number", sheet.Rows.Count);
        Asker a = ask();
        if (groups.Count > 0)
        {
            Column group = a.Pick(groups);
            string value = a.Pick(sheet.Values(group));
            decimal count = sheet.Rows.Count(row => sheet.Text(row, group) == value);
            yield return a.Group(group).Set("v", value).Ask("count-value", "number", count);
            yield return a.Group(group).Set("v", value).Ask("share-count", "number", count / sheet.Rows.Count * 100, 0.06m);
            yield return ask().Group(group).Ask("distinct", "number", sheet.Values(group).Count);
            yield return ask().Group(group).Ask("list", "set", Texts(sheet.Values(group)));
            var order = sheet.Rows.GroupBy(row => sheet.Text(row, group)).OrderByDescending(static rows => rows.Count()).ToList();
            yield return order[0].Count() == order[1].Count() ? null : ask().Group(group).Ask("group-count-most", "text", order[0].Key);
        }

        Asker b = ask();
        Column measure = b.Pick(measures);
        List<decimal> cells = [.. sheet.Rows.Select(row => sheet.Number(row, measure)).Order()];
        decimal limit = Math.Round(cells[cells.Count * 2 / 3]);
        yield return b.Measure(measure).Set("n", Asker.Digits(limit)).Ask("count-over", "number", cells.Count(cell => cell > limit));
        yield return ask().Measure(measure).Set("n", Asker.Digits(limit)).Ask("count-under", "number", cells.Count(cell => cell < limit));
        if (date is not null && !sheet.Of(Role.Name).Any())
        {
            Asker c = ask();
            string day = sheet.Text(c.Pick(sheet.Rows), date);
            yield return c.Set("y", day[..4]).Ask("count-year", "number", sheet.Rows.Count(row => sheet.Text(row, date)[..4] == day[..4]));
            string month = (c.IsEnglish ? MonthsEn : MonthsFr)[int.Parse(day.AsSpan(5, 2), CultureInfo.InvariantCulture) - 1];
            yield return c.Set("month", month).Ask("count-month", "number", sheet.Rows.Count(row => sheet.Text(row, date)[..7] == day[..7]));
        }
    }

    private static IEnumerable<Question?> Aggregates(Sheet sheet, Func<Asker> ask, List<Column> measures, List<Column> flows, List<Column> groups, Column? date)
    {
        Asker a = ask();
        Column any = a.Pick(measures);
        yield return a.Measure(any).Ask("average", "number", sheet.Rows.Average(row => sheet.Number(row, any)), 0.005m);
        List<decimal> sorted = [.. sheet.Rows.Select(row => sheet.Number(row, any)).Order()];
        yield return ask().Measure(any).Ask("median", "number", sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2, 0.005m);
        if (groups.Count > 0)
        {
            Asker b = ask();
            Column group = b.Pick(groups);
            string value = b.Pick(sheet.Values(group));
            Column measure = b.Pick(measures);
            yield return b.Measure(measure).Group(group).Set("v", value)
                .Ask("average-value", "number", sheet.Rows.Where(row => sheet.Text(row, group) == value).Average(row => sheet.Number(row, measure)), 0.005m);
            var means = sheet.Rows.GroupBy(row => sheet.Text(row, group)).Select(rows => (rows.Key, Mean: rows.Average(row => sheet.Number(row, measure)))).OrderByDescending(static pair => pair.Mean).ToList();
            yield return means[0].Mean == means[1].Mean ? null : ask().Measure(measure).Group(group).Ask("group-average-most", "row", Row(means[0].Key, means[0].Mean), 0.005m);
        }

        if (flows.Count == 0)
        {
            yield break;
        }

        Asker c = ask();
        Column flow = c.Pick(flows);
        yield return c.Measure(flow).Ask("sum", "number", sheet.Rows.Sum(row => sheet.Number(row, flow)));
        if (groups.Count > 0)
        {
            Column group = c.Pick(groups);
            var sums = sheet.Rows.GroupBy(row => sheet.Text(row, group)).Select(rows => (rows.Key, Sum: rows.Sum(row => sheet.Number(row, flow)))).OrderByDescending(static pair => pair.Sum).ToList();
            (string value, decimal sum) = c.Pick(sums);
            yield return ask().Measure(flow).Group(group).Set("v", value).Ask("sum-value", "number", sum);
            yield return ask().Measure(flow).Set("v", value).Ask("share", "number", sum / sums.Sum(static pair => pair.Sum) * 100, 0.06m);
            yield return ask().Measure(flow).Group(group).Ask("group-most", "row", Row(sums[0].Key, sums[0].Sum));
            yield return sums.Select(static pair => pair.Sum).Distinct().Count() < sums.Count ? null : ask().Measure(flow).Group(group).Ask("chart-group", "series", new JsonArray([.. sums.Select(static pair => (JsonNode)Row(pair.Key, pair.Sum))]));
            Asker d = ask();
            (string first, decimal one) = d.Pick(sums);
            (string second, decimal two) = d.Pick([.. sums.Where(pair => pair.Key != first)]);
            yield return d.Measure(flow).Set("e", first).Set("f", second).Ask("compare", "compare", new JsonArray(one, two, one - two));
            string before = ask().Measure(flow).Group(group).Set("v", first).Fill("sum-value");
            yield return ask().Set("w", second).Ask("follow-value", "number", two, 0, before);
            yield return ask().Ask("follow-sure", "number", one, 0, before);
        }

        if (date is not null && !sheet.Of(Role.Name).Any())
        {
            Asker e = ask();
            string year = sheet.Text(e.Pick(sheet.Rows), date)[..4];
            yield return e.Measure(flow).Set("y", year).Ask("sum-year", "number", sheet.Rows.Where(row => sheet.Text(row, date)[..4] == year).Sum(row => sheet.Number(row, flow)));
        }
    }

    private static IEnumerable<Question?> Nothing(Sheet sheet, Func<Asker> ask, List<Column> measures, List<Column> groups)
    {
        Asker a = ask();
        yield return a.Measure(a.Pick(measures)).Set("v", a.Pick(sheet.Strangers)).Ask("none-entity", "none", null);
        if (groups.Count > 0)
        {
            Asker b = ask();
            Column group = b.Pick(groups);
            string unknown = b.IsEnglish ? b.Pick(["insurance premium", "shoe size", "carbon tax", "broadband speed"]) : b.Pick(["kilométrage", "groupe sanguin", "quotient familial", "débit internet"]);
            yield return b.Set("x", unknown).Set("v", b.Pick(sheet.Values(group))).Ask("none-measure", "none", null);
        }
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);

    public static JsonArray Row(string key, decimal value) => new(key, value);
}
