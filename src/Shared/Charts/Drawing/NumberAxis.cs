using Tally.Columns;

namespace Tally.Charts.Drawing;

/// <summary>Numbers and years along a line, ticks at round ones.</summary>
internal sealed class NumberAxis : PlaceAxis
{
    private readonly List<decimal> _values;
    private readonly Sheet _sheet;
    private readonly bool _years;
    private readonly decimal _from;
    private readonly decimal _to;

    public NumberAxis(IReadOnlyList<CellValue> xs, Sheet sheet)
    {
        _values = xs.Select(Position.Exact).ToList();
        _sheet = sheet;
        _years = sheet.Chart.X.Scale == ChartScale.Year;
        (_from, _to) = (_values.Min(), _values.Max());
        if (_from == _to)
            (_from, _to) = (_from - 1, _to + 1);
        else if (sheet.Chart.Kind == ChartKind.Scatter && !_years)
            (_from, _to) = Rounded(ValueScale.Over(_values, mustHoldZero: false, 6));
    }

    public override double Slot => 0;

    public override double Share(CellValue x) => Share(Position.Exact(x));

    public override IReadOnlyList<Tick> Ticks(double width)
    {
        if (_values.Distinct().Count() == 1)
            return [new Tick(Share(_values[0]), Text(_values[0], _values[0].Scale))];
        for (int count = Math.Max(2, (int)(width / 36)); ; count--)
        {
            decimal step = ValueScale.Nice((_to - _from) / count);
            step = _years ? Math.Max(1, Math.Ceiling(step)) : step;
            var ticks = At(step);
            if (count <= 1 || Fits(ticks, width))
                return ticks;
        }
    }

    private static (decimal From, decimal To) Rounded(ValueScale scale) => (scale.From, scale.To);

    private static bool Fits(List<Tick> ticks, double width) =>
        ticks.Count < 2 || ticks.Max(tick => TextWidth.Of(tick.Text, Ink.TextSize)) + 12 <= (ticks[1].Share - ticks[0].Share) * width;

    private double Share(decimal x) => (double)((x - _from) / (_to - _from));

    private List<Tick> At(decimal step)
    {
        int decimals = new ValueScale(0, 1, step).Decimals;
        var ticks = new List<Tick>();
        for (decimal at = Math.Ceiling(_from / step) * step; at <= _to; at += step)
            ticks.Add(new Tick(Share(at), Text(at, decimals)));
        return ticks;
    }

    private string Text(decimal at, int decimals) => _years
        ? at.ToString("0", System.Globalization.CultureInfo.InvariantCulture)
        : _sheet.Numbers.Tick(at, _sheet.Chart.X.Unit, decimals);
}
