using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Http;

/// <summary>A query's result as the API and <c>tally query --json</c> write it: cells, and where each came from.</summary>
public sealed record QueryDocument
{
    public required string Sql { get; init; }

    public required IReadOnlyList<ResultColumn> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<CellValue>> Rows { get; init; }

    public required int RowCount { get; init; }

    public required IReadOnlyList<IReadOnlyList<CellLineage>> Lineage { get; init; }

    public required IReadOnlyList<DatasetUse> Used { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    public required IReadOnlyList<QueryWarning> Warnings { get; init; }

    public static QueryDocument Of(QueryResult result) => new()
    {
        Sql = result.Sql,
        Columns = result.Columns,
        Rows = result.Rows,
        RowCount = result.Rows.Count,
        Lineage = result.Lineage,
        Used = result.Used,
        Periods = result.Periods,
        Warnings = result.Warnings,
    };
}
