using System.Globalization;
using System.Text;
using Tally.Columns;
using Tally.Queries;

namespace Tally.Local.Output;

/// <summary>
/// A result as columns of text for a terminal: numbers to the right, a cell a line however it is written, long texts cut. What a
/// program reads is --csv or --json, where every cell is whole.
/// </summary>
internal static class QueryTable
{
    private const int MostWidth = 80;

    public static string Write(QueryResult result)
    {
        string[][] lines =
        [
            [.. result.Columns.Select(column => Shown(column.Name))],
            .. result.Rows.Select(row => row.Select(cell => Shown(cell.ToString())).ToArray()),
        ];
        int[] widths = [.. result.Columns.Select((_, at) => lines.Max(line => Width(line[at])))];
        bool[] right = [.. result.Columns.Select(column => column.Type is ColumnType.Integer or ColumnType.Decimal)];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            var cells = line.Select((cell, at) => (Cell: cell, Fill: new string(' ', widths[at] - Width(cell)), Right: right[at]));
            text.Append(string.Join("  ", cells.Select(cell => cell.Right ? cell.Fill + cell.Cell : cell.Cell + cell.Fill)).TrimEnd(' ')).Append('\n');
        }

        return text.ToString();
    }

    // A control character in the data must not move the terminal's cursor.
    private static string Shown(string cell)
    {
        var shown = new StringBuilder();
        int width = 0;
        foreach (var rune in cell.ReplaceLineEndings("↵").EnumerateRunes())
        {
            var seen = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control ? new Rune(' ') : rune;
            if ((width += Width(seen)) > MostWidth)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(seen);
        }

        return shown.ToString();
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(Width);

    private static int Width(Rune rune) => rune.Value switch
    {
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF and not 0x303F) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
