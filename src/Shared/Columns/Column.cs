namespace Tally.Columns;

/// <summary>
/// A typed column of an opened dataset, all its cells in memory. Closed: <see cref="TextColumn"/>,
/// <see cref="NumberColumn"/>, <see cref="WideNumberColumn"/>, <see cref="DateColumn"/>, <see cref="DateTimeColumn"/>,
/// <see cref="BooleanColumn"/>. Row indexes are zero-based.
/// </summary>
public abstract class Column
{
    private protected Column(string name, ColumnType type, int count)
    {
        Name = name;
        Type = type;
        Count = count;
    }

    public string Name { get; }

    public ColumnType Type { get; }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>
    /// Cells that hold something the column's type cannot: null in the column, their text kept here by row.
    /// </summary>
    public IReadOnlyDictionary<int, string> Misfits { get; init; } = EmptyMisfits;

    public abstract bool IsNull(int row);

    public abstract CellValue this[int row] { get; }

    /// <summary>A rough count of the bytes the column keeps in memory, with the codes of two bytes that queries keep beside it.</summary>
    public abstract long SizeInBytes { get; }

    private static readonly IReadOnlyDictionary<int, string> EmptyMisfits = new Dictionary<int, string>();
}
