namespace Tally.Csv;

/// <summary>
/// Reads files whose quoting is broken, or of a kind the fast reader does not know. Repairs where the damage stands: a
/// quote that would swallow the rows below it is taken as text of its own line when that makes the rows come out even.
/// </summary>
internal sealed class RepairingRowReader : IRowReader
{
    private readonly Stream _utf8;
    private readonly CsvDialect _dialect;
    private readonly RecordChooser _chooser;
    private readonly int _lookAhead;
    private readonly byte[] _buffer;
    private byte[] _unescaped = new byte[256];
    private List<FieldRange> _fields = [];
    private int _at;
    private int _filled;
    private bool _ended;
    private int _nextLine = 1;

    public RepairingRowReader(Stream utf8, CsvDialect dialect, int width, int mostRecordBytes)
    {
        _utf8 = utf8;
        _dialect = dialect;
        _chooser = new RecordChooser(dialect, width);
        _lookAhead = Math.Min(mostRecordBytes, 128 * 1024);
        _buffer = new byte[_lookAhead * 2];
    }

    public int FieldCount => _fields.Count;

    public int Line { get; private set; }

    public RecordFlaws Flaws { get; private set; }

    public ReadOnlySpan<byte> Field(int index)
    {
        var field = _fields[index];
        var raw = _buffer.AsSpan(field.Start, field.Length);
        if (!field.Escaped)
        {
            return raw;
        }

        if (_unescaped.Length < raw.Length)
        {
            _unescaped = new byte[raw.Length * 2];
        }

        return _unescaped.AsSpan(0, FieldText.Unescape(raw, field.Quoted, _dialect, _unescaped));
    }

    public bool Read()
    {
        Fill();
        if (_at >= _filled)
        {
            return false;
        }

        int start = _at;
        var text = _buffer.AsSpan(0, _filled);
        (_fields, Flaws) = _chooser.Next(text, ref _at);
        Line = _nextLine;
        _nextLine += SampleTable.CountLines(text[start.._at]);
        return true;
    }

    public void Dispose() => _utf8.Dispose();

    // Keeps at least a look-ahead's worth of text behind the current place, as long as there is any.
    private void Fill()
    {
        if (_ended || _filled - _at >= _lookAhead)
        {
            return;
        }

        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        (_filled, _at) = (_filled - _at, 0);
        while (!_ended && _filled < _buffer.Length)
        {
            int read = _utf8.Read(_buffer, _filled, _buffer.Length - _filled);
            _ended = read == 0;
            _filled += read;
        }
    }
}
