using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Ingest.Records;

namespace Tally.Ingest.Building;

/// <summary>A stretch of rows between the one that reads them and the one that builds from them: their JSON, and what their cells are.</summary>
internal sealed class RowBlock
{
    private const int MostJson = 128 * 1024;

    private const int MostCells = 16 * 1024;

    private byte[] _cells = new byte[256];
    private int[] _ends = new int[64];
    private SimpleNumber[] _numbers = new SimpleNumber[64];
    private RowPlace[] _rows = new RowPlace[16];
    private int _cellCount;
    private int _cellBytes;

    /// <summary>The rows as JSON, with what stands between them.</summary>
    public Utf8Buffer Json { get; } = new();

    public ReadOnlySpan<RowPlace> Rows => _rows.AsSpan(0, RowCount);

    public int RowCount { get; private set; }

    public bool IsFull => Json.Length >= MostJson || _cellCount >= MostCells;

    public void Clear()
    {
        Json.Clear();
        (RowCount, _cellCount, _cellBytes) = (0, 0, 0);
    }

    /// <summary>Adds the next cell of the row, or only the number where that says it all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        if (_cellCount == _ends.Length)
        {
            Array.Resize(ref _ends, _cellCount * 4);
            Array.Resize(ref _numbers, _cellCount * 4);
        }

        if (_cells.Length - _cellBytes < cell.Length)
        {
            Array.Resize(ref _cells, Math.Max(_cells.Length * 2, _cellBytes + cell.Length));
        }

        cell.CopyTo(_cells.AsSpan(_cellBytes));
        _cellBytes += cell.Length;
        _ends[_cellCount] = _cellBytes;
        _numbers[_cellCount++] = number;
    }

    /// <summary>The cells that were added since the last are a row.</summary>
    public void AddRow(in RowPlace row)
    {
        if (RowCount == _rows.Length)
        {
            Array.Resize(ref _rows, RowCount * 4);
        }

        _rows[RowCount++] = row;
    }

    public ReadOnlySpan<byte> Cell(int row, int column, int columns)
    {
        int at = (row * columns) + column;
        int start = at == 0 ? 0 : _ends[at - 1];
        return _cells.AsSpan(start, _ends[at] - start);
    }

    public ref readonly SimpleNumber Number(int row, int column, int columns) => ref _numbers[(row * columns) + column];
}

/// <summary>Where a row begins in its file, and where it and its key's value stand in the JSON.</summary>
/// <param name="Line">Of the file.</param>
/// <param name="Start">Of the record in the JSON.</param>
/// <param name="End">Behind the record.</param>
/// <param name="KeyStart">From the record's start.</param>
/// <param name="KeyEnd">From the record's start.</param>
internal readonly record struct RowPlace(int Line, int Start, int End, int KeyStart, int KeyEnd);
