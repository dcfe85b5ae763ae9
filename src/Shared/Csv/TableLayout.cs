namespace Tally.Csv;

/// <summary>Where the table stands in its file: what is above it, what names its columns and how wide it is.</summary>
internal sealed record TableLayout
{
    /// <summary>How many cells a row has.</summary>
    public required int Width { get; init; }

    /// <summary>How many cells most rows have; fewer than <see cref="Width"/> where the header is longer than the rows.</summary>
    public required int UsualCells { get; init; }

    /// <summary>The names as the file has them, joined over several header rows; generated ones when it has none.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>The names as they stand in the file, spaces around them included.</summary>
    public required IReadOnlyList<string> RawHeader { get; init; }

    /// <summary>How many rows name the columns; 0 when none does.</summary>
    public required int HeaderRows { get; init; }

    /// <summary>The line of the first data row, 1-based.</summary>
    public required int FirstDataLine { get; init; }

    /// <summary>Lines above the header that belong to no table: the first and the last, or null when there are none.</summary>
    public (int First, int Last)? Preamble { get; init; }

    /// <summary>For each column whether its cells are numbers, dates or the like in most rows.</summary>
    public required IReadOnlyList<bool> Typed { get; init; }

    /// <summary>False when the first row could be a header as well as data.</summary>
    public bool HeaderIsSure { get; init; } = true;

    /// <summary>There is nothing in the file but the table.</summary>
    public bool IsExact { get; init; }

    /// <summary>A header for a table without one: col_0, col_1 …</summary>
    public static string[] Generated(int width) => [.. Enumerable.Range(0, width).Select(i => $"col_{i}")];
}
