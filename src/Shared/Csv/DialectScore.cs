namespace Tally.Csv;

/// <summary>How well a dialect explains a sample: rows alike, cells plausible.</summary>
internal static class DialectScore
{
    /// <summary>What a reading as one column is worth when its cells are beyond doubt: less than any clean split.</summary>
    private const double OneColumn = 0.3;

    public static double Of(SampleTable table)
    {
        var rows = table.Rows.Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0)
        {
            return 0;
        }

        var (sum, cells) = (0.0, 0);
        int flawed = 0;
        foreach (var row in rows)
        {
            flawed += (row.Flaws & (RecordFlaws.StrayQuote | RecordFlaws.UnclosedQuote)) != 0 ? 1 : 0;
            for (int i = 0; i < row.Cells.Length; i++, cells++)
            {
                sum += CellPlausibility.Of(row.Cells[i], row.Quoted[i]);
            }
        }

        double plausible = sum / cells;
        double sound = 1 - (0.5 * flawed / rows.Count);
        return Consistency(rows, table.Dialect) * plausible * plausible * sound * Prior(table.Dialect);
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
