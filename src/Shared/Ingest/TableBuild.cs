using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>All that is made of a table's rows, in one go: its columns for queries, its records as JSON, its records by key.</summary>
/// <param name="records">Where the records go.</param>
/// <param name="keyed">Where the keyed records go; null when nobody wants them.</param>
/// <param name="sidecar">Which column keys them, and their context.</param>
internal sealed class TableBuild(Stream records, Stream? keyed, Sidecar sidecar) : ITableSink
{
    private readonly Utf8Buffer _to = new(records);
    private readonly long _start = records.CanSeek ? records.Position : 0;
    private readonly KeyedStream? _keyed = keyed is null ? null : new KeyedStream(keyed, sidecar.Context ?? "");
    private GrowingArray<int> _lines = new();
    private ColumnBuilder[] _builders = [];
    private RecordWriter _record = new([]);
    private int _rowStart;
    private (int Start, int End) _key;

    public bool CanStartOver => records.CanSeek && keyed is null or { CanSeek: true };

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>For each row the line it begins on.</summary>
    public int[] Lines { get; private set; } = [];

    /// <summary>The column that keys the records.</summary>
    public int KeyColumn { get; private set; }

    public void Forget()
    {
        _to.Clear();
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
        _lines = new GrowingArray<int>();
        _builders = [.. table.Plans.Select(ColumnBuilder.For)];
        _record = new RecordWriter(table.Plans);
        KeyColumn = KeyColumns.Find(table, sidecar);
        _to.Write((byte)'[');
        _keyed?.Begin();
    }

    public void BeginRow(int line)
    {
        _to.Write(_lines.Count == 0 ? "\n"u8 : ",\n"u8);
        _lines.Add(line);
        _rowStart = _to.Length;
        _to.Write((byte)'{');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cell(int column, ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        int start = _to.Length - _rowStart;
        _record.WriteMember(_to, column, cell, number);
        if (column == KeyColumn)
        {
            _key = (start + _record.NameLength(column), _to.Length - _rowStart);
        }

        _builders[column].Add(cell, number);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndRow()
    {
        _to.Write((byte)'}');
        _keyed?.Add(_to.Written[_rowStart..], _key, _record.NameLength(KeyColumn));
        _to.FlushIfFull();
    }

    public void End()
    {
        _to.Write("\n]\n"u8);
        _to.Flush();
        _keyed?.Finish();
        Lines = _lines.Take();
        var columns = new Column[_builders.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = _builders[i].Build();
        }

        (Columns, _builders) = (columns, []);
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
