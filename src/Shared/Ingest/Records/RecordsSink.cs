using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Ingest.Reading;

namespace Tally.Ingest.Records;

/// <summary>Writes a table's records as an array of objects, one a line.</summary>
/// <param name="lead">Members that stand first in every record, each with the comma after it.</param>
internal sealed class RecordsSink(Stream output, ReadOnlyMemory<byte> lead = default) : ITableSink
{
    private readonly long _start = output.CanSeek ? output.Position : 0;
    private readonly Utf8Buffer _to = new(output);
    private RecordWriter _record = new([]);
    private bool _first;

    public bool CanStartOver => output.CanSeek;

    public void Forget()
    {
        _to.Clear();
        if (CanStartOver && output.Position != _start)
        {
            output.SetLength(_start);
            output.Position = _start;
        }
    }

    public void Begin(UnderstoodTable table)
    {
        Forget();
        _record = new RecordWriter(table.Plans);
        _first = true;
        _to.Write((byte)'[');
    }

    public void BeginRow(int line)
    {
        _to.Write(_first ? "\n{"u8 : ",\n{"u8);
        _first = false;
        _to.Write(lead.Span);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cell(int column, ReadOnlySpan<byte> cell, in SimpleNumber number) => _record.WriteMember(_to, column, cell, number);

    public void EndRow()
    {
        _to.Write((byte)'}');
        _to.FlushIfFull();
    }

    public void End()
    {
        _to.Write("\n]\n"u8);
        _to.Flush();
    }
}
