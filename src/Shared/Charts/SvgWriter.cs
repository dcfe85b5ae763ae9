using Tally.Charts.Drawing;

namespace Tally.Charts;

/// <summary>How wide to draw, and in which language to write.</summary>
public sealed record SvgOptions
{
    public const int Narrowest = 280;

    public const int Widest = 1600;

    /// <summary>BCP 47 tag of the answer: fr, en, de-CH.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Width in CSS pixels, kept between <see cref="Narrowest"/> and <see cref="Widest"/>; the height follows.</summary>
    public int Width { get; init; } = 760;
}

/// <summary>
/// Draws a chart as a self-contained SVG document: no script, no external resource, the same bytes for the same chart. It
/// reads well on its own, in light and dark surroundings, and to a screen reader.
/// </summary>
public static class SvgWriter
{
    public static string Write(Chart chart, SvgOptions options)
    {
        int width = Math.Clamp(options.Width, SvgOptions.Narrowest, SvgOptions.Widest);
        var sheet = new Sheet(chart, options.Language, width);
        Header.Draw(sheet);
        switch (chart.Kind)
        {
            case ChartKind.Pie:
                PieDrawing.Draw(sheet);
                break;
            case ChartKind.Line or ChartKind.Scatter:
                PointsDrawing.Draw(sheet);
                break;
            default:
                BarsDrawing.Draw(sheet);
                break;
        }

        Footer.Draw(sheet);
        return sheet.Finish();
    }
}
