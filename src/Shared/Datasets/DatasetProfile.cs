using Tally.Columns;

namespace Tally.Datasets;

/// <summary>What is known of one version of a dataset without opening its rows.</summary>
public sealed record DatasetProfile
{
    public required DatasetId Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The file as it was dropped, name only (<c>HEC.csv</c>).</summary>
    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required int RowCount { get; init; }

    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>A sentence that says what the figures are, from the sidecar; empty when nobody said.</summary>
    public string Context { get; init; } = "";

    /// <summary>The column whose value names a row, for the keyed JSON and for references by key.</summary>
    public string? KeyColumn { get; init; }

    /// <summary>The period the rows cover, when a column is a time.</summary>
    public Period? Period { get; init; }

    /// <summary>The shape its rows are given out in where nobody names one, from the sidecar: <c>records</c> or <c>keyed</c>.</summary>
    public string? Shape { get; init; }

    /// <summary>What the file itself stands for in its collection: column <c>faculte</c>, value <c>HEC</c>.</summary>
    public FileLabel? Label { get; init; }

    /// <summary>True when this file is the total of its siblings, declared or found by adding them up.</summary>
    public bool IsTotalOfSiblings { get; init; }

    /// <summary>Zero-based rows that are totals of other rows.</summary>
    public IReadOnlyList<int> TotalRows { get; init; } = [];

    /// <summary>How sure the reader is of delimiter, quote and encoding, 0 to 1.</summary>
    public double DialectConfidence { get; init; } = 1;

    public int ProblemCount { get; init; }

    public DatasetRef Ref => new(Id, Version);
}

/// <summary>One column as described to people and to the model.</summary>
public sealed record ColumnProfile
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public required ColumnRole Role { get; init; }

    /// <summary>"%", "CHF", "kg"; null when the column has none or several.</summary>
    public string? Unit { get; init; }

    public int Nulls { get; init; }

    /// <summary>Cells that did not fit the type and were kept as text.</summary>
    public int Misfits { get; init; }

    public int Distinct { get; init; }

    /// <summary>Smallest and largest value in machine form; null for an empty column.</summary>
    public string? Min { get; init; }

    public string? Max { get; init; }

    /// <summary>Most frequent values of a text or low-cardinality column, most frequent first.</summary>
    public IReadOnlyList<ValueCount> TopValues { get; init; } = [];

    /// <summary>Other words for the column, from the sidecar.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Other words for values of this column, from the sidecar: value to its synonyms.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ValueSynonyms { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The columns this one is the sum of in every row (<c>total</c> of <c>femmes</c> and <c>hommes</c>).</summary>
    public IReadOnlyList<string> TotalOf { get; init; } = [];

    /// <summary>Values of this column that stand for all the others together ("All levels"): their rows are totals.</summary>
    public IReadOnlyList<string> TotalValues { get; init; } = [];
}

/// <summary>A value and how many rows hold it.</summary>
public sealed record ValueCount(string Value, int Count);

/// <summary>The period covered: machine forms of the first and last value of <paramref name="Column"/>.</summary>
public sealed record Period(string Column, string From, string To);

/// <summary>What a file's name stands for: a column that is not in the file and the file's value in it.</summary>
public sealed record FileLabel(string Column, string Value, IReadOnlyList<string> Synonyms)
{
    /// <summary>Other words for the column, from the sidecar.</summary>
    public IReadOnlyList<string> ColumnSynonyms { get; init; } = [];
}
