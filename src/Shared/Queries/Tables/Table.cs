using Tally.Columns;
using Tally.Datasets;

namespace Tally.Queries.Tables;

/// <summary>A table of a query: a dataset, or the datasets of a collection stacked.</summary>
internal sealed record Table
{
    public required string Name { get; init; }

    public required IReadOnlyList<TablePart> Parts { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public required int RowCount { get; init; }

    /// <summary>Which part a row belongs to.</summary>
    public int PartOf(int row)
    {
        int low = 0;
        int high = Parts.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Parts[middle].Start <= row)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

/// <summary>A dataset's rows in a table; they begin at row <paramref name="Start"/> of it.</summary>
internal sealed record TablePart(OpenedDataset Dataset, int Start)
{
    public DatasetProfile Profile => Dataset.Profile;

    public int RowCount => Dataset.RowCount;

    public bool Contains(int row) => row >= Start && row < Start + RowCount;
}

/// <summary>A column of a table; its cells are stacked when they are first asked for.</summary>
internal sealed class TableColumn(string name, SqlType type, ColumnRole role, string? unit, Func<Vector> cells)
{
    private readonly Lazy<Vector> _cells = new(cells);

    public string Name => name;

    public SqlType Type => type;

    public ColumnRole Role => role;

    public string? Unit => unit;

    public Vector Cells => _cells.Value;

    /// <summary>More than one unit among the stacked files: adding them up means nothing.</summary>
    public bool MixedUnits { get; init; }

    /// <summary>True for the column that a file's name stands for and that is in no file.</summary>
    public bool IsFileLabel { get; init; }

    /// <summary>Names a row rather than measures it: its values are coordinates of the row's other cells.</summary>
    public bool IsLabel => IsFileLabel || role is ColumnRole.Dimension or ColumnRole.Key or ColumnRole.Time;
}
