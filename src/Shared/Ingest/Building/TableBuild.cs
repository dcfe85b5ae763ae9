using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Building;

/// <summary>
/// All that is made of a table's rows, in one go: its columns for queries, its records as JSON, its records by key. The thread
/// that reads writes the records; what is built from them is built on another.
/// </summary>
/// <param name="records">Where the records go.</param>
/// <param name="keyed">Where the keyed records go; null when nobody wants them.</param>
/// <param name="sidecar">Which column keys them, and their context.</param>
internal sealed class TableBuild(Stream records, Stream? keyed, Sidecar sidecar) : ITableSink, IDisposable
{
    private readonly long _start = records.CanSeek ? records.Position : 0;
    private readonly KeyedStream? _keyed = keyed is null ? null : new KeyedStream(keyed, sidecar.Context ?? "");
    private RowBlock _block = new();
    private RowBuilder? _rows;
    private RowRelay? _relay;
    private RecordWriter _record = new([]);
    private RowPlace _row;
    private bool _first;

    public bool CanStartOver => records.CanSeek && keyed is null or { CanSeek: true };

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>For each row the line it begins on.</summary>
    public int[] Lines { get; private set; } = [];

    /// <summary>The column that keys the records.</summary>
    public int KeyColumn { get; private set; }

    public void Forget()
    {
        _relay?.Dispose();
        (_relay, _rows) = (null, null);
        _block.Clear();
        if (CanStartOver && records.Position != _start)
        {
            records.SetLength(_start);
            records.Position = _start;
        }

        _keyed?.Forget();
    }

    public void Begin(UnderstoodTable table)
    {
        Forget();
        _record = new RecordWriter(table.Plans);
        KeyColumn = KeyColumns.Find(table, sidecar);
        _rows = new RowBuilder(table, _record.NameLength(KeyColumn), _keyed);
        _relay = new RowRelay(_rows.Take);
        _first = true;
        _block.Json.Write((byte)'[');
        _keyed?.Begin();
    }

    public void BeginRow(int line)
    {
        _block.Json.Write(_first ? "\n"u8 : ",\n"u8);
        _first = false;
        _row = new RowPlace(line, _block.Json.Length, 0, 0, 0);
        _block.Json.Write((byte)'{');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cell(int column, ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var json = _block.Json;
        int start = json.Length - _row.Start;
        bool isNumberAlone = _record.WriteMember(json, column, cell, number);
        if (column == KeyColumn)
        {
            _row = _row with { KeyStart = start + _record.NameLength(column), KeyEnd = json.Length - _row.Start };
        }

        _block.AddCell(isNumberAlone ? default : cell, number);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndRow()
    {
        _block.Json.Write((byte)'}');
        _block.AddRow(_row with { End = _block.Json.Length });
        if (_block.IsFull)
        {
            records.Write(_block.Json.Written);
            _block = _relay!.Exchange(_block);
        }
    }

    public void End()
    {
        _block.Json.Write("\n]\n"u8);
        records.Write(_block.Json.Written);
        _relay!.Finish(_block);
        (Columns, Lines) = _rows!.Finish();
        Dispose();
    }

    public void Dispose()
    {
        _relay?.Dispose();
        (_relay, _rows, _block) = (null, null, new RowBlock());
    }

    /// <summary>Every cell that does not fit its column, with its place; those beyond the limit folded into one.</summary>
    public IReadOnlyList<Problem> MisfitProblems(int mostListed)
    {
        var problems = new List<Problem>();
        foreach (var column in Columns)
        {
            int[] rows = [.. column.Misfits.Keys.Order()];
            foreach (int row in rows.Take(mostListed))
            {
                problems.Add(Misfit(column, row, 1));
            }

            if (rows.Length > mostListed)
            {
                problems.Add(Misfit(column, rows[mostListed], rows.Length - mostListed));
            }
        }

        return problems;
    }

    private Problem Misfit(Column column, int row, int count) => new()
    {
        Code = ProblemCodes.MisfitCells,
        Message = count == 1
            ? $"The cell does not fit the {Name(column.Type)} column '{column.Name}'; it is kept as text and counts as empty."
            : $"And {count} more cells of column '{column.Name}' do not fit it.",
        Row = row + 1,
        Line = Lines[row],
        Column = column.Name,
        Count = count,
    };

    private static string Name(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole number",
        ColumnType.Decimal => "number",
        ColumnType.Boolean => "true or false",
        ColumnType.DateTime => "date and time",
        _ => type.ToString().ToLowerInvariant(),
    };
}
