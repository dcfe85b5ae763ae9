using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>Questions about tables whose rows have a name each.</summary>
internal static class NamedKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column name, List<Column> measures, List<Column> groups)
    {
        foreach (int _ in Enumerable.Range(0, 2))
        {
            Asker a = ask();
            Column measure = a.Pick(measures);
            string[] row = a.Pick(sheet.Rows);
            yield return a.Measure(measure).Set("e", sheet.Text(row, name)).Ask("lookup", "number", sheet.Number(row, measure));
            string[] other = a.Pick([.. sheet.Rows.Where(candidate => candidate != row)]);
            decimal one = sheet.Number(row, measure);
            decimal two = sheet.Number(other, measure);
            yield return ask().Measure(measure).Set("e", sheet.Text(row, name)).Set("f", sheet.Text(other, name)).Ask("difference", "compare", new JsonArray(one, two, one - two));
        }

        Asker b = ask();
        Column ranked = b.Pick(measures);
        List<string[]> order = [.. sheet.Rows.OrderByDescending(row => sheet.Number(row, ranked))];
        yield return sheet.Number(order[0], ranked) == sheet.Number(order[1], ranked) ? null
            : b.Measure(ranked).Name(name).Ask("most", "row", Kinds.Row(sheet.Text(order[0], name), sheet.Number(order[0], ranked)));
        yield return sheet.Number(order[^1], ranked) == sheet.Number(order[^2], ranked) ? null
            : ask().Measure(ranked).Name(name).Ask("least", "row", Kinds.Row(sheet.Text(order[^1], name), sheet.Number(order[^1], ranked)));
        yield return order.Take(4).Select(row => sheet.Number(row, ranked)).Distinct().Count() < 4 ? null
            : ask().Measure(ranked).Name(name).Ask("top", "list", Kinds.Texts(order.Take(3).Select(row => sheet.Text(row, name))));
        decimal limit = Math.Floor(sheet.Number(order[Math.Min(4, order.Count - 1)], ranked));
        yield return ask().Measure(ranked).Name(name).Set("n", Asker.Digits(limit))
            .Ask("list-over", "set", Kinds.Texts(order.Where(row => sheet.Number(row, ranked) > limit).Select(row => sheet.Text(row, name))));
        if (groups.Count > 0)
        {
            Asker c = ask();
            Column group = c.Pick(groups);
            string[] row = c.Pick(sheet.Rows);
            yield return c.Group(group).Set("e", sheet.Text(row, name)).Ask("attribute", "text", sheet.Text(row, group));
        }
    }
}
