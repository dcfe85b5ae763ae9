using System.Text.Json;
using System.Text.Json.Serialization;
using Tally.Columns;

namespace Tally.Http;

/// <summary>Writes a cell as JSON has it: exact numbers as numbers, dates as ISO text, null as null.</summary>
internal sealed class CellValueJsonConverter : JsonConverter<CellValue>
{
    public override bool HandleNull => true;

    public override CellValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => CellValue.Null,
            JsonTokenType.Number => CellValue.Of(reader.GetDecimal()),
            JsonTokenType.True => CellValue.Of(true),
            JsonTokenType.False => CellValue.Of(false),
            JsonTokenType.String => CellValue.Of(reader.GetString()!),
            _ => throw new JsonException("not a cell"),
        };

    public override void Write(Utf8JsonWriter writer, CellValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case CellKind.Null:
                writer.WriteNullValue();
                break;
            case CellKind.Number:
                writer.WriteNumberValue(value.AsNumber());
                break;
            case CellKind.Approximate when double.IsFinite(value.AsApproximate()):
                writer.WriteRawValue(value.ToString());
                break;
            case CellKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
