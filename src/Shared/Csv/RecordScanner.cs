namespace Tally.Csv;

/// <summary>Splits bytes into the cells of one record. Tolerant: always finds an end, and says what was wrong.</summary>
internal readonly struct RecordScanner
{
    // So many quotes that close nothing, on lines below the one that opened, mean that it was never meant to be open.
    private const int MostStraysBelow = 3;

    private readonly byte _delimiter;
    private readonly byte _quote;
    private readonly bool _backslash;
    private readonly bool _skipSpaces;
    private readonly bool _runs;

    public RecordScanner(CsvDialect dialect)
    {
        _delimiter = (byte)(dialect.Delimiter ?? '\0');
        _quote = (byte)(dialect.Quote ?? '\0');
        _backslash = dialect.BackslashEscapes;
        _skipSpaces = dialect.SkipSpaces;
        _runs = dialect.RunsOfSpaces;
    }

    /// <summary>
    /// Reads the record that begins at <paramref name="at"/> and moves behind its line end. <paramref name="lineEnd"/>
    /// is where quoted cells have to end at the latest; the text's length lets them span lines.
    /// </summary>
    public RecordFlaws Scan(ReadOnlySpan<byte> text, ref int at, int lineEnd, List<FieldRange> fields)
    {
        fields.Clear();
        var flaws = RecordFlaws.None;
        if (_runs)
        {
            at = SkipBlanks(text, at);
        }

        while (true)
        {
            at = ScanField(text, at, lineEnd, fields, ref flaws);
            if (at >= text.Length)
            {
                return flaws;
            }

            if (text[at] == _delimiter && _delimiter != 0)
            {
                at++;
                if (!_runs)
                {
                    continue;
                }

                at = SkipBlanks(text, at);
                if (at < text.Length && !IsLineEnd(text[at]))
                {
                    continue;
                }
            }

            at = SkipLineEnd(text, at);
            return flaws;
        }
    }

    public static bool IsLineEnd(byte value) => value is (byte)'\n' or (byte)'\r';

    public static int SkipLineEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }
        else if (at < text.Length && text[at] == '\n')
        {
            return at + 1;
        }

        return at < text.Length && at > 0 && text[at - 1] == '\r' && text[at] == '\n' ? at + 1 : at;
    }

    private int ScanField(ReadOnlySpan<byte> text, int at, int lineEnd, List<FieldRange> fields, ref RecordFlaws flaws)
    {
        int open = _quote == 0 ? -1 : QuoteAhead(text, at);
        if (open >= 0)
        {
            return ScanQuoted(text, at, open, lineEnd, fields, ref flaws);
        }

        return ScanPlain(text, _skipSpaces ? SkipBlanks(text, at) : at, fields);
    }

    private int ScanPlain(ReadOnlySpan<byte> text, int start, List<FieldRange> fields)
    {
        int end = start;
        bool escaped = false;
        while (true)
        {
            var rest = text[end..];
            int length = _delimiter == 0 ? rest.IndexOfAny((byte)'\n', (byte)'\r')
                : _backslash ? rest.IndexOfAny("\n\r\\"u8) is var other && rest.IndexOf(_delimiter) is var cut && cut >= 0 && (other < 0 || cut < other) ? cut : other
                : rest.IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
            end = length < 0 ? text.Length : end + length;
            if (!_backslash || end >= text.Length || text[end] != '\\')
            {
                break;
            }

            escaped = true;
            end = Math.Min(end + 2, text.Length);
        }

        int last = end;
        while (_skipSpaces && last > start && text[last - 1] == ' ')
        {
            last--;
        }

        fields.Add(new FieldRange(start, last - start, false, escaped));
        return end;
    }

    private int ScanQuoted(
        ReadOnlySpan<byte> text, int start, int open, int lineEnd, List<FieldRange> fields, ref RecordFlaws flaws)
    {
        bool escaped = false;
        int at = open + 1;
        int straysBelow = 0;
        while (true)
        {
            int next = NextMark(text, at, lineEnd);
            if (next < 0)
            {
                flaws |= RecordFlaws.UnclosedQuote;
                return ScanPlain(text, start, fields);
            }

            if (_backslash && text[next] == '\\')
            {
                escaped = true;
                at = Math.Min(next + 2, text.Length);
                continue;
            }

            if (next + 1 < text.Length && text[next + 1] == _quote)
            {
                escaped = true;
                at = next + 2;
                continue;
            }

            int after = SkipBlanks(text, next + 1);
            if (after >= text.Length || IsLineEnd(text[after]) || text[after] == _delimiter || (_runs && after > next + 1))
            {
                var content = text[(open + 1)..next];
                flaws |= content.ContainsAny((byte)'\n', (byte)'\r') ? RecordFlaws.SpansLines : RecordFlaws.None;
                fields.Add(new FieldRange(open + 1, next - open - 1, true, escaped));
                return _runs && after > next + 1 ? next + 1 : after;
            }

            if (text[open..next].ContainsAny((byte)'\n', (byte)'\r') && ++straysBelow > MostStraysBelow)
            {
                flaws |= RecordFlaws.UnclosedQuote;
                return ScanPlain(text, start, fields);
            }

            flaws |= RecordFlaws.StrayQuote;
            at = next + 1;
        }
    }

    private int NextMark(ReadOnlySpan<byte> text, int at, int lineEnd)
    {
        if (at >= lineEnd)
        {
            return -1;
        }

        var within = text[at..lineEnd];
        int found = _backslash ? within.IndexOfAny(_quote, (byte)'\\') : within.IndexOf(_quote);
        return found < 0 ? -1 : at + found;
    }

    // A quote opens a cell at its start, also behind spaces.
    private int QuoteAhead(ReadOnlySpan<byte> text, int at)
    {
        int first = at < text.Length && text[at] != _quote ? SkipBlanks(text, at) : at;
        return first < text.Length && text[first] == _quote ? first : -1;
    }

    private int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (text[at] == ' ' || (text[at] == '\t' && _delimiter != '\t')))
        {
            at++;
        }

        return at;
    }
}
