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
    private readonly int _mostRecordBytes;
    private byte[] _buffer;
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
        _mostRecordBytes = mostRecordBytes;
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

    /// <exception cref="RecordTooLongException">A record has no end within the limit.</exception>
    public bool Read()
    {
        Fill();
        if (_at >= _filled)
        {
            return false;
        }

        int start = _at;
        (_fields, Flaws) = _chooser.Next(_buffer.AsSpan(0, _filled), ref _at);
        while (_at >= _filled && !_ended)
        {
            // The record goes on behind the buffer: its end there is none.
            (_at, start) = (Grow(start), 0);
            (_fields, Flaws) = _chooser.Next(_buffer.AsSpan(0, _filled), ref _at);
        }

        if (_at - start > _mostRecordBytes)
        {
            throw new RecordTooLongException(_nextLine);
        }

        Line = _nextLine;
        _nextLine += SampleTable.CountLines(_buffer.AsSpan(start, _at - start));
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
        ReadOn();
    }

    private int Grow(int start)
    {
        if (_filled - start > _mostRecordBytes)
        {
            throw new RecordTooLongException(_nextLine);
        }

        byte[] larger = new byte[_buffer.Length * 2];
        _buffer.AsSpan(start, _filled - start).CopyTo(larger);
        (_buffer, _filled) = (larger, _filled - start);
        ReadOn();
        return 0;
    }

    private void ReadOn()
    {
        while (!_ended && _filled < _buffer.Length)
        {
            int read = _utf8.Read(_buffer, _filled, _buffer.Length - _filled);
            _ended = read == 0;
            _filled += read;
        }
    }
}

/// <summary>A record is longer than the limit.</summary>
internal sealed class RecordTooLongException(int line) : Exception
{
    public int Line => line;
}
