using Tally.Columns;

namespace Tally.Charts.Drawing;

/// <summary>The horizontal axis: where a value stands, as a share of the plot's width, and what is written below.</summary>
internal abstract class PlaceAxis
{
    /// <summary>Centre of a value between 0 (left) and 1 (right).</summary>
    public abstract double Share(CellValue x);

    public virtual bool Holds(CellValue x) => true;

    /// <summary>Ticks for a plot of this width.</summary>
    public abstract IReadOnlyList<Tick> Ticks(double width);

    /// <summary>Width of one place where labels stand under bars; 0 on a continuous axis.</summary>
    public abstract double Slot { get; }

    public static PlaceAxis Of(Sheet sheet, bool bars)
    {
        var places = sheet.Chart.Places;
        return (sheet.Chart.X.Scale, bars) switch
        {
            (ChartScale.Category, _) or (_, true) => new BandAxis(places, sheet),
            (ChartScale.Date or ChartScale.DateTime, _) => new TimeAxis(places, sheet),
            _ => new NumberAxis(places, sheet),
        };
    }
}

/// <summary>A label below the axis and where it belongs, 0 to 1.</summary>
internal sealed record Tick(double Share, string Text);
