using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Records;

namespace Tally.Ingest.Json;

/// <summary>
/// Turns an array of JSON objects, at the root or in one member of it, objects by key, or one object a line, into rows: a column for every member that any record has, in
/// order of first appearance. Everything after that is as for CSV.
/// </summary>
internal static class JsonRecords
{
    private const string KeyName = "key";

    public static bool IsJson(string fileName) =>
        Path.GetExtension(fileName).ToLowerInvariant() is ".json" or ".ndjson" or ".jsonl";

    /// <summary>The records as rows, or why there are none; a problem beside the rows says what was left out.</summary>
    public static async Task<(SpooledBytes? Rows, Problem? Problem)> ToCsvAsync(
        SpooledBytes json, string fileName, string? named, ReaderOptions options, CancellationToken cancellationToken)
    {
        var (record, repeated) = (0, 0);
        try
        {
            var (root, unclear) = IsLines(fileName) ? (JsonRoot.Lines(json), null) : JsonRoot.Find(json, named);
            if (root is null)
            {
                return (null, unclear);
            }

            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            var lastRecord = new List<int>();
            await foreach (var element in RecordsAsync(json, root, cancellationToken))
            {
                record++;
                if (element.ValueKind != JsonValueKind.Object)
                {
                    return Refuse($"Record {record} is no object; a JSON file is an array of objects or one object a line.");
                }

                foreach (var member in element.EnumerateObject())
                {
                    if (columns.TryAdd(member.Name, columns.Count))
                    {
                        lastRecord.Add(0);
                    }

                    int column = columns[member.Name];
                    repeated += lastRecord[column] == record ? 1 : 0;
                    lastRecord[column] = record;
                }

                if (columns.Count > options.MostColumns)
                {
                    return (null, new Problem { Code = ProblemCodes.TooManyColumns, Message = $"The records have more than {options.MostColumns} different members." });
                }
            }

            return columns.Count == 0
                ? (null, new Problem { Code = ProblemCodes.NoTable, Message = "The file holds no record." })
                : (await WriteAsync(json, root, columns, options, cancellationToken), root.LeftOut ?? Repeated(repeated));
        }
        catch (JsonException)
        {
            return Refuse($"The JSON breaks off or is malformed after record {record}.");
        }
    }

    private static Problem? Repeated(int count) => count == 0 ? null : new Problem
    {
        Code = ProblemCodes.JsonMembersLeftOut,
        Message = "A record names a member more than once; the last was taken.",
        Count = count,
    };

    private static bool IsLines(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".ndjson" or ".jsonl";

    private static async IAsyncEnumerable<JsonElement> RecordsAsync(
        SpooledBytes json, JsonRoot root, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new PartStream(json.Open(), root.Start, root.Length);
        if (root.Kind == JsonRootKind.Keyed)
        {
            await foreach (var keyed in KeyedAsync(stream, cancellationToken))
            {
                yield return keyed;
            }

            yield break;
        }

        var records = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(
            stream, topLevelValues: root.Kind == JsonRootKind.Lines, cancellationToken: cancellationToken);
        await foreach (var element in records)
        {
            yield return element;
        }
    }

    private static async Task<SpooledBytes> WriteAsync(
        SpooledBytes json, JsonRoot root, Dictionary<string, int> columns, ReaderOptions options, CancellationToken cancellationToken)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = File.Create(path))
            {
                var to = new Utf8Buffer(file);
                WriteRow(to, columns.Keys);
                string?[] row = new string?[columns.Count];
                await foreach (var element in RecordsAsync(json, root, cancellationToken))
                {
                    Array.Clear(row);
                    foreach (var member in element.EnumerateObject())
                    {
                        row[columns[member.Name]] = Text(member.Value);
                    }

                    WriteRow(to, row);
                    to.FlushIfFull();
                }

                to.Flush();
            }

            await using var written = File.OpenRead(path);
            return (await SpooledBytes.ReadAsync(written, Math.Max(options.MostBytes, written.Length), cancellationToken))!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Members that hold lists or objects are kept as their JSON.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static void WriteRow(Utf8Buffer to, IEnumerable<string?> cells)
    {
        bool first = true;
        foreach (string? cell in cells)
        {
            to.Write(first ? "\""u8 : ",\""u8);
            first = false;
            to.Write(Encoding.UTF8.GetBytes((cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)));
            to.Write((byte)'"');
        }

        to.Write("\n"u8);
    }

    // The key becomes the record's first member; members that are no records, a context, are left out.
    private static async IAsyncEnumerable<JsonElement> KeyedAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            var record = new JsonObject { [KeyName] = member.Name };
            foreach (var own in member.Value.EnumerateObject())
            {
                record.TryAdd(own.Name == KeyName ? own.Name + "_" : own.Name, JsonNode.Parse(own.Value.GetRawText()));
            }

            yield return JsonSerializer.SerializeToElement(record);
        }
    }

    private static (SpooledBytes?, Problem?) Refuse(string message) => (null, new Problem { Code = ProblemCodes.JsonMalformed, Message = message });
}
