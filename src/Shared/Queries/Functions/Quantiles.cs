using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>Statistics by rank, exact over exact numbers.</summary>
internal static class Quantiles
{
    /// <summary>Between the two nearest ranks, linearly (the method of PERCENTILE_CONT).</summary>
    public static CellValue Continuous(FedRows rows, decimal fraction)
    {
        if (rows.Count == 0)
            return CellValue.Null;

        var sorted = Sorted(rows);
        decimal rank = fraction * (sorted.Length - 1);
        int low = (int)decimal.Floor(rank);
        int high = Math.Min(low + 1, sorted.Length - 1);
        decimal part = rank - low;
        if (sorted[low].Kind == CellKind.Number && sorted[high].Kind == CellKind.Number)
            return CellValue.Of(Interpolate(sorted[low].AsNumber(), sorted[high].AsNumber(), part));

        double a = CellOrder.ToDouble(sorted[low]);
        return CellValue.OfApproximate(a + ((CellOrder.ToDouble(sorted[high]) - a) * (double)part));
    }

    /// <summary>The first value whose rank reaches the fraction (PERCENTILE_DISC).</summary>
    public static CellValue Discrete(FedRows rows, decimal fraction) =>
        rows.Count == 0 ? CellValue.Null : Sorted(rows)[Math.Max(0, (int)decimal.Ceiling(fraction * rows.Count) - 1)];

    public static CellValue InterquartileRange(FedRows rows)
    {
        var low = Continuous(rows, 0.25m);
        var high = Continuous(rows, 0.75m);
        if (low.IsNull)
            return low;

        return low.Kind == CellKind.Number && high.Kind == CellKind.Number
            ? CellValue.Of(high.AsNumber() - low.AsNumber())
            : CellValue.OfApproximate(CellOrder.ToDouble(high) - CellOrder.ToDouble(low));
    }

    /// <summary>The most frequent value; of several the smallest.</summary>
    public static CellValue Mode(FedRows rows)
    {
        var best = CellValue.Null;
        int most = 0;
        foreach (var group in rows.GroupBy(row => row[0]))
        {
            int count = group.Count();
            if (count > most || (count == most && CellOrder.Compare(group.Key, best) < 0))
                (best, most) = (group.Key, count);
        }

        return best;
    }

    public static decimal Interpolate(decimal low, decimal high, decimal part) =>
        part == 0 ? low : Exactness.WithoutTrailingZeros(low + ((high - low) * part));

    private static CellValue[] Sorted(FedRows rows)
    {
        CellValue[] values = [.. rows.Select(row => row[0])];
        CheckedSort.Sort(values, CellOrder.Compare, rows.Check);
        return values;
    }
}
