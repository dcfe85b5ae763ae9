using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>What values a column of a table holds.</summary>
internal static class ColumnRange
{
    public static bool Contains(QueryRun run, Vector cells, CellValue wanted)
    {
        if (cells is NumberVector number)
            return MantissaOf(wanted.AsNumber(), number.Scale) is { } mantissa && number.Mantissas.AsSpan().Contains(mantissa);

        if (cells is DateVector date && wanted.Kind == CellKind.Date)
            return date.Days.AsSpan().Contains(wanted.AsDate().DayNumber);

        for (int row = 0; row < cells.Count; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            if (!cells.IsNull(row) && CellOrder.Compare(cells[row], wanted) == 0)
                return true;
        }

        return false;
    }

    /// <summary>The number as a mantissa of that scale, or null when it has more places or does not fit.</summary>
    public static long? MantissaOf(decimal number, byte scale)
    {
        if (Math.Abs(number) > 9e18m)
            return null;

        try
        {
            decimal scaled = number * PowersOfTen.Long(scale);
            return scaled == decimal.Truncate(scaled) && Math.Abs(scaled) <= long.MaxValue ? (long)scaled : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The lowest and the highest value, or null when there is none.</summary>
    public static (CellValue Low, CellValue High)? Of(QueryRun run, Vector cells)
    {
        if (cells is NumberVector or DateVector or MomentVector)
        {
            var range = Lane.Of(run, cells)!.Range;
            return range.IsEmpty ? null : (Lane.Cell(cells, range.Low), Lane.Cell(cells, range.High));
        }

        int low = -1;
        int high = -1;
        for (int row = 0; row < cells.Count; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            if (cells.IsNull(row))
                continue;

            if (low < 0 || CellOrder.Compare(cells[row], cells[low]) < 0)
                low = row;

            if (high < 0 || CellOrder.Compare(cells[row], cells[high]) > 0)
                high = row;
        }

        return low < 0 ? null : (cells[low], cells[high]);
    }

    /// <summary>The values just below and just above.</summary>
    public static IReadOnlyList<string> Around(QueryRun run, Vector cells, CellValue wanted)
    {
        CellValue below = CellValue.Null, above = CellValue.Null;
        for (int row = 0; row < cells.Count; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            var cell = cells[row];
            if (cell.IsNull)
                continue;

            if (CellOrder.Compare(cell, wanted) < 0)
                below = below.IsNull || CellOrder.Compare(cell, below) > 0 ? cell : below;
            else
                above = above.IsNull || CellOrder.Compare(cell, above) < 0 ? cell : above;
        }

        return [.. new[] { below, above }.Where(cell => !cell.IsNull).Select(cell => cell.ToString())];
    }
}
