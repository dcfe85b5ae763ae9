using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>A reference to one cell in an answer, <c>{{R1[0].total | percent:1}}</c>, and what it stands for.</summary>
internal sealed partial record Reference(string Text, string Result, string Row, string Column, string Format)
{
    public static Reference Read(Match match) => new(
        match.Value,
        match.Groups["id"].Value,
        match.Groups["row"].Value,
        match.Groups["column"].Success ? match.Groups["column"].Value : match.Groups["quoted"].Value,
        match.Groups["format"].Value);

    [GeneratedRegex("""\{\{\s*(?<id>R\d+)(?<row>\[[^\]]*\])?(?:\.(?<column>[\p{L}\p{N}_]+)|\["(?<quoted>[^"]+)"\])(?<format>[^}]*)\}\}""")]
    public static partial Regex Pattern();

    /// <summary>The number as it would be printed plainly, or null when the cell is no number that was seen.</summary>
    public decimal? Number(SeenData seen)
    {
        if (Cell(seen) is not { ValueKind: JsonValueKind.Number } cell || !cell.TryGetDecimal(out decimal value)) return null;
        int digits = Format.LastIndexOf(':') is >= 0 and var at && int.TryParse(Format.AsSpan(at + 1), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int asked)
            ? Math.Clamp(asked, 0, 10)
            : 1;
        if (IsPercent) value *= 100;
        return decimal.Truncate(value) == value ? decimal.Truncate(value) : Math.Round(value, digits, MidpointRounding.AwayFromZero);
    }

    public bool IsPercent => Format.Contains("percent", StringComparison.Ordinal);

    /// <summary>The position of the row the reference names, where it is named by position.</summary>
    public int? Index => Row.Length == 0 ? 0
        : int.TryParse(Row.AsSpan(1, Row.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index
        : null;

    private JsonElement? Cell(SeenData seen)
    {
        if (!seen.Results.TryGetValue(Result, out JsonElement result) || result.Member("rows") is not { ValueKind: JsonValueKind.Array } rows) return null;
        int column = Columns(result).IndexOf(Column);
        JsonElement? row = Index is { } index
            ? index < rows.GetArrayLength() ? rows[index] : null
            : rows.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(candidate => Named(candidate!.Value));
        return column >= 0 && row is { ValueKind: JsonValueKind.Array } found && column < found.GetArrayLength() ? found[column] : null;
    }

    public static List<string> Columns(JsonElement result) =>
        result.Member("columns") is { ValueKind: JsonValueKind.Array } columns
            ? [.. columns.EnumerateArray().Select(column => column.Text("name") ?? "")]
            : [];

    private bool Named(JsonElement row) => row.EnumerateArray().Any(cell => cell.ToString() == Row.Trim('[', ']').Trim('"'));
}
