namespace Tally.Ledger.Numbers;

/// <summary>Numerals that are neither digits nor a lexicon's words: Roman ones of some length, Chinese ones outside Chinese.</summary>
internal static class OddNumerals
{
    private const string Chinese = "〇一二三四五六七八九十百千万億亿零两";

    public static IEnumerable<NumberToken> Read(ReadingView view, string language)
    {
        string text = view.Text;
        bool ideographic = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("ja", StringComparison.OrdinalIgnoreCase);
        for (int at = 0; at < text.Length; at++)
        {
            int end = at;
            if (!ideographic && text[at] > 127 && Chinese.Contains(text[at], StringComparison.Ordinal))
            {
                while (end < text.Length && Chinese.Contains(text[end], StringComparison.Ordinal))
                    end++;
            }
            else if (text[at] is 'M' or 'D' or 'C' or 'L' or 'X' or 'V' or 'I' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                while (end < text.Length && text[end] is 'M' or 'D' or 'C' or 'L' or 'X' or 'V' or 'I')
                    end++;
                if (end - at < 4 || (end < text.Length && char.IsLetterOrDigit(text[end])) || !IsRoman(text.AsSpan(at, end - at)))
                    end = at;
            }

            if (end > at)
            {
                yield return new NumberToken { Start = view.Start(at), End = view.End(end), Kind = NumberKind.Vague, Readings = [], InWords = true };
                at = end - 1;
            }
        }
    }

    private static bool IsRoman(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> units = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
        foreach (string unit in units)
        {
            int most = unit.Length == 2 || unit is "D" or "L" or "V" ? 1 : 3;
            for (int i = 0; i < most && text.StartsWith(unit); i++)
                text = text[unit.Length..];
        }

        return text.Length == 0;
    }
}
