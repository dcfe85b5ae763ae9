using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>More questions about tables whose rows have a name each.</summary>
internal static class FreeNames
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask, Column name, List<Column> measures, List<Column> groups)
    {
        Asker a = ask();
        Column measure = a.Pick(measures);
        decimal Value(string[] row) => sheet.Number(row, measure);
        string Name(string[] row) => sheet.Text(row, name);
        List<string[]> order = [.. sheet.Rows.OrderByDescending(Value)];
        if (order.Select(Value).Distinct().Count() < order.Count)
        {
            yield break;
        }

        int most = a.Next(2, Math.Min(6, order.Count - 1));
        yield return a.Measure(measure).Name(name).Number(most).Ask("top-n", "list", Kinds.Texts(order.Take(most).Select(Name)));
        int least = a.Next(2, Math.Min(6, order.Count - 1));
        yield return a.Number(least).Ask("bottom-n", "set", Kinds.Texts(Enumerable.Reverse(order).Take(least).Select(Name)));
        string[] one = a.Pick(order);
        yield return a.Set("e", Name(one)).Ask("rank-of", "compare", new JsonArray(order.IndexOf(one) + 1));
        string[] two = a.Pick([.. order.Where(row => row != one)]);
        yield return a.Set("f", Name(two)).Ask("is-higher", "compare", new JsonArray(Value(one), Value(two)));
        yield return ask().Measure(measure).Ask("value-most", "number", Value(order[0]));
        yield return ask().Measure(measure).Ask("value-least", "number", Value(order[^1]));
        yield return ask().Measure(measure).Name(name).Set("n", Asker.Digits(Math.Ceiling(Value(order[^3])))).Ask("list-under", "set", Kinds.Texts(order.Where(row => Value(row) < Math.Ceiling(Value(order[^3]))).Select(Name)));
        string[] bound = order[order.Count / 2];
        yield return ask().Measure(measure).Set("n", Asker.Digits(Value(bound))).Ask("count-least", "number", order.Count(row => Value(row) >= Value(bound)));
        if (measures.FirstOrDefault(other => other != measure) is { } second)
        {
            string before = ask().Measure(measure).Set("e", Name(one)).Fill("lookup");
            yield return ask().Measure(second).Ask("follow-measure", "number", sheet.Number(one, second), 0, before);
        }

        string asked = ask().Measure(measure).Name(name).Fill("most");
        yield return ask().Ask("follow-least", "row", Kinds.Row(Name(order[^1]), Value(order[^1])), 0, asked);
        if (groups.Count > 0)
        {
            Column group = a.Pick(groups);
            string value = a.Pick(sheet.Values(group));
            List<string[]> within = [.. order.Where(row => sheet.Text(row, group) == value)];
            yield return ask().Group(group).Name(name).Set("v", value).Ask("list-value", "set", Kinds.Texts(within.Select(Name)));
            yield return within.Count < 2 ? null : ask().Measure(measure).Group(group).Name(name).Set("v", value).Ask("most-value", "row", Kinds.Row(Name(within[0]), Value(within[0])));
        }

        if (sheet.Of(Role.Code).FirstOrDefault() is { } code)
        {
            string[] row = a.Pick(order);
            yield return ask().Measure(measure).Set("c", sheet.Text(row, code)).Ask("code-lookup", "number", Value(row));
            yield return ask().Set("c", sheet.Text(row, code)).Ask("code-label", "text", Name(row));
            yield return ask().Set("e", Name(row)).Ask("label-code", "text", sheet.Text(row, code));
        }
    }
}
