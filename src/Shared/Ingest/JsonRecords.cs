using System.Text;
using System.Text.Json;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>
/// Turns an array of JSON objects, or one object a line, into rows: a column for every member that any record has, in
/// order of first appearance. Everything after that is as for CSV.
/// </summary>
internal static class JsonRecords
{
    public static bool IsJson(string fileName) =>
        Path.GetExtension(fileName).ToLowerInvariant() is ".json" or ".ndjson" or ".jsonl";

    public static async Task<(SpooledBytes? Rows, Problem? Problem)> ToCsvAsync(
        SpooledBytes json, ReaderOptions options, CancellationToken cancellationToken)
    {
        int record = 0;
        try
        {
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            await foreach (var element in RecordsAsync(json, cancellationToken))
            {
                record++;
                if (element.ValueKind != JsonValueKind.Object)
                {
                    return Refuse($"Record {record} is no object; a JSON file is an array of objects or one object a line.");
                }

                foreach (var member in element.EnumerateObject())
                {
                    columns.TryAdd(member.Name, columns.Count);
                }

                if (columns.Count > options.MostColumns)
                {
                    return (null, new Problem { Code = ProblemCodes.TooManyColumns, Message = $"The records have more than {options.MostColumns} different members." });
                }
            }

            return columns.Count == 0
                ? (null, new Problem { Code = ProblemCodes.NoTable, Message = "The file holds no record." })
                : (await WriteAsync(json, columns, options, cancellationToken), null);
        }
        catch (JsonException)
        {
            return Refuse($"The JSON breaks off or is malformed after record {record}.");
        }
    }

    private static async IAsyncEnumerable<JsonElement> RecordsAsync(
        SpooledBytes json, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isArray = FirstCharacter(json) == '[';
        await using var stream = json.Open();
        var records = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, topLevelValues: !isArray, cancellationToken: cancellationToken);
        await foreach (var element in records)
        {
            yield return element;
        }
    }

    private static async Task<SpooledBytes> WriteAsync(
        SpooledBytes json, Dictionary<string, int> columns, ReaderOptions options, CancellationToken cancellationToken)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = File.Create(path))
            {
                var to = new Utf8Buffer(file);
                WriteRow(to, columns.Keys);
                string?[] row = new string?[columns.Count];
                await foreach (var element in RecordsAsync(json, cancellationToken))
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

    private static char FirstCharacter(SpooledBytes json)
    {
        string head = Encoding.UTF8.GetString(json.Head(1024)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return head.Length > 0 ? head[0] : '\0';
    }

    private static (SpooledBytes?, Problem?) Refuse(string message) => (null, new Problem { Code = ProblemCodes.JsonMalformed, Message = message });
}
