using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Cuts a question into tokens: elisions opened ("qu'en" is two words), possessives dropped, numbers and dates read.</summary>
internal static partial class Tokeniser
{
    private static readonly HashSet<string> Elided = new(StringComparer.Ordinal)
    {
        "l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quelqu", "presqu",
    };

    public static IReadOnlyList<Token> Cut(string text)
    {
        text = NumberOf().Replace(Plus().Replace(Hangul.Open(text), " plus "), "number of ");
        text = Abbreviation().Replace(Symbol().Replace(text, static match => match.Value[0] == '=' ? " zeq "
            : match.Groups["more"].Success ? match.Value.Length > 1 || match.Value[0] == '≥' ? " zgeq " : " zgt "
            : match.Value.Length > 1 || match.Value[0] == '≤' ? " zleq " : " zlt "), " ");
        var tokens = new List<Token>();
        bool afterBreak = false;
        int at = 0;
        while (at < text.Length)
        {
            Match match = Piece().Match(text, at);
            if (!match.Success)
            {
                break;
            }

            string gap = text[at..match.Index];
            afterBreak |= gap.AsSpan().IndexOfAny(".?!;\n") >= 0 && tokens.Count > 0;
            at = match.Index + match.Length;
            foreach (Token token in Read(match, tokens.Count))
            {
                tokens.Add(token with { AfterBreak = afterBreak, Gap = gap });
                afterBreak = false;
                gap = "";
            }
        }

        return tokens;
    }

    private static IEnumerable<Token> Read(Match match, int index)
    {
        if (match.Groups["iso"].Success)
        {
            yield return DateToken(match.Value, index, match.Groups["iy"].Value, match.Groups["im"].Value, match.Groups["id"].Value);
        }
        else if (match.Groups["dmy"].Success)
        {
            yield return DateToken(match.Value, index, match.Groups["dy"].Value, match.Groups["dm"].Value, match.Groups["dd"].Value);
        }
        else if (match.Groups["quoted"].Success)
        {
            string inside = match.Groups["quoted"].Value.Trim();
            yield return Word(inside, index) with { Kind = TokenKind.Quoted };
        }
        else if (match.Groups["number"].Success)
        {
            yield return NumberToken(match.Groups["number"].Value, match.Groups["percent"].Success, index);
        }
        else
        {
            foreach (string word in match.Value.Split('_', StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Contains('\'', StringComparison.Ordinal) || part.Contains('’', StringComparison.Ordinal) ? Open(part) : Shorthand.Spelled(part, index == 0)))
            {
                yield return Word(word, index++);
            }
        }
    }

    private static IEnumerable<string> Open(string word)
    {
        string plain = word.Replace('’', '\'');
        int apostrophe = plain.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe < 0)
        {
            yield return plain;
            yield break;
        }

        string head = plain[..apostrophe];
        string tail = plain[(apostrophe + 1)..];
        if (Elided.Contains(Folding.Fold(head)) && tail.Length > 0 && tail is not ("s" or "t"))
        {
            yield return head;
            foreach (string rest in Open(tail))
            {
                yield return rest;
            }
        }
        else if (tail is "s" or "S" or "")
        {
            yield return head;
        }
        else if (tail.Length <= 2)
        {
            yield return plain;
        }
        else
        {
            yield return head;
            yield return tail;
        }
    }

    private static Token Word(string text, int index)
    {
        string fold = Folding.Fold(text);
        return new Token { Index = index, Kind = TokenKind.Word, Text = text, Fold = fold, Stem = Folding.Stem(fold) };
    }

    private static Token DateToken(string text, int index, string year, string month, string day)
    {
        bool real = DateOnly.TryParseExact(
            $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        return Word(text, index) with { Kind = real ? TokenKind.Date : TokenKind.Quoted, Date = real ? date : null };
    }

    private static Token NumberToken(string text, bool isPercent, int index)
    {
        bool isNegative = text[0] is '-' or '−';
        string plain = NumberSpaces().Replace(text.TrimStart('-', '−'), string.Empty);
        plain = DotGroups().IsMatch(plain) ? plain.Replace(".", string.Empty, StringComparison.Ordinal) : plain;
        plain = CommaGroups().IsMatch(plain) ? plain.Replace(",", string.Empty, StringComparison.Ordinal) : plain.Replace(',', '.');
        decimal number = decimal.Parse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return Word(text, index) with { Kind = TokenKind.Number, Number = isNegative ? -number : number, IsPercent = isPercent };
    }

    [GeneratedRegex(@"
        (?<iso>(?<iy>\d{4})-(?<im>\d{2})-(?<id>\d{2}))(?!\d)
      | (?<dmy>(?<dd>\d{1,2})[./](?<dm>\d{1,2})[./](?<dy>\d{4}))(?!\d)
      | [«""“](?<quoted>[^«»""“”]+)[»""”]
      | (?<number>(?:(?<![\p{L}\d])(?<!\d[ \u00A0])[-−](?=\d))?\d{1,3}(?:[ \u00A0\u202F'’]\d{3})+(?:[.,]\d+)?(?!\d)|(?:(?<![\p{L}\d])(?<!\d[ \u00A0])[-−](?=\d))?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?:(?<![\p{L}\d])(?<!\d[ \u00A0])[-−](?=\d))?\d+(?:[.,]\d+)?)(?<percent>[ \u00A0\u202F]?%)?(?![\p{L}\d_])
      | %
      | [\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)*", RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();

    /// <summary>"le + haut", "w/ 2 rooms".</summary>
    [GeneratedRegex(@"(?<=\s)\+(?=\s)")]
    private static partial Regex Plus();

    /// <summary>"#orders" counts them.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d&])#\s?(?=\p{L})")]
    private static partial Regex NumberOf();

    /// <summary>Signs of comparison before a number.</summary>
    [GeneratedRegex(@"(?:(?<more>>=|≥|(?<![-=])>)|<=|≤|<|(?<![<>=!-])=)(?=\s*\d)")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\b(?:i\.\s?e\.|e\.\s?g\.|c\.-à-d\.|c-à-d)\s?,?", RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"[ \u00A0\u202F'’]")]
    private static partial Regex NumberSpaces();

    [GeneratedRegex(@"^\d{1,3}(\.\d{3}){2,}$")]
    private static partial Regex DotGroups();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex CommaGroups();
}
