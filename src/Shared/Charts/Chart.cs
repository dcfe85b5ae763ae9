using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;

namespace Tally.Charts;

/// <summary>
/// A chart with its points, every one of them a cell of the ledger. Only <see cref="ChartBuilder"/> makes one.
/// </summary>
public sealed record Chart
{
    internal Chart()
    {
    }

    public required string Id { get; init; }

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The ledger entry plotted.</summary>
    public required string ResultId { get; init; }

    public required ChartAxis X { get; init; }

    public required ChartAxis Y { get; init; }

    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Every value of x, in the order it is drawn; one whose cells are all empty keeps its place.</summary>
    public required IReadOnlyList<CellValue> Places { get; init; }

    /// <summary>The datasets the plotted result was read from.</summary>
    public IReadOnlyList<DatasetRef> Sources { get; init; } = [];

    /// <summary>Cells without a value, which leave a gap instead of a point.</summary>
    public int Missing { get; init; }
}

/// <summary>What an axis shows: its title, its kind of scale and the unit its values share.</summary>
public sealed record ChartAxis(string Title, ChartScale Scale, string? Unit);

/// <summary>The values drawn in one colour, all of one column of the result.</summary>
public sealed record ChartSeries(string Name, string Column, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Where the column has no value: a line is broken there.</summary>
    public IReadOnlyList<CellValue> Gaps { get; init; } = [];
}

/// <summary>One mark of a chart.</summary>
/// <param name="X">Where it stands; null only on a scale of categories.</param>
/// <param name="Y">The exact value.</param>
/// <param name="Row">Zero-based row of the result.</param>
/// <param name="Reference">The value's ledger reference, "R1[0].total".</param>
public sealed record ChartPoint(CellValue X, CellValue Y, int Row, string Reference);

/// <summary>How values are laid along an axis.</summary>
public enum ChartScale
{
    /// <summary>One place a value, in the order of the result.</summary>
    Category,
    Number,

    /// <summary>Whole years, never grouped when printed.</summary>
    Year,
    Date,
    DateTime,
}
