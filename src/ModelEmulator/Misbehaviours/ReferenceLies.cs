using System.Globalization;
using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Lies that cite a real cell which is not the right one.</summary>
internal static class ReferenceLies
{
    public static string NextRow(string text, SeenData seen) => Reference.Pattern().Replace(text, match =>
    {
        Reference reference = Reference.Read(match);
        if (reference.Index is not { } index || !seen.Results.TryGetValue(reference.Result, out JsonElement result)) return match.Value;
        int rows = result.Member("rows")?.GetArrayLength() ?? 0;
        if (rows < 2) return match.Value;
        int other = (index + 1) % rows;
        return Written(reference.Result, $"[{other.ToString(CultureInfo.InvariantCulture)}]", reference.Column, reference.Format);
    });

    public static string NextColumn(string text, SeenData seen) => Reference.Pattern().Replace(text, match =>
    {
        Reference reference = Reference.Read(match);
        if (!seen.Results.TryGetValue(reference.Result, out JsonElement result) || reference.Number(seen) is null) return match.Value;
        string? other = Reference.Columns(result)
            .FirstOrDefault(column => column != reference.Column && (reference with { Column = column }).Number(seen) is not null);
        return other is null ? match.Value : Written(reference.Result, reference.Row, other, reference.Format);
    });

    private static string Written(string result, string row, string column, string format) =>
        $"{{{{{result}{(row.Length == 0 ? "[0]" : row)}[\"{column}\"]{format}}}}}";
}
