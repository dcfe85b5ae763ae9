using System.Globalization;
using System.Text;

namespace Tally.Queries.Syntax;

/// <summary>Cuts SQL into tokens; comments and spaces are dropped.</summary>
internal sealed class Lexer(string sql)
{
    private static readonly string[] TwoCharacterSymbols = ["<>", "<=", ">=", "!=", "==", "||", "::", "//"];
    private int _at;

    public static List<Token> Read(string sql)
    {
        var lexer = new Lexer(sql);
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipSpaceAndComments();
        if (_at >= sql.Length)
            return new Token(TokenKind.End, "", sql.Length + 1);

        char first = sql[_at];
        if (char.IsAsciiDigit(first) || (first == '.' && _at + 1 < sql.Length && char.IsAsciiDigit(sql[_at + 1])))
            return ReadNumber();

        if (IsNameStart(first))
            return ReadWord();

        return first switch
        {
            '\'' => ReadQuoted('\'', TokenKind.Text, "text"),
            '"' => ReadQuoted('"', TokenKind.QuotedName, "name"),
            '`' => ReadQuoted('`', TokenKind.QuotedName, "name"),
            _ => ReadSymbol(),
        };
    }

    private void SkipSpaceAndComments()
    {
        while (_at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[_at]) || sql[_at] == '\ufeff')
                _at++;
            else if (At("--"))
                _at = sql.IndexOf('\n', _at) is >= 0 and var end ? end + 1 : sql.Length;
            else if (At("/*"))
                SkipBlockComment();
            else
                return;
        }
    }

    private void SkipBlockComment()
    {
        int end = sql.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw Refusals.Syntax(_at + 1, "The comment that begins here with /* is not closed with */.");

        _at = end + 2;
    }

    private Token ReadNumber()
    {
        int start = _at;
        SkipDigits();
        if (_at < sql.Length && sql[_at] == '.')
        {
            _at++;
            SkipDigits();
        }

        if (_at < sql.Length && sql[_at] is 'e' or 'E' && HasExponent())
        {
            _at += sql[_at + 1] is '+' or '-' ? 2 : 1;
            SkipDigits();
        }

        if (_at < sql.Length && IsNameStart(sql[_at]))
            throw Refusals.Syntax(start + 1, "A name that begins with a digit is written in double quotes: \"2020_total\".");

        return new Token(TokenKind.Number, sql[start.._at], start + 1);
    }

    private bool HasExponent()
    {
        int next = _at + 1;
        if (next < sql.Length && sql[next] is '+' or '-')
            next++;

        return next < sql.Length && char.IsAsciiDigit(sql[next]);
    }

    private void SkipDigits()
    {
        while (_at < sql.Length && char.IsAsciiDigit(sql[_at]))
            _at++;
    }

    private Token ReadWord()
    {
        int start = _at;
        while (_at < sql.Length && (IsNameStart(sql[_at]) || IsNamePart(sql[_at])))
            _at++;

        return new Token(TokenKind.Word, sql[start.._at], start + 1);
    }

    private Token ReadQuoted(char quote, TokenKind kind, string what)
    {
        int start = _at++;
        var text = new StringBuilder();
        while (_at < sql.Length)
        {
            if (sql[_at] != quote)
            {
                text.Append(sql[_at++]);
            }
            else if (_at + 1 < sql.Length && sql[_at + 1] == quote)
            {
                text.Append(quote);
                _at += 2;
            }
            else
            {
                _at++;
                return new Token(kind, text.ToString(), start + 1);
            }
        }

        throw Refusals.Syntax(start + 1, $"The {what} that begins here is not closed with {quote}.");
    }

    private Token ReadSymbol()
    {
        int position = _at + 1;
        foreach (string symbol in TwoCharacterSymbols)
        {
            if (!At(symbol))
                continue;

            _at += 2;
            return new Token(TokenKind.Symbol, symbol switch { "!=" => "<>", "==" => "=", _ => symbol }, position);
        }

        char single = sql[_at];
        if ("()+-*/%,.;<>=".Contains(single, StringComparison.Ordinal))
        {
            _at++;
            return new Token(TokenKind.Symbol, single.ToString(), position);
        }

        throw Refusals.Syntax(position, Unreadable(single));
    }

    private static string Unreadable(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u201a' or '\u2032' => "Write text between straight quotes: 'HEC'.",
        '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' => "Write names between straight double quotes: \"total 2020\".",
        '\u2212' or '\u2013' or '\u2014' => "Write minus as -.",
        '\u00d7' => "Write multiplication as *.",
        '[' or ']' => "Write a name with spaces in double quotes: \"total 2020\".",
        '?' or '$' or ':' or '@' => "Parameters are not taken: write the value itself.",
        _ when char.IsControl(character) || char.IsSurrogate(character) =>
            string.Create(CultureInfo.InvariantCulture, $"The character U+{(int)character:X4} has no meaning here."),
        _ => $"The character {character} has no meaning here.",
    };

    private bool At(string text) => string.CompareOrdinal(sql, _at, text, 0, text.Length) == 0;

    private static bool IsNameStart(char character) => character == '_' || char.IsLetter(character);

    private static bool IsNamePart(char character) =>
        char.IsAsciiDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
