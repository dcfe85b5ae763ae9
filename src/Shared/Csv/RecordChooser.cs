namespace Tally.Csv;

/// <summary>
/// Where a record's quotes are in doubt, reads it in two ways and takes the one that fits the table's width; 0 for a width
/// that is not known yet.
/// </summary>
internal sealed class RecordChooser(CsvDialect dialect, int width)
{
    private const RecordFlaws Broken = RecordFlaws.StrayQuote | RecordFlaws.UnclosedQuote;

    private readonly RecordScanner _scanner = new(dialect);
    private readonly RecordScanner _literal = new(dialect with { Quote = null });
    private readonly List<FieldRange> _whole = [];
    private readonly List<FieldRange> _line = [];
    private readonly byte _quote = (byte)(dialect.Quote ?? '\0');

    public (List<FieldRange> Fields, RecordFlaws Flaws) Next(ReadOnlySpan<byte> text, ref int at)
    {
        int start = at;
        var flaws = _scanner.Scan(text, ref at, text.Length, _whole);
        if (flaws == RecordFlaws.None || width == 0)
        {
            return (_whole, flaws);
        }

        int lineEnd = LineEnd(text, start);
        bool spans = (flaws & RecordFlaws.SpansLines) != 0;
        if (spans && ((flaws & Broken) != 0 || SeveralRows(text, start, at)))
        {
            return TakeLine(text, start, lineEnd, flaws, ref at);
        }

        if ((flaws & Broken) != 0 && _whole.Count != width && !spans)
        {
            return TakeLiteral(text, start, flaws, ref at);
        }

        DropOpenQuotes(text, _whole);
        return (_whole, flaws & Broken);
    }

    // The reading that ends at the line's end, if it gives the right width or the other one does not.
    private (List<FieldRange> Fields, RecordFlaws Flaws) TakeLine(
        ReadOnlySpan<byte> text, int start, int lineEnd, RecordFlaws flaws, ref int at)
    {
        int end = start;
        var inLine = _scanner.Scan(text, ref end, lineEnd, _line);
        bool lineFits = _line.Count == width;
        bool wholeFits = _whole.Count == width;
        bool narrow = width <= 2 && (flaws & Broken) == 0;
        if (wholeFits && (!lineFits || narrow))
        {
            return (_whole, narrow && lineFits ? RecordFlaws.SpansLines : flaws & Broken);
        }

        at = end;
        DropOpenQuotes(text, _line);
        return (_line, RecordFlaws.UnclosedQuote | (inLine & Broken));
    }

    private (List<FieldRange> Fields, RecordFlaws Flaws) TakeLiteral(
        ReadOnlySpan<byte> text, int start, RecordFlaws flaws, ref int at)
    {
        int end = start;
        _literal.Scan(text, ref end, text.Length, _line);
        bool better = _line.Count == width;
        at = better ? end : at;
        var fields = better ? _line : _whole;
        DropOpenQuotes(text, fields);
        return (fields, flaws & Broken);
    }

    private bool SeveralRows(ReadOnlySpan<byte> text, int start, int end)
    {
        for (int at = start; at < end;)
        {
            _literal.Scan(text, ref at, text.Length, _line);
            if (_line.Count < width)
            {
                return false;
            }
        }

        return width > 1;
    }

    // An opening quote without its closing one was never part of the value.
    private void DropOpenQuotes(ReadOnlySpan<byte> text, List<FieldRange> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (!field.Quoted && field.Length > 0 && text[field.Start] == _quote && text.Slice(field.Start, field.Length).Count(_quote) == 1)
            {
                fields[i] = field with { Start = field.Start + 1, Length = field.Length - 1 };
            }
        }
    }

    private static int LineEnd(ReadOnlySpan<byte> text, int at)
    {
        int length = text[at..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? text.Length : at + length;
    }
}
