namespace Tally.Charts.Drawing;

/// <summary>
/// The writing below the plot, chosen so that nothing overlaps: straight, on several lines, slanted, and where even that
/// is too tight every n-th label only.
/// </summary>
internal sealed class PlaceLabels
{
    private const double Slant = -38;
    private const double LongestSlanted = 150;
    private const double TightestSlanted = 15;
    public const int MostLines = 3;

    private readonly Sheet _sheet;
    private readonly IReadOnlyList<Tick> _ticks;
    private readonly double _left;
    private readonly double _width;
    private readonly List<IReadOnlyList<string>> _lines;
    private readonly bool _slanted;
    private readonly int _every = 1;

    public PlaceLabels(Sheet sheet, PlaceAxis axis, double left, double width)
    {
        (_sheet, _left, _width) = (sheet, left, width);
        _ticks = axis.Ticks(width);
        _lines = _ticks.Select(tick => (IReadOnlyList<string>)[tick.Text]).ToList();
        double slot = axis.Slot * width;
        double widest = _ticks.Max(tick => TextWidth.Of(tick.Text, Ink.TextSize));
        if (slot == 0 || widest + 6 <= slot)
            return;

        if (axis is BandAxis { Ordered: true })
        {
            _every = (int)Math.Ceiling((widest + 10) / slot);
            return;
        }

        var wrapped = _ticks.Select(tick => Label.Wrap(tick.Text, slot - 6, Ink.TextSize, MostLines)).ToList();
        _slanted = wrapped.Any(lines => lines is null);
        if (_slanted)
            _every = (int)Math.Ceiling(TightestSlanted / slot);
        else
            _lines = wrapped.Select(lines => lines!).ToList();
    }

    public double Height => _slanted
        ? 14 + (Shown().Max(i => TextWidth.Of(Slanted(i), Ink.TextSize)) * Math.Sin(-Slant * Math.PI / 180))
        : 8 + (_lines.Max(lines => lines.Count) * 15);

    public void Draw(double top)
    {
        foreach (int i in Shown())
        {
            double x = X(i);
            if (_slanted)
            {
                _sheet.Text(x + 4, top + 14, Slanted(i), "axis", "end", Slant, _ticks[i].Text);
                continue;
            }

            for (int line = 0; line < _lines[i].Count; line++)
                _sheet.Text(Inside(x, _lines[i][line]), top + 18 + (line * 15), _lines[i][line], "axis", "middle");
        }
    }

    private IEnumerable<int> Shown() => Enumerable.Range(0, _ticks.Count).Where(i => i % _every == 0);

    private double X(int i) => _left + (_ticks[i].Share * _width);

    private string Slanted(int i)
    {
        double room = (X(i) - 4) / Math.Cos(Slant * Math.PI / 180);
        return Label.Shorten(_ticks[i].Text, Math.Min(LongestSlanted, room), Ink.TextSize);
    }

    /// <summary>The middle of the text, moved in where it would leave the paper.</summary>
    private double Inside(double x, string text)
    {
        double half = TextWidth.Of(text, Ink.TextSize) / 2;
        return Math.Clamp(x, 2 + half, Math.Max(2 + half, _sheet.Width - 2 - half));
    }
}
