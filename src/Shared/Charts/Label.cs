using System.Globalization;
using System.Text;

namespace Tally.Charts;

/// <summary>Text out of the data made safe to draw: what it says stays, what would break or reorder the picture goes.</summary>
internal static class Label
{
    private const int LongestKept = 300;

    /// <summary>
    /// Control characters and line breaks become spaces, halves of surrogate pairs and what XML cannot hold become U+FFFD.
    /// Direction overrides are dropped: they could show the digits of a neighbour in another order.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, LongestKept));
        bool space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= LongestKept)
            {
                clean.Append('…');
                break;
            }

            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C)
                continue;
            if (Rune.IsControl(rune) || rune.Value is ' ' or 0x2028 or 0x2029)
            {
                space = clean.Length > 0;
                continue;
            }

            if (space)
                clean.Append(' ');
            space = false;
            clean.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The text, cut between characters as people see them so that it measures at most <paramref name="width"/>.</summary>
    public static string Shorten(string text, double width, double size)
    {
        if (TextWidth.Of(text, size) <= width)
            return text;
        var kept = new StringBuilder();
        double left = width - TextWidth.Of("…", size);
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
        {
            string character = characters.GetTextElement();
            left -= TextWidth.Of(character, size);
            if (left < 0)
                break;
            kept.Append(character);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Broken at spaces into lines that fit, the last one shortened; null when a word is too long for a line.</summary>
    public static IReadOnlyList<string>? Wrap(string text, double width, double size, int lines)
    {
        var words = text.Split(' ');
        if (words.Any(word => TextWidth.Of(word, size) > width))
            return null;
        var wrapped = new List<string> { words[0] };
        foreach (string word in words.Skip(1))
        {
            string longer = $"{wrapped[^1]} {word}";
            if (wrapped.Count == lines || TextWidth.Of(longer, size) <= width)
                wrapped[^1] = longer;
            else
                wrapped.Add(word);
        }

        return TextWidth.Of(wrapped[^1], size) <= width ? wrapped : null;
    }

    /// <summary>Broken at spaces into at most <paramref name="most"/> lines, each shortened where it does not fit.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size, int most)
    {
        var lines = new List<string>();
        foreach (string word in text.Split(' '))
        {
            bool fits = lines.Count > 0 && TextWidth.Of($"{lines[^1]} {word}", size) <= width;
            if (fits || lines.Count == most)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines.Select(line => Shorten(line, width, size)).ToList();
    }
}
