using System.Globalization;
using System.Net;
using System.Text;

namespace Tally.Ledger.Numbers;

/// <summary>
/// A text as an eye reads it: markup that would hide or split digits is gone, digits of every script are ASCII digits,
/// and each character knows where it came from.
/// </summary>
internal sealed class ReadingView
{
    /// <summary>Stands where nothing may be joined across.</summary>
    public const char Boundary = '\uE000';

    /// <summary>Stands for a figure that Tally printed.</summary>
    public const char Printed = '\uE001';

    private readonly StringBuilder _text;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private ReadingView(int capacity)
    {
        _text = new StringBuilder(capacity);
        _starts = new List<int>(capacity);
        _ends = new List<int>(capacity);
    }

    public string Text { get; private set; } = "";

    public int Start(int index) => _starts[index];

    /// <summary>End, in the original, of the character before <paramref name="index"/>.</summary>
    public int End(int index) => _ends[index - 1];

    /// <param name="text">The text as written.</param>
    /// <param name="printed">Spans to stand as one opaque character each, in order.</param>
    public static ReadingView Of(string text, IReadOnlyList<(int Start, int End)> printed)
    {
        var view = new ReadingView(text.Length);
        int span = 0;
        for (int at = 0; at < text.Length;)
        {
            if (span < printed.Count && printed[span].Start == at)
            {
                view.Add(Printed, at, Math.Max(printed[span].End, at));
                at = Math.Max(printed[span++].End, at);
                continue;
            }

            int limit = span < printed.Count ? printed[span].Start : text.Length;
            at = view.Read(text, at, limit);
        }

        view.Text = view._text.ToString();
        return view;
    }

    private int Read(string text, int at, int limit)
    {
        char c = text[at];
        if (c < 128)
        {
            switch (c)
            {
                case '<' when Tag(text, at, limit) is { } end:
                    return end;
                case '&' when Entity(text, at, limit) is { } end:
                    return end;
                case '*' or '_' or '~' or '`' or '\\' when InsideNumber(text, at, limit):
                    return at + 1;
                default:
                    Add(c, at, at + 1);
                    return at + 1;
            }
        }

        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return at + 1;
        Add(rune, at, at + rune.Utf16SequenceLength);
        return at + rune.Utf16SequenceLength;
    }

    private void Add(Rune rune, int start, int end)
    {
        var category = Rune.GetUnicodeCategory(rune);
        switch (category)
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return;
            case UnicodeCategory.DecimalDigitNumber:
                Add((char)('0' + (int)Rune.GetNumericValue(rune)), start, end);
                return;
            case UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber:
                AddNumber(rune, start, end);
                return;
            default:
                break;
        }

        string shown = rune.Value switch
        {
            0x066B => ".",
            0x066C => ",",
            0x2212 or 0xFE63 => "-",
            >= 0xFF00 and <= 0xFFEF or >= 0x1D400 and <= 0x1D7FF => rune.ToString().Normalize(NormalizationForm.FormKC),
            _ => rune.ToString(),
        };
        foreach (char c in shown)
            Add(c, start, end);
    }

    /// <summary>², ①, ½, Ⅻ: a unit's exponent stays one; anything else is a figure of its own.</summary>
    private void AddNumber(Rune rune, int start, int end)
    {
        bool exponent = rune.Value is 0xB2 or 0xB3 && _text.Length > 0 && char.IsLetter(_text[^1]);
        bool subscript = rune.Value is >= 0x2080 and <= 0x2089;
        if (exponent || subscript)
            return;
        double value = Rune.GetNumericValue(rune);
        if (value is > 0 and < 1)
        {
            Add((char)rune.Value, start, end);
            return;
        }

        Add(Boundary, start, end);
        foreach (char c in ((decimal)Math.Max(value, 0)).ToString(CultureInfo.InvariantCulture))
            Add(c, start, end);
        Add(Boundary, start, end);
    }

    /// <summary>A tag without digits is invisible; one that holds digits is read, so that nothing hides in it.</summary>
    private int? Tag(string text, int at, int limit)
    {
        bool comment = text.AsSpan(at).StartsWith("<!--");
        int close = comment ? text.IndexOf("-->", at, StringComparison.Ordinal) : text.IndexOf('>', at);
        if (close < 0 || close >= limit || at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!'))
            return null;
        int end = close + (comment ? 3 : 1);
        var inner = text.AsSpan(at, end - at);
        bool heading = inner.Length <= 5 && (inner[inner[1] == '/' ? 2 : 1] | 32) == 'h';
        bool digits = false;
        foreach (char c in inner)
            digits |= char.IsDigit(c);
        if (comment || (digits && !heading))
        {
            Add(Boundary, at, at + 1);
            int inside = at + 1;
            while (inside < end - 1)
                inside = Read(text, inside, end);
            Add(Boundary, end - 1, end);
        }
        else if (IsBlock(inner))
        {
            Add('\n', at, end);
        }

        return end;
    }

    private static bool IsBlock(ReadOnlySpan<char> tag)
    {
        var name = tag[1..^1].Trim('/').Trim();
        int space = name.IndexOf(' ');
        name = space < 0 ? name : name[..space];
        return name is "br" or "p" or "li" or "ul" or "ol" or "div" or "tr" or "td" or "th" or "table" or "h1" or "h2" or "h3" or "h4" or "hr";
    }

    private int? Entity(string text, int at, int limit)
    {
        int close = text.IndexOf(';', at);
        if (close < 0 || close >= limit || close - at > 10)
            return null;
        string decoded = WebUtility.HtmlDecode(text[at..(close + 1)]);
        if (decoded.Length > 2 || decoded[0] == '&' && decoded.Length > 1)
            return null;
        foreach (var rune in decoded.EnumerateRunes())
            Add(rune, at, close + 1);
        return close + 1;
    }

    /// <summary>Emphasis, code and escape marks between two digits, with or without a separator.</summary>
    private bool InsideNumber(string text, int at, int limit)
    {
        if (_text.Length == 0 || !IsNumberPart(_text[^1]))
            return false;
        int next = at + 1;
        while (next < limit && text[next] is '*' or '_' or '~' or '`' or '\\')
            next++;
        return next < limit && (char.IsDigit(text[next]) || (IsNumberPart(text[next]) && next + 1 < limit && char.IsDigit(text[next + 1])));
    }

    private static bool IsNumberPart(char c) => c is (>= '0' and <= '9') or '.' or ',' or '\'' or '’' or '\u00A0' or '\u202F';

    private void Add(char c, int start, int end)
    {
        _text.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }
}
