namespace Tally.Evals.Bank;

/// <summary>Questions that need a measure of one file and a column of another.</summary>
internal static class JoinKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask)
    {
        Sheet other = sheet.Joined!;
        Column key = sheet.Columns[0];
        Column measure = sheet.Of(Role.Flow).First();
        Column attribute = other.Of(Role.Group).First();
        Column per = other.Columns.First(static column => column.One.Length > 0);
        decimal Sum(Func<string, bool> fits) => sheet.Rows.Where(row => fits(row[0])).Sum(row => sheet.Number(row, measure));
        foreach (string value in other.Values(attribute).Take(3))
        {
            HashSet<string> names = [.. other.Rows.Where(row => other.Text(row, attribute) == value).Select(static row => row[0])];
            yield return ask().Measure(measure).Group(key).Of(attribute).Set("v", value).Ask("join-sum", "number", Sum(names.Contains));
        }

        foreach (int _ in Enumerable.Range(0, 2))
        {
            Asker a = ask();
            string[] row = a.Pick(other.Rows);
            yield return a.Measure(measure).Per(per).Set("e", row[0]).Ask("join-lookup", "number", Sum(name => name == row[0]) / other.Number(row, per), 0.0006m);
        }
    }
}
