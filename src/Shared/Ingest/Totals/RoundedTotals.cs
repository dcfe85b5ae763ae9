using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Totals;

/// <summary>Counts, column by column, totals that differ from their sums by no more than rounding explains.</summary>
internal sealed class RoundedTotals
{
    private readonly Dictionary<string, (int Count, int Row, DeclaredSum Largest)> _byColumn = new(StringComparer.Ordinal);

    public void Add(string column, int row, DeclaredSum sum)
    {
        var (count, firstRow, largest) = _byColumn.GetValueOrDefault(column, (0, row, sum));
        _byColumn[column] = (count + 1, firstRow, Math.Abs(sum.Difference) > Math.Abs(largest.Difference) ? sum : largest);
    }

    /// <summary>One problem a column, with the largest difference.</summary>
    public void Report(ProblemList problems)
    {
        foreach (var (column, (count, row, largest)) in _byColumn)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.TotalRounding,
                Message = $"Totals of column '{column}' differ from their sums by no more than the rounding of the figures explains.",
                Column = column,
                Row = row + 1,
                Count = count,
                Difference = largest.Difference,
            });
        }
    }
}
