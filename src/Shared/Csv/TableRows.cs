using System.Runtime.CompilerServices;
using System.Text;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Csv;

/// <summary>
/// The rows of the table and nothing else: blank lines, repeated headers, notes below the table and a second table are
/// left out and reported.
/// </summary>
internal sealed class TableRows(IRowReader reader, CsvFile file, Action<Problem>? report) : IDisposable
{
    private const int MostHeld = 40;

    private readonly Queue<HeldRow> _held = new();
    private readonly TableLayout _layout = file.Layout;
    private readonly RowKinds _kinds = new(file.Layout);

    // The reader of sound files by its own type: called a hundred million times, an interface costs.
    private readonly CsvRowReader? _sound = reader as CsvRowReader;
    private HeldRow? _current;
    private bool _ended;
    private bool _afterBlank;
    private bool _begun;
    private int _blankRows;
    private int _blankLine;
    private bool _releasing;

    /// <summary>How many rows were read so far.</summary>
    public int Count { get; private set; }

    public int Line => _current?.Line ?? reader.Line;

    /// <summary>The cell; empty where the row is short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int index) =>
        _current is { } held
            ? index < held.FieldCount ? held.Field(index) : default
            : _sound is not null ? _sound.Field(index)
            : index < reader.FieldCount ? reader.Field(index) : default;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (!_ended || _held.Count > 0)
        {
            if (TakeHeld())
            {
                return Accept();
            }

            if (!ReadRecord())
            {
                _ended = true;
                ReportBlank("below");
                ReportFooter();
                return false;
            }

            switch (_sound is not null && _kinds.IsOrdinary(_sound) ? RowKind.Data : _kinds.Of(reader, _afterBlank))
            {
                case RowKind.Data:
                    _afterBlank = false;
                    if (_held.Count > 0)
                    {
                        // What was held is followed by data, so it is data too, in its order.
                        _held.Enqueue(new HeldRow(reader));
                        _releasing = true;
                        continue;
                    }

                    _current = null;
                    return Accept();
                case RowKind.Blank:
                    _afterBlank = true;
                    NoteBlank();
                    continue;
                case RowKind.Header:
                    Tell(ProblemCodes.RepeatedHeader, "The header comes again; the row was left out.");
                    continue;
                case RowKind.Note when _held.Count < MostHeld:
                    _held.Enqueue(new HeldRow(reader));
                    continue;
                case RowKind.Note:
                    _held.Enqueue(new HeldRow(reader));
                    _releasing = true;
                    continue;
                case RowKind.OtherTable:
                    Tell(ProblemCodes.SecondTable, "A second table begins here; only the first was read. Put each in a file of its own.");
                    _ended = true;
                    ReportFooter();
                    return false;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private bool TakeHeld()
    {
        if (!_releasing || _held.Count == 0)
        {
            _releasing = false;
            return false;
        }

        _current = _held.Dequeue();
        return true;
    }

    private bool ReadRecord()
    {
        while (_sound?.Read() ?? reader.Read())
        {
            if (_begun || (_begun = reader.Line >= _layout.FirstDataLine))
            {
                return true;
            }
        }

        return false;
    }

    // A blank line says nothing; a row of empty cells may be a row all of whose values are missing.
    private void NoteBlank()
    {
        if (reader.FieldCount > 1 && reader.FieldCount >= _layout.UsualCells)
        {
            _blankLine = _blankRows++ == 0 ? reader.Line : _blankLine;
        }
    }

    private void ReportBlank(string where)
    {
        if (_blankRows > 0 && Count > 0)
        {
            report?.Invoke(new Problem
            {
                Code = ProblemCodes.BlankRow,
                Message = $"Rows {where} the others hold only empty cells; they were left out.",
                Line = _blankLine,
                Row = Count,
                Count = _blankRows,
            });
        }

        _blankRows = 0;
    }

    private bool Accept()
    {
        ReportBlank("between");
        Count++;
        int fields = _current?.FieldCount ?? reader.FieldCount;
        if (report is not null)
        {
            ReportShape(fields);
        }

        return true;
    }

    private void ReportShape(int fields)
    {
        if (fields < _layout.UsualCells)
        {
            Tell(ProblemCodes.ShortRow, $"The row has {fields} cells instead of {_layout.Width}; the missing ones are empty.");
        }
        else if (fields > _layout.Width && ExtraText(fields))
        {
            Tell(ProblemCodes.LongRow, $"The row has {fields} cells instead of {_layout.Width}; the last ones were left out.");
        }

        if (_current is not null || reader.Flaws == RecordFlaws.None)
        {
            return;
        }

        var (code, message) = reader.Flaws switch
        {
            var flaws when (flaws & RecordFlaws.UnclosedQuote) != 0 => (ProblemCodes.UnclosedQuote, "A quote is opened and not closed; it was taken to end with its cell."),
            var flaws when (flaws & RecordFlaws.StrayQuote) != 0 => (ProblemCodes.StrayQuote, "A quote inside a quoted cell is not doubled; it was kept as text."),
            _ => (ProblemCodes.AmbiguousQuote, "A quoted cell that spans lines could also be several rows; it was read as one cell."),
        };
        Tell(code, message);
    }

    private bool ExtraText(int fields)
    {
        for (int i = _layout.Width; i < fields; i++)
        {
            if (!Utf8Text.Trim(_current is { } held ? held.Field(i) : reader.Field(i)).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private void ReportFooter()
    {
        if (_held.Count > 0)
        {
            report?.Invoke(new Problem
            {
                Code = ProblemCodes.SkippedFooter,
                Message = "Lines below the table are notes and were left out.",
                Line = _held.Peek().Line,
                Count = _held.Count,
            });
            _held.Clear();
        }
    }

    private void Tell(string code, string message) =>
        report?.Invoke(new Problem { Code = code, Message = message, Row = Count > 0 ? Count : null, Line = Line });
}
