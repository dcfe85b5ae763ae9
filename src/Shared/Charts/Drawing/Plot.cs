namespace Tally.Charts.Drawing;

/// <summary>The rectangle the marks lie in.</summary>
internal sealed record Plot(double Left, double Top, double Width, double Height, ValueScale Values)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double YOf(decimal value) => Bottom - (Values.Share(value) * Height);
}
