using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>Order and equality of cells that are not null; binding has made both sides of one family.</summary>
internal static class CellOrder
{
    public static int Compare(CellValue left, CellValue right)
    {
        if (left.Kind == CellKind.Number && right.Kind == CellKind.Number)
            return left.AsNumber().CompareTo(right.AsNumber());

        return left.Kind switch
        {
            CellKind.Text => string.CompareOrdinal(left.AsText(), right.AsText()),
            CellKind.Number or CellKind.Approximate => ToDouble(left).CompareTo(ToDouble(right)),
            CellKind.Boolean => left.AsBoolean().CompareTo(right.AsBoolean()),
            CellKind.Date when right.Kind == CellKind.Date => left.AsDate().CompareTo(right.AsDate()),
            CellKind.Date or CellKind.DateTime => ToDateTime(left).CompareTo(ToDateTime(right)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static double ToDouble(CellValue cell) => cell.Kind == CellKind.Number ? (double)cell.AsNumber() : cell.AsApproximate();

    public static DateTime ToDateTime(CellValue cell) =>
        cell.Kind == CellKind.Date ? cell.AsDate().ToDateTime(TimeOnly.MinValue) : cell.AsDateTime();
}
