using System.Globalization;
using System.Text;
using System.Text.Json;
using Tally.ModelEmulator.Containers;

namespace Tally.ModelEmulator.Hosted;

/// <summary>A small CSV file, an array of JSON records, or records keyed by a label, as rows of text.</summary>
internal sealed record TabularFile(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static TabularFile? Read(ContainerFile file)
    {
        string text = Encoding.UTF8.GetString(file.Content.Span).TrimStart('\uFEFF');
        return Path.GetExtension(file.Name).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => Csv(text),
            ".json" => Json(text),
            _ => null,
        };
    }

    /// <summary>The column of numbers that the question names, or the first; -1 where there is none.</summary>
    public int NumberColumn(string question)
    {
        int[] numbers = [.. Enumerable.Range(1, Math.Max(0, Header.Count - 1)).Where(column => Rows.Count > 0 && Rows.All(row => column < row.Count && Number(row[column]) is not null))];
        int named = Array.FindIndex(numbers, column => question.Contains(Header[column], StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? numbers[named] : numbers.Length > 0 ? numbers[0] : -1;
    }

    public double[] Numbers(int column) => [.. Rows.Select(row => Number(row[column])!.Value)];

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static TabularFile? Csv(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2) return null;
        char delimiter = new[] { ',', ';', '\t' }.MaxBy(candidate => lines[0].Count(letter => letter == candidate));
        string[][] rows = [.. lines.Select(line => line.Split(delimiter).Select(cell => cell.Trim().Trim('"')).ToArray())];
        return new TabularFile(rows[0], rows[1..]);
    }

    private static TabularFile? Json(string text)
    {
        try
        {
            JsonElement body = JsonElement.Parse(text);
            (string Key, JsonElement Record)[] records = body.ValueKind switch
            {
                JsonValueKind.Array => [.. body.EnumerateArray().Select(record => ("", record))],
                JsonValueKind.Object => [.. body.EnumerateObject().Select(member => (member.Name, member.Value))],
                _ => [],
            };
            records = [.. records.Where(record => record.Record.ValueKind == JsonValueKind.Object)];
            if (records.Length == 0) return null;
            bool keyed = body.ValueKind == JsonValueKind.Object;
            string[] names = [.. records[0].Record.EnumerateObject().Select(member => member.Name)];
            return new TabularFile(
                keyed ? ["key", .. names] : names,
                [.. records.Select(record => (IReadOnlyList<string>)[.. keyed ? [record.Key] : Array.Empty<string>(), .. names.Select(name => record.Record.TryGetProperty(name, out JsonElement value) ? value.ToString() : "")])]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
