using System.Text.Json;

namespace Tally.Ingest.Records;

/// <summary>Reads keyed files back, record by record as bytes, to merge them.</summary>
internal static class MergedRecords
{
    /// <summary>The records of a keyed file by key; the context is left out.</summary>
    public static KeyedRecords Read(ReadOnlySpan<byte> keyedJson)
    {
        var records = new KeyedRecords();
        var reader = new Utf8JsonReader(keyedJson);
        reader.Read();
        bool first = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!first)
            {
                records.AddValue(key, keyedJson[start..(int)reader.BytesConsumed]);
            }

            first = false;
        }

        return records;
    }
}
