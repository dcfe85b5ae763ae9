using System.Buffers;
using System.Text;
using Tally.Columns;

namespace Tally.Csv;

/// <summary>How much a cell looks like one cell, 0 to 1, and not like several or like half of one.</summary>
internal static class CellPlausibility
{
    private static readonly SearchValues<char> OtherDelimiters = SearchValues.Create(";|\t^~");

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.");

    public static double Of(string cell, bool quoted)
    {
        if (quoted)
        {
            return 1;
        }

        if (string.IsNullOrWhiteSpace(cell))
        {
            return cell.Contains('\t', StringComparison.Ordinal) ? 0.2 : 0.9;
        }

        string trimmed = cell.Trim();
        if (trimmed.Length <= 80 && IsTyped(trimmed))
        {
            return 1;
        }

        if (trimmed.AsSpan().ContainsAny(OtherDelimiters))
        {
            return 0.2;
        }

        double score = 0.95;
        int comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            // A comma in prose has a space behind it.
            score = comma + 1 < trimmed.Length && trimmed[comma + 1] == ' ' ? 0.75 : 0.35;
        }

        if (trimmed.Contains('"', StringComparison.Ordinal))
        {
            score = Math.Min(score, trimmed[0] == '"' || trimmed[^1] == '"' ? 0.1 : 0.5);
        }

        return trimmed[0] == '\'' ^ trimmed[^1] == '\'' ? Math.Min(score, 0.4) : score;
    }

    /// <summary>Whether the cell is a number, a date, a time, a truth value or a word for nothing.</summary>
    public static bool IsTyped(string trimmed)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(trimmed);
        return IsFigure(trimmed, bytes) || CellWords.IsNull(bytes);
    }

    /// <summary>Whether the cell is a number, a date or a time: what a name is not.</summary>
    public static bool IsFigure(string trimmed) => trimmed.Length <= 80 && IsFigure(trimmed, Encoding.UTF8.GetBytes(trimmed));

    /// <summary>Whether the cell is empty or a word for nothing.</summary>
    public static bool IsNothing(string trimmed) => trimmed.Length <= 9 && CellWords.IsNull(Encoding.UTF8.GetBytes(trimmed));

    private static bool IsFigure(string trimmed, byte[] bytes) =>
        NumberLexer.TryLex(bytes, out _) || DateLexer.TryLex(bytes, out _) || IsTime(trimmed) || CellWords.Find(bytes).IsInfinite;

    private static bool IsTime(string text) =>
        text.Length is >= 4 and <= 12 && char.IsAsciiDigit(text[0]) && text.Contains(':', StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExcept(TimeCharacters);
}
