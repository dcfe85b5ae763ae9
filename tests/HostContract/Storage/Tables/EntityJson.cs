#nullable disable
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Tally.HostContract.Rest;

/// <summary>An entity in the table service's JSON, with the type annotations that its own types need.</summary>
internal static class EntityJson
{
    public static byte[] Write(TableEntity entity)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in entity)
            {
                if (name is not ("odata.etag" or "Timestamp") && value is not null)
                    WriteProperty(json, name, value);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    public static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == "odata.etag" || !property.Name.Contains("odata.", StringComparison.Ordinal))
                entity[property.Name] = Value(property.Value, Annotation(json, property.Name));
        }

        return entity;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteString(name + "@odata.type", "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteString(name + "@odata.type", "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case byte[] binary:
                json.WriteString(name + "@odata.type", "Edm.Binary");
                json.WriteBase64String(name, binary);
                break;
            case BinaryData binary:
                json.WriteString(name + "@odata.type", "Edm.Binary");
                json.WriteBase64String(name, binary.ToMemory().Span);
                break;
            case DateTimeOffset moment:
                json.WriteString(name + "@odata.type", "Edm.DateTime");
                json.WriteString(name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"A table property cannot hold a {value.GetType()}.");
        }
    }

    private static string Annotation(JsonElement json, string name) =>
        name == "Timestamp" ? "Edm.DateTime"
        : json.TryGetProperty(name + "@odata.type", out var type) ? type.GetString() : null;

    private static object Value(JsonElement value, string type) => type switch
    {
        "Edm.Int64" => long.Parse(value.GetString(), CultureInfo.InvariantCulture),
        "Edm.Binary" => value.GetBytesFromBase64(),
        "Edm.DateTime" => DateTimeOffset.Parse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Edm.Double" => value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString(), CultureInfo.InvariantCulture) : value.GetDouble(),
        _ => value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt32(out int number) ? number : value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => value.GetString(),
        },
    };
}
