using Tally.Columns;

namespace Tally.Ingest.Totals;

/// <summary>A column as the sum of others, row by row.</summary>
internal sealed class ColumnSum(IReadOnlyList<Column> columns, RoundedPlaces places, int total, IReadOnlyList<int> parts)
{
    private const int RowsTried = 64;

    private decimal? _tolerance;

    public int Total => total;

    public IReadOnlyList<int> Parts => parts;

    /// <summary>Rows that contradict the sum, once <see cref="Holds"/> was asked.</summary>
    public int Misses { get; private set; }

    /// <summary>Whether the column is this sum in so many rows that it is no chance, with fewer misses than given.</summary>
    /// <param name="named">The column's name says it is a total: a minority of rows may contradict.</param>
    /// <param name="fewerThan">The misses of the best found so far.</param>
    public bool Holds(bool named, int fewerThan)
    {
        var (rows, kept, exact, nonZero) = (columns[total].Count, 0, 0, 0);
        Misses = 0;
        for (int row = 0; row < rows; row++)
        {
            if (SumOf(row) is not { } sum)
            {
                continue;
            }

            kept++;
            nonZero += sum.Computed != 0 ? 1 : 0;
            if (sum.Holds)
            {
                exact++;
                continue;
            }

            Misses += named && sum.IsRounded ? 0 : 1;
            if (!named || Misses >= fewerThan || Misses * 2 > Math.Min(rows, RowsTried))
            {
                return false;
            }
        }

        // Two rows that add up may do so by chance when nothing says "total".
        return kept >= (named ? 2 : 4) && nonZero * 2 > kept && Misses * 2 < kept && exact > Misses;
    }

    /// <summary>Rows in which the total is not exactly the sum.</summary>
    public IEnumerable<(int Row, DeclaredSum Sum)> Gaps()
    {
        for (int row = 0; row < columns[total].Count; row++)
        {
            if (SumOf(row) is { Holds: false } sum)
            {
                yield return (row, sum);
            }
        }
    }

    // Null where there is nothing to compare: no total, or a part is missing that may explain any difference.
    private DeclaredSum? SumOf(int row)
    {
        var whole = columns[total][row];
        if (whole.IsNull)
        {
            return null;
        }

        decimal sum = 0;
        int missing = 0;
        foreach (int part in parts)
        {
            var value = columns[part][row];
            missing += value.IsNull ? 1 : 0;
            sum += value.IsNull ? 0 : value.AsNumber();
        }

        decimal declared = whole.AsNumber();
        return missing == parts.Count || (missing > 0 && declared != sum) ? null : new DeclaredSum(declared, sum, declared == sum ? 0 : Tolerance());
    }

    private decimal Tolerance() =>
        _tolerance ??= parts.Append(total).Max(column => places.Tolerance(column, parts.Count));
}
