using Tally.Datasets;

namespace Tally.Queries;

/// <summary>
/// Runs one SELECT over the datasets of a scope. A table is a collection (<c>unil</c>: its datasets stacked, the file
/// column in front), a dataset by its name where that is unique (<c>HEC</c>), or <c>"unil/HEC"</c> quoted, or
/// <c>unil.HEC</c>. The same SQL over the same versions gives the same result, cell for cell.
/// </summary>
public interface IQueryEngine
{
    Task<QueryOutcome> RunAsync(string sql, DataScope scope, QueryLimits limits, CancellationToken cancellationToken);
}
