using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Columns;
using Tally.Queries;

namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>
/// Whether our rows are an oracle's: in any order, exact numbers exactly, what either side computed in doubles to nine
/// significant digits.
/// </summary>
internal static class RowAgreement
{
    public static bool Agree(QueryResult ours, JsonArray theirs)
    {
        if (ours.Rows.Count != theirs.Count)
            return false;

        var open = theirs.Select(row => row!.AsArray()).ToList();
        foreach (var row in ours.Rows)
        {
            int match = open.FindIndex(other => other.Count == row.Count && row.Zip(other).All(pair => Agree(pair.First, pair.Second)));
            if (match < 0)
                return false;

            open.RemoveAt(match);
        }

        return true;
    }

    private static bool Agree(CellValue ours, JsonNode? theirs)
    {
        // A statistic of values that do not vary is null here, as the standard has it, and not a number in DuckDB.
        if (theirs is null || ours.IsNull)
            return ours.IsNull && (theirs is null || theirs.ToJsonString() == "\"NaN\"");

        string text = theirs.GetValueKind() == JsonValueKind.String ? theirs.GetValue<string>() : theirs.ToJsonString();
        return ours.Kind switch
        {
            CellKind.Boolean => (text is "true" or "1") == ours.AsBoolean(),
            CellKind.Number when theirs.GetValueKind() == JsonValueKind.String && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) =>
                exact == ours.AsNumber() || Close((double)exact, (double)ours.AsNumber()),
            CellKind.Number => double.TryParse(text, CultureInfo.InvariantCulture, out double number) && Close(number, (double)ours.AsNumber()),
            CellKind.Approximate => double.TryParse(text, CultureInfo.InvariantCulture, out double number) && Close(number, ours.AsApproximate()),
            _ => text == ours.ToString(),
        };
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
