namespace Tally.Csv;

/// <summary>Limits of what is read, and what a person said about the file instead of leaving it to be found out.</summary>
public sealed record ReaderOptions
{
    /// <value>4 GiB, after decompression.</value>
    public long MostBytes { get; init; } = 4L << 30;

    /// <value>100 million.</value>
    public int MostRows { get; init; } = 100_000_000;

    /// <value>16,384, as many as a spreadsheet has.</value>
    public int MostColumns { get; init; } = 16_384;

    /// <summary>The longest record; a quoted cell that would be longer is taken for a quote left open.</summary>
    /// <value>1 MiB.</value>
    public int MostRecordBytes { get; init; } = 1 << 20;

    /// <summary>The longest cell, as UTF-8.</summary>
    /// <value>1 MiB.</value>
    public int MostCellBytes { get; init; } = 1 << 20;

    /// <summary>How many times larger than the archive its content may be.</summary>
    /// <value>200.</value>
    public int MostExpansion { get; init; } = 200;

    /// <summary>How many problems of one kind are listed one by one; the rest is one more problem with a count.</summary>
    /// <value>20.</value>
    public int MostProblemsOfAKind { get; init; } = 20;

    /// <summary>How many rows the types are guessed from before all rows decide them. Changes what is read twice, not what is read.</summary>
    internal int RowsToGuessFrom { get; init; } = 2048;
}

/// <summary>What the sidecar forces.</summary>
public sealed record ReaderHints
{
    public char? Delimiter { get; init; }

    public string? Encoding { get; init; }

    public bool? HasHeader { get; init; }

    /// <summary>Told how far the file was read while its rows are.</summary>
    internal IProgress<long>? Position { get; init; }

    /// <summary>The text was written by us from records: one header row, then rows, and nothing else.</summary>
    internal bool IsExact { get; init; }

    public static ReaderHints None { get; } = new();
}
