namespace Tally.Evals.Bank;

/// <summary>The same bank otherwise written down: what is asked and what is right stay, where it stands does not.</summary>
internal static class Variants
{
    public static readonly IReadOnlyList<string> All = ["plain", "translated", "shuffled", "renamed", "refigured"];

    /// <summary>Other figures come of another seed; the rest is done to the sheets.</summary>
    public static int SeedOf(string variant, int seed) => variant == "refigured" ? seed + 1000 : seed;

    /// <param name="seed">Another for each part, so that no two files are called alike.</param>
    public static IEnumerable<Sheet> Of(IEnumerable<Sheet> sheets, string variant, int seed)
    {
        var random = new Random(seed);
        int number = seed % 10 * 100;
        foreach (Sheet sheet in sheets)
        {
            number++;
            yield return variant switch
            {
                "translated" => Translated(sheet),
                "shuffled" => sheet.Counted is not null || sheet.Joined is not null || sheet.Beside is not null || IsWide(sheet) ? sheet : Shuffled(sheet, random),
                "renamed" => Renamed(sheet, $"data{number}"),
                _ => sheet,
            };
        }
    }

    private static bool IsWide(Sheet sheet) => sheet.Columns.Count(static column => int.TryParse(column.Header, out _)) > 2;

    private static Sheet Translated(Sheet sheet) => sheet with
    {
        Columns = [.. sheet.Columns.Select(static column => column.Other.Length > 0 ? column with { Header = column.Other } : column)],
        Joined = sheet.Joined is null ? null : Translated(sheet.Joined),
        Beside = sheet.Beside is null ? null : Translated(sheet.Beside),
    };

    private static Sheet Shuffled(Sheet sheet, Random random)
    {
        int[] order = [.. Enumerable.Range(0, sheet.Columns.Count).OrderBy(_ => random.Next())];
        return sheet with { Columns = [.. order.Select(index => sheet.Columns[index])], Rows = [.. sheet.Rows.Select(row => order.Select(index => row[index]).ToArray())] };
    }

    private static Sheet Renamed(Sheet sheet, string name) => sheet with { File = name, Joined = sheet.Joined is null ? null : sheet.Joined with { File = name + "b" }, Beside = sheet.Beside is null ? null : sheet.Beside with { File = name + "c" } };
}
