using System.Text.Json.Nodes;
using Tally.Columns;
using Tally.Queries;

namespace Tally.Tools;

/// <summary>A result as the model sees it: as many rows as fit, and how to cite a cell.</summary>
internal static class ResultWords
{
    public static string Of(string id, QueryResult result, ToolLimits limits, Action<JsonObject, QueryResult>? describe = null)
    {
        int shown = Math.Min(result.Rows.Count, limits.RowsShown);
        while (true)
        {
            string text = ToolJson.Text(Output(id, result, shown, describe));
            if (text.Length <= limits.OutputCharacters || shown == 0)
                return text;
            shown /= 2;
        }
    }

    private static JsonObject Output(string id, QueryResult result, int shown, Action<JsonObject, QueryResult>? describe)
    {
        var output = new JsonObject
        {
            ["result"] = id,
            ["columns"] = new JsonArray([.. result.Columns.Select(Column)]),
            ["rows"] = new JsonArray([.. result.Rows.Take(shown).Select(Row)]),
            ["row_count"] = result.Rows.Count,
            ["more_rows"] = result.Rows.Count - shown,
        };
        describe?.Invoke(output, result);
        output["cite"] = Cite(id, result);
        return output;
    }

    private static JsonObject Column(ResultColumn column) => new()
    {
        ["name"] = column.Name,
        ["type"] = DatasetWords.TypeName(column.Type),
        ["unit"] = column.Unit,
        ["approximate"] = column.Approximate,
    };

    private static JsonArray Row(IReadOnlyList<CellValue> cells) => new([.. cells.Select(ToolJson.Cell)]);

    private static string? Cite(string id, QueryResult result)
    {
        if (result.Rows.Count == 0)
            return null;
        int column = Enumerable.Range(0, result.Columns.Count)
            .Where(index => result.Rows[0][index].IsNumeric && result.Lineage[0][index].Origin != CellOrigin.Constant)
            .LastOrDefault(0);
        return SqlName.Reference(id, 0, result.Columns[column].Name);
    }
}
