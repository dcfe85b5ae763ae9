using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;

namespace Tally.Ingest.Building;

/// <summary>Builds from blocks of rows what is kept of them: records by key, columns, line numbers.</summary>
internal sealed class RowBuilder(UnderstoodTable table, int keyNameLength, KeyedStream? keyed)
{
    private readonly ColumnBuilder[] _builders = [.. table.Plans.Select(ColumnBuilder.For)];
    private readonly GrowingArray<int> _lines = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(RowBlock block)
    {
        var json = block.Json.Written;
        foreach (var row in block.Rows)
        {
            _lines.Add(row.Line);
            keyed?.Add(json[row.Start..row.End], (row.KeyStart, row.KeyEnd), keyNameLength);
        }

        // A column at a time, so that what one needs stays near.
        int columns = _builders.Length;
        for (int column = 0; column < columns; column++)
        {
            var builder = _builders[column];
            for (int row = 0; row < block.RowCount; row++)
            {
                builder.Add(block.Cell(row, column, columns), block.Number(row, column, columns));
            }
        }
    }

    public (Column[] Columns, int[] Lines) Finish()
    {
        keyed?.Finish();
        int[] lines = _lines.Take();
        var columns = new Column[_builders.Length];
        ColumnWork.ForEach(columns.Length, lines.Length, i => columns[i] = _builders[i].Build());
        return (columns, lines);
    }
}
