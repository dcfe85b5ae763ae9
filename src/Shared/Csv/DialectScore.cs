namespace Tally.Csv;

/// <summary>How well a dialect explains a sample: rows alike, cells plausible.</summary>
internal static class DialectScore
{
    /// <summary>What a reading as one column is worth when its cells are beyond doubt: less than any clean split.</summary>
    private const double OneColumn = 0.3;

    private const RecordFlaws Broken = RecordFlaws.StrayQuote | RecordFlaws.UnclosedQuote;

    public static double Of(SampleTable table)
    {
        var rows = table.Rows.Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0)
        {
            return 0;
        }

        var (sum, cells) = (0.0, 0);
        int flawed = 0;
        for (int index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            flawed += (row.Flaws & Broken) != 0 ? index + 1 < rows.Count ? rows[index + 1].Line - row.Line : 1 : 0;
            for (int i = 0; i < row.Cells.Length; i++, cells++)
            {
                sum += CellPlausibility.Of(row.Cells[i], row.Quoted[i]);
            }
        }

        double plausible = sum / cells;

        // A broken row that swallowed others counts for each of them.
        double sound = 1 - Math.Min(0.6, 1.5 * flawed / (rows[^1].Line - rows[0].Line + 1));
        return Consistency(rows, table.Dialect) * plausible * plausible * sound * Prior(table.Dialect) * Ignoring(rows, table.Dialect);
    }

    // Cells that stand in quotes say that there are quotes; a few broken ones are repaired where they stand. So does a cell that only begins with one.
    private static double Ignoring(List<SampleRow> rows, CsvDialect dialect)
    {
        if (dialect.Quote is not null)
        {
            return 1;
        }

        var quoted = rows.SelectMany(row => row.Cells).Select(cell => cell.Trim()).Where(cell => cell.Length > 1 && cell[0] == '"').ToList();
        return quoted.Count == 0 ? 1 : quoted.Exists(cell => cell[^1] == '"') ? 0.75 : quoted.TrueForAll(cell => cell.LastIndexOf('"') == 0) ? 0.6 : 1;
    }

    private static double Consistency(List<SampleRow> rows, CsvDialect dialect)
    {
        if (dialect.Delimiter is null)
        {
            return OneColumn;
        }

        double score = 0;
        foreach (var group in rows.GroupBy(row => row.Cells.Length))
        {
            double share = (double)group.Count() / rows.Count;
            score += share * share * (group.Key - 1) / group.Key;
        }

        return score;
    }

    // A colon is in times and a space in prose: they are believed only when nothing else explains the rows.
    private static double Prior(CsvDialect dialect) => dialect switch
    {
        { RunsOfSpaces: true } => 0.55,
        { Delimiter: ' ' } => 0.5,
        { Delimiter: ':' } => 0.55,
        { Delimiter: '^' or '~' } => 0.95,
        { Quote: '\'' } => 0.97,
        { BackslashEscapes: true } => 0.995,
        _ => 1,
    };
}
