using System.Text.Json.Serialization;
using Tally.Datasets;

namespace Tally.Queries;

/// <summary>Where a result's cell came from, and its coordinates: what a sentence that quotes it may say it is about.</summary>
public sealed record CellLineage
{
    public required CellOrigin Origin { get; init; }

    /// <summary>The datasets whose rows feed the cell, pinned to versions.</summary>
    public IReadOnlyList<DatasetRef> Datasets { get; init; } = [];

    /// <summary>Source columns the value is made of (for COUNT(*): none).</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The function applied last: "SUM", "AVG", "COUNT", "-", "/" …; null for a plain cell.</summary>
    public string? Operation { get; init; }

    /// <summary>How many source rows feed the cell.</summary>
    public int RowCount { get; init; }

    /// <summary>Those rows, 1-based per dataset, at most <see cref="RowLimit"/> of them.</summary>
    public IReadOnlyList<SourceRow> Rows { get; init; } = [];

    /// <summary>
    /// Conditions every feeding row satisfies: the executed filters, the group key, and for a plain cell the labels of
    /// its own row (its dimension, key and time columns, the file's label included).
    /// </summary>
    public IReadOnlyList<Condition> Coordinates { get; init; } = [];

    /// <summary>First and last period of the feeding rows, in the dataset's time column.</summary>
    public Period? Period { get; init; }

    /// <summary>
    /// Numbers of the SQL that went into the value by arithmetic ("100" of total * 100): those beyond plain unit factors
    /// mean that the figure is not the data's alone.
    /// </summary>
    public IReadOnlyList<string> Constants { get; init; } = [];

    /// <summary>The most rows that are listed one by one.</summary>
    public const int RowLimit = 50;

    public static CellLineage Constant { get; } = new() { Origin = CellOrigin.Constant };
}

/// <summary>How a cell came to be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellOrigin>))]
public enum CellOrigin
{
    /// <summary>A cell of a source row, as it stands.</summary>
    Plain,

    /// <summary>An aggregate or window over source rows.</summary>
    Aggregate,

    /// <summary>An expression over cells that have source rows.</summary>
    Derived,

    /// <summary>Fed by no source row: a literal in the SQL. Cannot be quoted as a figure.</summary>
    Constant,
}

/// <summary>A row of a dataset: 1-based data row and the line of the file it begins on.</summary>
public sealed record SourceRow(DatasetId Dataset, int Row, int Line);

/// <summary>A condition on one column, values in machine form.</summary>
public sealed record Condition(string Column, ConditionOperator Operator, IReadOnlyList<string> Values)
{
    public static Condition Equal(string column, string value) => new(column, ConditionOperator.Equal, [value]);
}

[JsonConverter(typeof(JsonStringEnumConverter<ConditionOperator>))]
public enum ConditionOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Two values, both included.</summary>
    Between,
    In,
    NotIn,
    Like,
    IsNull,
    IsNotNull,
}
