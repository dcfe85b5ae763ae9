using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Tools;

/// <summary>The JSON that tools and the model exchange: compact, accents as they are.</summary>
internal static class ToolJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode node) => node.ToJsonString(Options);

    public static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)value)]);

    /// <summary>Exact numbers as JSON numbers, dates as ISO strings.</summary>
    public static JsonNode? Cell(CellValue cell) => cell.Kind switch
    {
        CellKind.Null => null,
        CellKind.Number => JsonValue.Create(cell.AsNumber()),
        CellKind.Approximate => Approximate(cell.AsApproximate()),
        CellKind.Boolean => JsonValue.Create(cell.AsBoolean()),
        _ => JsonValue.Create(cell.ToString()),
    };

    public static JsonNode? Period(Period? period) =>
        period is null ? null : new JsonObject { ["column"] = period.Column, ["from"] = period.From, ["to"] = period.To };

    private static JsonValue? Approximate(double value) =>
        double.IsFinite(value) ? JsonValue.Create(double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : null;
}
