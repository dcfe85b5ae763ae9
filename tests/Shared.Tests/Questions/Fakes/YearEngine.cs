using System.Text.RegularExpressions;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Shared.Tests.Questions;

/// <summary>Gives 1000 more than the year a statement names; refuses one that names none.</summary>
internal sealed partial class YearEngine : IQueryEngine
{
    public static DatasetRef Hec { get; } = new(DatasetId.Parse("unil/HEC"), "aa");

    public Task<QueryOutcome> RunAsync(string sql, DataScope scope, QueryLimits limits, CancellationToken cancellationToken) =>
        Task.FromResult<QueryOutcome>(Year().Match(sql) is { Success: true } match
            ? new QueryOutcome.Succeeded(Of(sql, int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)))
            : new QueryOutcome.Refused(new QueryError { Code = "unknown-column", Message = "No year." }));

    public static QueryResult Of(string sql, int year) => new()
    {
        Sql = sql,
        Columns = [new ResultColumn { Name = "total", Type = ColumnType.Integer, Sources = ["total"] }],
        Rows = [[CellValue.Of((decimal)(year + 1000))]],
        Lineage =
        [[
            new CellLineage
            {
                Origin = CellOrigin.Plain, Datasets = [Hec], Columns = ["total"], RowCount = 1, Rows = [new SourceRow(Hec.Id, 10, 11)],
                Coordinates = [Condition.Equal("annee", $"{year}")],
            },
        ]],
        Used = [new DatasetUse(Hec, 11, 1)],
    };

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Year();
}
