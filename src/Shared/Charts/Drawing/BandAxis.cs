using Tally.Columns;

namespace Tally.Charts.Drawing;

/// <summary>One place a value, side by side.</summary>
internal sealed class BandAxis : PlaceAxis
{
    private readonly Dictionary<CellValue, int> _places;
    private readonly List<string> _labels;

    public BandAxis(IReadOnlyList<CellValue> xs, Sheet sheet)
    {
        _places = xs.Select((x, place) => (x, place)).ToDictionary(pair => pair.x, pair => pair.place);
        _labels = xs.Select(x => Label.Clean(sheet.Numbers.Label(x, sheet.Chart.X.Scale))).ToList();
        Ordered = sheet.Chart.X.Scale != ChartScale.Category;
    }

    public override double Slot => 1.0 / _labels.Count;

    /// <summary>Whether a reader can fill in the labels that are left out.</summary>
    public bool Ordered { get; }

    public override double Share(CellValue x) => (_places[x] + 0.5) * Slot;

    public override bool Holds(CellValue x) => _places.ContainsKey(x);

    /// <summary>Whether every label can stand upright below its place, broken over lines if need be.</summary>
    public bool FitsBelow(double width) => _labels.All(label =>
        TextWidth.Of(label, Ink.TextSize) + 6 <= width * Slot || Label.Wrap(label, (width * Slot) - 6, Ink.TextSize, PlaceLabels.MostLines) is not null);

    public override IReadOnlyList<Tick> Ticks(double width) =>
        _labels.Select((label, place) => new Tick((place + 0.5) * Slot, label)).ToList();
}
