using System.Text;

namespace Tally.Csv;

/// <summary>Tells the encodings from before Unicode apart by what their text would look like.</summary>
internal static class LegacyEncodings
{
    private const string Accented = "éèêëàâäáãåçùûüúîïíìôöóòõñæœøßÉÈÊËÀÂÄÁÃÅÇÙÛÜÚÎÏÍÌÔÖÓÒÕÑÆŒØ";

    public static TextEncoding Detect(ReadOnlySpan<byte> head)
    {
        var scores = new List<(int CodePage, string Name, double Score)>
        {
            (1252, "windows-1252", Western(head, 1252)),
            (10000, "macintosh", Western(head, 10000)),
            (949, "cp949", Eastern(head, 949)),
            (932, "cp932", Eastern(head, 932)),
            (54936, "gb18030", Eastern(head, 54936)),
            (950, "big5", Eastern(head, 950) - WithoutLowTrails(head)),
        };
        scores.Sort((left, right) => right.Score.CompareTo(left.Score));
        var best = scores[0];
        return new TextEncoding
        {
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding(best.CodePage) ?? Encoding.Latin1,
            Name = best.Name,
            IsSure = best.Score > 0.5 && best.Score - scores[1].Score > 0.1 && !(best.CodePage == 54936 && CouldBeJapanese(head)),
        };
    }

    // Accented letters stand among letters of their own case; signs stand apart from letters.
    private static double Western(ReadOnlySpan<byte> head, int codePage)
    {
        string text = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(head);
        double score = 0;
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter < 0x80)
            {
                continue;
            }

            seen++;
            bool afterLower = i > 0 && char.IsLower(text[i - 1]);
            bool besideLetter = afterLower || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]));
            bool amongDigits = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            score += amongDigits ? "’\u00A0".Contains(letter, StringComparison.Ordinal) ? 1 : -1
                : Accented.Contains(letter, StringComparison.Ordinal) ? char.IsUpper(letter) && afterLower ? -0.5 : 1
                : char.IsControl(letter) ? -1
                : "¹²³¡¿£¥¦¤".Contains(letter, StringComparison.Ordinal) && IsWithinWord(text, i) ? -1
                : "€£°§«»’‘“”–—…·²³½\u00A0©®™".Contains(letter, StringComparison.Ordinal) ? besideLetter && letter != '’' && letter != '‘' ? 0.3 : 0.8
                : besideLetter ? -0.5 : 0.1;
        }

        // Runs of two and more beyond ASCII are rare in western words and the rule in eastern ones.
        return seen == 0 ? 0 : (score / seen) - PairShare(head);
    }

    // "by³o": a letter of another code page.
    private static bool IsWithinWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]);

    private static double Eastern(ReadOnlySpan<byte> head, int codePage)
    {
        var marking = CodePagesEncodingProvider.Instance.GetEncoding(
            codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
        string text = marking.GetString(head);
        var (usual, seen, broken) = (0, 0, 0);
        foreach (char letter in text.Where(letter => letter >= 0x80))
        {
            seen++;
            broken += letter == '\uFFFD' || letter is >= '\uE000' and <= '\uF8FF' ? 1 : 0;
            usual += IsUsual(letter, marking) ? 1 : 0;
        }

        // The sample's end may cut a character in two.
        if (seen == 0 || (broken > 1 && broken * 100 > seen))
        {
            return -1;
        }

        // Every Korean syllable is a common hanzi in the Chinese set, but not the other way round.
        return ((double)usual / seen) - (broken > 1 ? 0.1 : 0) - (codePage == 949 ? 0.02 : 0.05);
    }

    // Where each national set keeps the characters that texts are made of: the 2350 syllables, kana and the common kanji,
    // the 3755 common hanzi, the 5401 of Taiwan. The rest of a code page is rare, and what a wrong guess decodes to is mostly from there.
    private static bool IsUsual(char letter, Encoding encoding)
    {
        byte[] bytes = encoding.GetBytes([letter]);
        return bytes.Length == 2 && encoding.CodePage switch
        {
            949 => bytes[0] is >= 0xB0 and <= 0xC8 && bytes[1] >= 0xA1,
            950 => (bytes[0] is >= 0xA4 and <= 0xC6) || "，。：（）、".Contains(letter, StringComparison.Ordinal),
            932 => bytes[0] is 0x82 or 0x83 or (>= 0x88 and <= 0x97) || letter is '\u3001' or '\u3002',
            _ => (bytes[0] is >= 0xB0 and <= 0xD7 && bytes[1] >= 0xA1) || letter is '\uFF0C' or '\u3002' or '\uFF1A' or '\uFF08' or '\uFF09',
        };
    }

    // EUC-JP, which is not among the candidates, has its common kanji where the Chinese set has the first four fifths of its own.
    private static bool CouldBeJapanese(ReadOnlySpan<byte> head)
    {
        for (int i = 0; i + 1 < head.Length; i++)
        {
            if (head[i] >= 0x80 && (head[i++] > 0xCF || head[i] < 0xA1))
            {
                return false;
            }
        }

        return true;
    }

    // Two of five characters in Big5 end in a byte of ASCII. In texts of the other sets none does, and most of them would be common in Big5 too.
    private static double WithoutLowTrails(ReadOnlySpan<byte> head)
    {
        const int fewest = 6;
        var (all, low) = (0, 0);
        for (int i = 0; i + 1 < head.Length; i++)
        {
            if (head[i] >= 0x81)
            {
                (all, low) = (all + 1, low + (head[++i] < 0x80 ? 1 : 0));
            }
        }

        return all < fewest ? 0 : Math.Max(0, 0.4 - (2.0 * low / all));
    }

    private static double PairShare(ReadOnlySpan<byte> head)
    {
        var (high, paired) = (0, 0);
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] < 0x80)
            {
                continue;
            }

            high++;
            bool beside = (i > 0 && head[i - 1] >= 0x80) || (i + 1 < head.Length && head[i + 1] >= 0x80);
            paired += beside ? 1 : 0;
        }

        return high == 0 ? 0 : 0.8 * paired / high;
    }
}
