using Tally.Ledger.Fit.Cells;

namespace Tally.Charts;

/// <summary>What one picture can carry and still be read.</summary>
public static class ChartLimits
{
    public const int Points = 2_000;

    public const int Series = 24;

    /// <summary>Places along an axis of bars.</summary>
    public const int Categories = 200;

    public const int Slices = 12;
}
