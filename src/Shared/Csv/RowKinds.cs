using System.Text;
using Tally.Columns;

namespace Tally.Csv;

/// <summary>What a record is to the table.</summary>
internal enum RowKind
{
    Data,
    Blank,

    /// <summary>The header once more.</summary>
    Header,

    /// <summary>Perhaps a note; data if data follows.</summary>
    Note,

    /// <summary>The header of another table.</summary>
    OtherTable,
}

/// <summary>Tells rows of the table from what stands between and below them. Cheap for the ordinary row.</summary>
internal sealed class RowKinds
{
    private const int ShortestNote = 12;

    private readonly TableLayout _layout;
    private readonly byte[][] _header;
    private readonly int _firstTyped;
    private readonly int _lastTyped;

    public RowKinds(TableLayout layout)
    {
        _layout = layout;
        _header = layout.HeaderRows > 0 ? [.. layout.Header.Select(name => Encoding.UTF8.GetBytes(name.Trim()))] : [];
        var typed = layout.Typed.ToList();
        (_firstTyped, _lastTyped) = (typed.IndexOf(true), typed.LastIndexOf(true));
    }

    public RowKind Of(IRowReader row, bool afterBlank)
    {
        int fields = row.FieldCount;
        if (IsOrdinary(row))
        {
            return RowKind.Data;
        }

        int filled = 0;
        int only = -1;
        for (int i = 0; i < fields; i++)
        {
            bool says = !Utf8Text.Trim(row.Field(i)).IsEmpty;
            filled += says ? 1 : 0;
            only = says ? i : only;
        }

        return filled == 0 ? RowKind.Blank
            : IsHeader(row) ? RowKind.Header
            : filled == 1 && _layout.Width > 1 && IsNote(row, only, afterBlank) ? RowKind.Note
            : afterBlank && filled > 1 && IsOtherHeader(row) ? RowKind.OtherTable
            : RowKind.Data;
    }

    // A row with a figure where figures are, and something in front, is what nearly every row is.
    public bool IsOrdinary<TReader>(TReader row)
        where TReader : class, IRowReader
    {
        if (_firstTyped < 0 || row.FieldCount != _layout.Width)
        {
            return _layout.IsExact;
        }

        var cell = row.Field(_lastTyped);
        bool figure = !cell.IsEmpty && cell[0] is >= (byte)'0' and <= (byte)'9';
        return figure && (_firstTyped != _lastTyped || _layout.Width == 1 || !row.Field(0).IsEmpty);
    }

    private bool IsHeader(IRowReader row)
    {
        if (_header.Length == 0 || row.FieldCount != _header.Length)
        {
            return false;
        }

        for (int i = 0; i < _header.Length; i++)
        {
            if (!Utf8Text.Trim(row.Field(i)).SequenceEqual(_header[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNote(IRowReader row, int only, bool afterBlank)
    {
        var cell = Utf8Text.Trim(row.Field(only));
        bool inTyped = only < _layout.Typed.Count && _layout.Typed[only] && CellPlausibility.IsTyped(Encoding.UTF8.GetString(cell));
        return !inTyped && (only == 0 || row.FieldCount == 1) && (afterBlank || row.FieldCount < _layout.Width || cell.Length >= ShortestNote);
    }

    private bool IsOtherHeader(IRowReader row)
    {
        var (agree, conflict) = (0, 0);
        for (int i = 0; i < Math.Min(row.FieldCount, _layout.Width); i++)
        {
            string cell = _layout.Typed[i] ? Encoding.UTF8.GetString(Utf8Text.Trim(row.Field(i))) : "";
            bool typed = cell.Length > 0 && CellPlausibility.IsTyped(cell);
            agree += typed ? 1 : 0;
            conflict += cell.Length > 0 && !typed ? 1 : 0;
        }

        return conflict > 0 && agree == 0;
    }
}
