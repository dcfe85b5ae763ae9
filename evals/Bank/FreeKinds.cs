using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>What people ask beside the kinds that all parts share.</summary>
internal static class FreeKinds
{
    public static IEnumerable<Question?> Of(Sheet sheet, Func<Asker> ask)
    {
        List<Column> measures = [.. sheet.Of(Role.Flow, Role.Rate, Role.Stock)];
        List<Column> groups = [.. sheet.Of(Role.Group).Where(group => sheet.Values(group).Count is > 1 and < 20)];
        Column? name = sheet.Of(Role.Name).FirstOrDefault();
        Column? year = sheet.Of(Role.Year).FirstOrDefault();
        Column? date = sheet.Of(Role.Date).FirstOrDefault();
        IEnumerable<Question?> own = sheet switch
        {
            { Joined: not null } => [],
            { Counted: not null } => FreeMonths.Of(sheet, ask, sheet.Counted),
            _ when year is not null && groups.Count == 0 => FreePlain.Of(sheet, ask, year, measures),
            _ when year is not null => [.. FreeYears.Of(sheet, ask, year, measures, groups), .. FreeFollows.Of(sheet, ask, year, measures, groups)],
            _ when date is not null => FreeRecords.Of(sheet, ask, date, measures, groups),
            _ when sheet.Columns.Count(static column => int.TryParse(column.Header, out _)) > 2 => [],
            _ when name is not null => FreeNames.Of(sheet, ask, name, measures, groups),
            _ => [],
        };
        return [.. own, .. About(sheet, ask)];
    }

    /// <summary>Of the file itself, and of what no file holds.</summary>
    private static IEnumerable<Question?> About(Sheet sheet, Func<Asker> ask)
    {
        if (sheet.Joined is not null || sheet.Beside is not null)
        {
            yield break;
        }

        Asker a = ask();
        var names = new JsonArray([.. sheet.Columns.Select(static column => (JsonNode)column.Header)]);
        switch (a.Next(0, 5))
        {
            case 0:
                yield return a.Ask("about-data", "text", sheet.File) with { Others = [.. sheet.Columns.Select(static column => column.Header)] };
                break;
            case 1 when sheet.Counted is null:
                yield return a.Ask("about-columns", "set", names);
                break;
            case 2 when !sheet.Rows.Any(row => row.Contains(sheet.Total)):
                yield return a.Ask("about-rows", "number", sheet.Rows.Count);
                break;
            case 3 when sheet.Of(Role.Year).FirstOrDefault() is { } year:
                yield return a.Ask("about-period", "set", Kinds.Texts([sheet.Values(year)[0], sheet.Values(year)[^1]]));
                break;
            default:
                yield return a.Ask("none-topic", "none", null);
                break;
        }
    }
}
