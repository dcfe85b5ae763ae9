using System.Text.Json;

namespace Tally.ModelEmulator.Analyst.Dialogue;

/// <summary>What a query, a calculation or a drawing returned, or why it did not.</summary>
internal sealed record Answered
{
    /// <summary>"R1", or "C1" for a chart; empty on an error.</summary>
    public string Id { get; init; } = "";

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<JsonElement>> Rows { get; init; } = [];

    /// <summary>How many rows there are, shown or not.</summary>
    public int RowCount { get; init; }

    public IReadOnlyList<string> WarningCodes { get; init; } = [];

    public string? ErrorCode { get; init; }

    public string ErrorMessage { get; init; } = "";

    public IReadOnlyList<string> Nearest { get; init; } = [];

    public bool IsError => ErrorCode is not null;

    /// <summary>No row, or aggregates of no row.</summary>
    public bool IsEmpty => Rows.Count == 0 || Rows.All(static row => row.All(static cell => cell.ValueKind == JsonValueKind.Null));

    public bool WarnsOf(string code) => WarningCodes.Contains(code);

    public decimal? Number(int row, int column) =>
        row < Rows.Count && column < Rows[row].Count && Rows[row][column].ValueKind == JsonValueKind.Number
            ? Rows[row][column].TryGetDecimal(out decimal exact) ? exact : (decimal)Rows[row][column].GetDouble()
            : null;

    public string Text(int row, int column) => Rows[row][column].ToString();

    /// <summary>A reference that Tally prints: <c>{{R1[0].total}}</c>.</summary>
    public string Cite(int row, int column, string format = "") => Cite(row, Columns[column], format);

    public string Cite(int row, string column, string format = "") =>
        $"{{{{{Id}[{row}]{Member(column)}{(format.Length > 0 ? " | " + format : "")}}}}}";

    public string Table => $"{{{{{Id} | table}}}}";

    public static Answered Read(JsonElement output)
    {
        if (output.TryGetProperty("error", out JsonElement error))
        {
            return new Answered
            {
                ErrorCode = String(error, "code") ?? "error",
                ErrorMessage = String(error, "message") ?? "",
                Nearest = Array(error, "nearest").Select(static item => item.ToString()).ToList(),
            };
        }

        List<IReadOnlyList<JsonElement>> rows = Array(output, "rows")
            .Select(static row => (IReadOnlyList<JsonElement>)row.EnumerateArray().ToList())
            .ToList();
        return new Answered
        {
            Id = String(output, "result") ?? String(output, "chart") ?? "",
            Columns = Array(output, "columns").Select(static column => String(column, "name") ?? "").ToList(),
            Rows = rows,
            RowCount = output.TryGetProperty("row_count", out JsonElement count) && count.TryGetInt32(out int number) ? number : rows.Count,
            WarningCodes = Array(output, "warnings").Select(static warning => String(warning, "code") ?? "").ToList(),
            Nearest = Array(output, "warnings").SelectMany(static warning => Array(warning, "nearest")).Select(static item => item.ToString()).ToList(),
        };
    }

    private static string Member(string column) =>
        column.Length > 0 && !char.IsDigit(column[0]) && column.All(static character => char.IsLetterOrDigit(character) || character == '_')
            ? "." + column
            : $"[\"{column}\"]";

    private static string? String(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
