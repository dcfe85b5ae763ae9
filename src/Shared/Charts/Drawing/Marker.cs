using Tally.Ingest.Records;

namespace Tally.Charts.Drawing;

/// <summary>The shape of a point. Shapes tell series apart where colours alone would not.</summary>
internal static class Marker
{
    private const int Shapes = 4;

    public static void Draw(Sheet sheet, double x, double y, double size, int series, int shape, string? tip = null) =>
        sheet.Path(Outline(x, y, size, shape % Shapes), Ink.Fill(series), tip);

    /// <summary>Circle, square, triangle, diamond, all of about the same area.</summary>
    private static string Outline(double x, double y, double r, int shape)
    {
        static string N(double number) => Sheet.N(number);
        return shape switch
        {
            1 => $"M{N(x - (r * 0.9))} {N(y - (r * 0.9))}h{N(r * 1.8)}v{N(r * 1.8)}h{N(-r * 1.8)}z",
            2 => $"M{N(x)} {N(y - (r * 1.25))}l{N(r * 1.2)} {N(r * 2.1)}h{N(-r * 2.4)}z",
            3 => $"M{N(x)} {N(y - (r * 1.3))}l{N(r * 1.3)} {N(r * 1.3)}l{N(-r * 1.3)} {N(r * 1.3)}l{N(-r * 1.3)} {N(-r * 1.3)}z",
            _ => $"M{N(x - r)} {N(y)}a{N(r)} {N(r)} 0 1 0 {N(r * 2)} 0a{N(r)} {N(r)} 0 1 0 {N(-r * 2)} 0z",
        };
    }
}
