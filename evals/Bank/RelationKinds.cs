namespace Tally.Evals.Bank;

/// <summary>Groups held to a total of theirs, one measure per another, and how two go together.</summary>
internal static class RelationKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column? name, Column? year, List<Column> flows, List<Column> measures, List<Column> groups)
    {
        if (groups.Count > 0 && year is null)
        {
            Column group = groups.MaxBy(group => sheet.Values(group).Count)!;
            if (sheet.RowsEn.Length > 0)
            {
                var counts = sheet.Rows.GroupBy(row => sheet.Text(row, group)).Select(static rows => (rows.Key, Count: rows.Count())).OrderByDescending(static pair => pair.Count).ToList();
                int limit = counts[counts.Count / 2].Count;
                yield return limit == counts[0].Count || (limit < 2 && ask().Wordings.IsFree) ? null : ask().Group(group).Set("n", Asker.Digits(limit)).Ask("having-list", "set", Kinds.Texts(counts.Where(pair => pair.Count > limit).Select(static pair => pair.Key)));
            }

            if (flows.Count > 0)
            {
                Asker a = ask();
                Column flow = a.Pick(flows);
                var sums = sheet.Rows.GroupBy(row => sheet.Text(row, group)).Select(rows => (rows.Key, Sum: rows.Sum(row => sheet.Number(row, flow)))).OrderByDescending(static pair => pair.Sum).ToList();
                decimal limit = Math.Floor(sums[sums.Count / 2].Sum);
                List<string> above = [.. sums.Where(pair => pair.Sum > limit).Select(static pair => pair.Key)];
                yield return a.Measure(flow).Group(group).Set("n", Asker.Digits(limit)).Ask("having-sum", "set", Kinds.Texts(above));
                yield return ask().Measure(flow).Group(group).Set("n", Asker.Digits(limit)).Ask("having-number", "number", above.Count);
            }
        }

        if (name is not null && measures.Where(static column => column.One.Length > 0).ToList() is [var per, ..] && flows.FirstOrDefault(flow => flow != per) is { } top)
        {
            Asker a = ask();
            string[] row = a.Pick(sheet.Rows);
            decimal Ratio(string[] one) => sheet.Number(one, top) / sheet.Number(one, per);
            yield return a.Measure(top).Per(per).Set("e", sheet.Text(row, name)).Ask("ratio", "number", Ratio(row), 0.006m);
            string[] best = sheet.Rows.MaxBy(Ratio)!;
            yield return ask().Measure(top).Per(per).Name(name).Ask("ratio-most", "text", sheet.Text(best, name));
        }

        if (year is null && measures.Count > 1)
        {
            Asker a = ask();
            Column left = a.Pick(measures);
            Column right = a.Pick([.. measures.Where(other => other != left)]);
            yield return a.Measure(left).Per(right with { One = ["", ""] }).Ask("correlation", "number", Pearson(sheet, left, right), 0.006m);
        }
    }

    private static decimal Pearson(Sheet sheet, Column left, Column right)
    {
        double[] x = [.. sheet.Rows.Select(row => (double)sheet.Number(row, left))];
        double[] y = [.. sheet.Rows.Select(row => (double)sheet.Number(row, right))];
        (double mx, double my) = (x.Average(), y.Average());
        double top = x.Zip(y).Sum(pair => (pair.First - mx) * (pair.Second - my));
        return (decimal)(top / Math.Sqrt(x.Sum(one => (one - mx) * (one - mx)) * y.Sum(one => (one - my) * (one - my))));
    }
}
