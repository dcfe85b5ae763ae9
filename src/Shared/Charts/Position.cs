using System.Diagnostics;
using Tally.Columns;

namespace Tally.Charts;

/// <summary>Where a value lies along a scale: the number itself, days for dates. For drawing only.</summary>
internal static class Position
{
    public static double Of(CellValue value) => value.Kind switch
    {
        CellKind.Number => (double)value.AsNumber(),
        CellKind.Approximate => value.AsApproximate(),
        CellKind.Date => value.AsDate().DayNumber,
        CellKind.DateTime => value.AsDateTime().Ticks / (double)TimeSpan.TicksPerDay,
        _ => throw new UnreachableException(),
    };

    /// <summary>The number for an axis of exact ticks; a double is taken at the 15 digits it is printed with.</summary>
    public static decimal Exact(CellValue value) =>
        value.Kind == CellKind.Number ? value.AsNumber() : (decimal)value.AsApproximate();
}
