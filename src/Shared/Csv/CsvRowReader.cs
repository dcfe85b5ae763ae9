using System.Runtime.CompilerServices;
using CsvHelper;

namespace Tally.Csv;

/// <summary>Reads sound files at full speed with CsvHelper; stops at the first record that needs repair.</summary>
internal sealed class CsvRowReader : IRowReader
{
    private readonly CsvReader _reader;
    private readonly char _delimiter;
    private readonly char _quote;
    private readonly int _width;
    private readonly int _mostRecordBytes;
    private bool _malformed;

    /// <param name="utf8">The file's text as UTF-8.</param>
    /// <param name="dialect">One that <see cref="CanRead"/> accepts.</param>
    /// <param name="width">How many cells a record should have.</param>
    /// <param name="mostRecordBytes">A longer record is taken for a quote that does not close.</param>
    public CsvRowReader(Stream utf8, CsvDialect dialect, int width, int mostRecordBytes)
    {
        _delimiter = dialect.Delimiter ?? NeverInText;
        _quote = dialect.Quote ?? '"';
        _width = width;
        _mostRecordBytes = mostRecordBytes;
        var options = CsvReaderOptions.Default with
        {
            Separator = _delimiter,
            Mode = dialect.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = _quote,
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            TrimWhitespace = dialect.SkipSpaces,
            WhitespaceCharacters = " ",
            MaxRecordSize = mostRecordBytes,
            OnMalformedRecord = Note,
        };
        _reader = CsvReader.Create(utf8, options);
    }

    // Unit separator: in one column nothing separates, and the library has to be given something.
    private const char NeverInText = '\u001F';

    /// <summary>Whether the file can be read by this reader at all.</summary>
    public static bool CanRead(CsvDialect dialect) => !dialect.BackslashEscapes && !dialect.RunsOfSpaces;

    public int FieldCount => _reader.FieldCount;

    public int Line => (int)_reader.LineNumber;

    public RecordFlaws Flaws => RecordFlaws.None;

    public ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <exception cref="RecordNeedsRepairException">A quote does not close as the rules want.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        try
        {
            bool read = _reader.Read();
            return !_malformed && !(read && IsInDoubt(_reader.RawRecord)) ? read : throw new RecordNeedsRepairException();
        }
        catch (Exception malformed) when (malformed is CsvFormatException or InvalidDataException)
        {
            throw new RecordNeedsRepairException();
        }
    }

    public void Dispose() => _reader.Dispose();

    // The library holds only records to the limit that are longer than its buffer.
    private bool IsInDoubt(ReadOnlySpan<byte> record) => record.Length > _mostRecordBytes || LooksLikeSeveralRows(record);

    // Each line of a cell that spans lines having all the delimiters of a row is no coincidence.
    private bool LooksLikeSeveralRows(ReadOnlySpan<byte> record)
    {
        if (_width < 2 || !record.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return false;
        }

        while (!record.IsEmpty)
        {
            int end = record.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? record : record[..end];
            if (line.Count((byte)_delimiter) < _width - 1)
            {
                return false;
            }

            record = end < 0 ? default : record[RecordScanner.SkipLineEnd(record, end)..];
        }

        return true;
    }

    private void Note(CsvMalformedRecord record) =>
        _malformed |= record.Reason is not CsvMalformedReason.StrayQuote || QuoteBehindSpace(record.RawRecord);

    // A quote behind a space opens a cell too; the library takes it for text.
    private bool QuoteBehindSpace(string record)
    {
        for (int at = record.IndexOf(_quote); at >= 0; at = record.IndexOf(_quote, at + 1))
        {
            int before = at - 1;
            while (before >= 0 && record[before] is ' ' or '\t' && record[before] != _delimiter)
            {
                before--;
            }

            if (before < at - 1 && (before < 0 || record[before] == _delimiter))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The fast reader met a record that only the repairing one can read.</summary>
internal sealed class RecordNeedsRepairException : Exception;
