using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tally.Columns;

namespace Tally.Charts;

/// <summary>
/// Writes a chart as a Vega-Lite v5 specification with its data inline. Numbers are the ledger's own digits; each row carries
/// the reference of its value.
/// </summary>
public static class VegaLiteWriter
{
    /// <summary>Letters of any script stay readable; quotes, angle brackets and ampersands are escaped for pages that embed the JSON.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    private const int MarkedPoints = 60;

    /// <param name="language">BCP 47 tag of the answer: fr, en, de-CH.</param>
    public static string Write(Chart chart, string language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            var numbers = new ChartNumbers(language);
            json.WriteStartObject();
            json.WriteString("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
            json.WriteString("description", Description.Of(chart, language));
            json.WriteStartObject("title");
            json.WriteStartArray("text");
            foreach (string line in Label.Lines(Label.Clean(chart.Title), VegaEncoding.Width, Drawing.Ink.TitleSize, Drawing.Header.Lines))
                json.WriteStringValue(line);
            json.WriteEndArray();
            json.WriteString("anchor", "start");
            json.WriteEndObject();
            json.WriteNumber("width", VegaEncoding.Width);
            json.WriteNumber("height", 360);
            Data(json, chart, numbers);
            Mark(json, chart);
            new VegaEncoding(json, chart, language).Write();
            Config(json, numbers, language);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Data(Utf8JsonWriter json, Chart chart, ChartNumbers numbers)
    {
        json.WriteStartObject("data");
        json.WriteStartArray("values");
        for (int i = 0; i < chart.Series.Count; i++)
        {
            foreach (var point in chart.Series[i].Points)
                Row(json, chart, i, point.X, point, numbers);
            foreach (var gap in chart.Series[i].Gaps)
                Row(json, chart, i, gap, null, numbers);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="point">Null where the column has no value: the row only breaks the line.</param>
    private static void Row(Utf8JsonWriter json, Chart chart, int series, CellValue x, ChartPoint? point, ChartNumbers numbers)
    {
        json.WriteStartObject();
        json.WritePropertyName("x");
        WritePlace(json, x, chart.X.Scale, numbers);
        json.WritePropertyName("y");
        if (point is null)
            json.WriteNullValue();
        else
            WriteNumber(json, point.Y);
        if (chart.Series.Count > 1)
            json.WriteString("series", Label.Clean(chart.Series[series].Name));
        if (chart.Kind == ChartKind.Stacked)
            json.WriteNumber("order", series);
        if (point is not null)
            json.WriteString("ref", point.Reference);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, CellValue x, ChartScale scale, ChartNumbers numbers)
    {
        if (scale is ChartScale.Number or ChartScale.Year)
            WriteNumber(json, x);
        else if (scale == ChartScale.Category)
            json.WriteStringValue(Label.Clean(numbers.Label(x, scale)));
        else
            json.WriteStringValue(x.Kind == CellKind.DateTime ? x + "Z" : x.ToString());
    }

    private static void WriteNumber(Utf8JsonWriter json, CellValue cell)
    {
        if (cell.Kind == CellKind.Number)
            json.WriteNumberValue(cell.AsNumber());
        else
            json.WriteNumberValue(cell.AsApproximate());
    }

    private static void Mark(Utf8JsonWriter json, Chart chart)
    {
        json.WriteStartObject("mark");
        json.WriteString("type", chart.Kind switch
        {
            ChartKind.Line => "line",
            ChartKind.Pie => "arc",
            ChartKind.Scatter => "point",
            _ => "bar",
        });
        if (chart.Series.Count == 1 && chart.Kind != ChartKind.Pie)
            json.WriteString("color", Palette.Colour(0));
        if (chart.Kind == ChartKind.Line)
            json.WriteBoolean("point", chart.Places.Count <= MarkedPoints);
        if (chart.Kind == ChartKind.Scatter)
            json.WriteBoolean("filled", true);
        json.WriteBoolean("tooltip", true);
        json.WriteEndObject();
    }

    private static void Config(Utf8JsonWriter json, ChartNumbers numbers, string language)
    {
        json.WriteStartObject("config");
        json.WriteStartObject("locale");
        json.WriteStartObject("number");
        json.WriteString("decimal", numbers.DecimalMark);
        json.WriteString("thousands", numbers.Group);
        json.WriteStartArray("grouping");
        json.WriteNumberValue(3);
        json.WriteEndArray();
        json.WriteStartArray("currency");
        json.WriteStringValue("");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteString("percent", numbers.PercentSign);
        json.WriteEndObject();
        VegaTimeLocale.Write(json, language);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
