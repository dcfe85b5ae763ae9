using System.Text.Json;

namespace Tally.Charts;

/// <summary>The encoding of a Vega-Lite specification: which field goes to which channel, and how axes are titled and scaled.</summary>
internal sealed class VegaEncoding(Utf8JsonWriter json, Chart chart, string language)
{
    public const int Width = 640;

    private const int MostYears = 14;
    private const int MostSlanted = 24;

    public void Write()
    {
        json.WriteStartObject("encoding");
        if (chart.Kind == ChartKind.Pie)
        {
            Pie();
        }
        else
        {
            Horizontal();
            Vertical();
            if (chart.Series.Count > 1)
                SeriesChannels();
        }

        Tooltip();
        json.WriteEndObject();
    }

    private bool HasBars => chart.Kind is ChartKind.Bar or ChartKind.Stacked;

    private string HorizontalType => (chart.X.Scale, HasBars) switch
    {
        (ChartScale.Category, _) or (_, true) => "ordinal",
        (ChartScale.Date or ChartScale.DateTime, _) => "temporal",
        _ => "quantitative",
    };

    private void Pie()
    {
        Channel("theta", "y", "quantitative");
        json.WriteBoolean("stack", true);
        json.WriteEndObject();
        Channel("color", "x", "nominal");
        json.WriteString("title", AxisTitle.Of(chart.X));
        Colours(chart.Series[0].Points.Select(point => Label.Clean(new ChartNumbers(language).Label(point.X, chart.X.Scale))).ToList());
        json.WriteEndObject();
    }

    private void Horizontal()
    {
        Channel("x", "x", HorizontalType);
        json.WriteString("title", AxisTitle.Of(chart.X));
        if (HorizontalType == "ordinal")
            json.WriteNull("sort");
        json.WriteStartObject("axis");
        if (chart.X.Scale == ChartScale.Year)
            json.WriteString("format", "d");
        if (HorizontalType == "ordinal")
            Upright();
        else if (chart.X.Scale == ChartScale.Year)
            Years();
        json.WriteEndObject();
        if (HorizontalType == "quantitative")
            Scale(zero: false);
        if (HorizontalType == "temporal")
            UtcScale();
        json.WriteEndObject();
    }

    /// <summary>Names stand upright where they fit and slant where they do not.</summary>
    private void Upright()
    {
        var numbers = new ChartNumbers(language);
        double widest = chart.Places.Max(place => TextWidth.Of(Label.Clean(numbers.Label(place, chart.X.Scale)), Drawing.Ink.TextSize));
        bool upright = chart.X.Scale != ChartScale.Category || widest + 4 <= (double)Width / chart.Places.Count;
        json.WriteNumber("labelAngle", upright ? 0 : -40);
        json.WriteNumber("labelLimit", 220);
        // Slanted names of a few places all have room, though their boxes overlap.
        json.WriteBoolean("labelOverlap", chart.X.Scale != ChartScale.Category || chart.Places.Count > MostSlanted);
    }

    /// <summary>Whole years only; left to itself the axis would repeat a year at its half.</summary>
    private void Years()
    {
        var years = chart.Places.Select(Position.Exact).ToList();
        decimal step = Math.Ceiling(ValueScale.Nice(Math.Max(1, (years[^1] - years[0]) / MostYears)));
        json.WriteStartArray("values");
        for (decimal year = Math.Ceiling(years[0] / step) * step; year <= years[^1]; year += step)
            json.WriteNumberValue(year);
        json.WriteEndArray();
    }

    private void Vertical()
    {
        Channel("y", "y", "quantitative");
        json.WriteString("title", AxisTitle.Of(chart.Y));
        if (chart.Y.Unit == "%")
        {
            json.WriteStartObject("axis");
            json.WriteString("labelExpr", $"datum.label + '{new ChartNumbers(language).PercentSign}'");
            json.WriteEndObject();
        }

        Scale(HasBars || StartsAtZero());
        if (chart.Kind == ChartKind.Stacked)
            json.WriteString("stack", "zero");
        json.WriteEndObject();
    }

    private void SeriesChannels()
    {
        var names = chart.Series.Select(series => Label.Clean(series.Name)).ToList();
        Channel("color", "series", "nominal");
        json.WriteNull("title");
        Colours(names);
        json.WriteEndObject();
        switch (chart.Kind)
        {
            case ChartKind.Bar:
                Channel("xOffset", "series", "nominal");
                Names("sort", names);
                json.WriteEndObject();
                break;
            case ChartKind.Stacked:
                Channel("order", "order", "quantitative");
                json.WriteEndObject();
                break;
            case ChartKind.Scatter:
                Channel("shape", "series", "nominal");
                json.WriteNull("title");
                json.WriteStartObject("scale");
                Names("domain", names);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
        }
    }

    private void Tooltip()
    {
        json.WriteStartArray("tooltip");
        TooltipField("x", chart.Kind == ChartKind.Pie ? "nominal" : HorizontalType, AxisTitle.Of(chart.X), chart.X.Scale == ChartScale.Year ? "d" : null);
        if (chart.Series.Count > 1)
            TooltipField("series", "nominal", "", null);
        TooltipField("y", "quantitative", chart.Y.Title.Length > 0 ? AxisTitle.Of(chart.Y) : chart.Y.Unit ?? "", ",~f");
        TooltipField("ref", "nominal", "ref", null);
        json.WriteEndArray();
    }

    private void TooltipField(string field, string type, string title, string? format)
    {
        json.WriteStartObject();
        json.WriteString("field", field);
        json.WriteString("type", type);
        json.WriteString("title", title);
        if (format is not null)
            json.WriteString("format", format);
        json.WriteEndObject();
    }

    private void Channel(string name, string field, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("field", field);
        json.WriteString("type", type);
    }

    private void Scale(bool zero)
    {
        json.WriteStartObject("scale");
        json.WriteBoolean("zero", zero);
        json.WriteEndObject();
    }

    private void UtcScale()
    {
        json.WriteStartObject("scale");
        json.WriteString("type", "utc");
        json.WriteEndObject();
    }

    private void Colours(List<string> domain)
    {
        json.WriteStartObject("scale");
        Names("domain", domain);
        json.WriteStartArray("range");
        foreach (string colour in Palette.Colours(domain.Count))
            json.WriteStringValue(colour);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Names(string property, List<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private bool StartsAtZero()
    {
        var values = chart.Series.SelectMany(series => series.Points).Select(point => Position.Exact(point.Y)).ToList();
        return ValueScale.HoldsZero(values.Min(), values.Max());
    }
}
