using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;

namespace Tally.Queries;

/// <summary>A query's whole result with the evidence for it.</summary>
public sealed record QueryResult
{
    /// <summary>The statement as it was run.</summary>
    public required string Sql { get; init; }

    public required IReadOnlyList<ResultColumn> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<CellValue>> Rows { get; init; }

    /// <summary>Where each cell came from; same shape as <see cref="Rows"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<CellLineage>> Lineage { get; init; }

    /// <summary>Datasets that were read, each with the rows scanned and the rows that passed the filters.</summary>
    public required IReadOnlyList<DatasetUse> Used { get; init; }

    public IReadOnlyList<Period> Periods { get; init; } = [];

    /// <summary>The executed WHERE conditions of the form column-operator-literal that hold for every row of the result.</summary>
    public IReadOnlyList<Condition> Filters { get; init; } = [];

    /// <summary>Sentences: totals rows included, mixed units, a filter value that no row holds and its nearest values …</summary>
    public IReadOnlyList<QueryWarning> Warnings { get; init; } = [];
}

/// <summary>A warning a reader or the model should know of.</summary>
public sealed record QueryWarning(string Code, string Message, IReadOnlyList<string> Nearest);

/// <summary>A column of a result.</summary>
public sealed record ResultColumn
{
    /// <summary>The alias or the source column's name; unique in the result.</summary>
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public string? Unit { get; init; }

    /// <summary>True when values come from a statistic that is irrational by nature and are rounded to 15 digits.</summary>
    public bool Approximate { get; init; }

    /// <summary>Names of the source columns its values are made of.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>How much of a dataset a query touched.</summary>
public sealed record DatasetUse(DatasetRef Dataset, int RowsScanned, int RowsUsed);
