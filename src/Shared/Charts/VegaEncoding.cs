using System.Text.Json;

namespace Tally.Charts;

/// <summary>The encoding of a Vega-Lite specification: which field goes to which channel, and how axes are titled and scaled.</summary>
internal sealed class VegaEncoding(Utf8JsonWriter json, Chart chart, string language)
{
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
        if (chart.X.Scale == ChartScale.Year)
            Axis("d", HorizontalType == "quantitative" ? 1 : null);
        if (HorizontalType == "quantitative")
            Scale(zero: false);
        if (HorizontalType == "temporal")
            UtcScale();
        json.WriteEndObject();
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
        if (chart.Kind != ChartKind.Bar)
            return;
        Channel("xOffset", "series", "nominal");
        json.WriteStartArray("sort");
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
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

    private void Axis(string format, int? minimumStep)
    {
        json.WriteStartObject("axis");
        json.WriteString("format", format);
        if (minimumStep is { } step)
            json.WriteNumber("tickMinStep", step);
        json.WriteEndObject();
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
        json.WriteStartArray("domain");
        foreach (string name in domain)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("range");
        foreach (string colour in Palette.Colours(domain.Count))
            json.WriteStringValue(colour);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private bool StartsAtZero()
    {
        var values = chart.Series.SelectMany(series => series.Points).Select(point => Position.Exact(point.Y)).ToList();
        return ValueScale.HoldsZero(values.Min(), values.Max());
    }
}
