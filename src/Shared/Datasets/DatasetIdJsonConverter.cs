using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tally.Datasets;

/// <summary>Writes a dataset id as the one string <c>collection/name</c>.</summary>
public sealed class DatasetIdJsonConverter : JsonConverter<DatasetId>
{
    public override DatasetId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DatasetId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("not a dataset id");

    public override void Write(Utf8JsonWriter writer, DatasetId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
