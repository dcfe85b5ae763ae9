using Tally.Columns;

namespace Tally.Datasets;

/// <summary>A version of a dataset with its columns in memory.</summary>
public sealed record OpenedDataset
{
    public required DatasetProfile Profile { get; init; }

    /// <summary>In file order; names are those of the profile.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>For each row, the line of the file it begins on, 1-based.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    public int RowCount => Profile.RowCount;
}
