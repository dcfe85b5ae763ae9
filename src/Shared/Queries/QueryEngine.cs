using Tally.Datasets;
using Tally.Queries.Binding;
using Tally.Queries.Execution;
using Tally.Queries.Syntax;
using Tally.Queries.Tables;

namespace Tally.Queries;

/// <summary>Runs SELECT statements over published datasets: parse, open, bind, run, trace.</summary>
public sealed class QueryEngine(IDatasetLibrary library, TimeProvider time) : IQueryEngine
{
    public async Task<QueryOutcome> RunAsync(string sql, DataScope scope, QueryLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            var run = new QueryRun(limits, time, cancellationToken);
            var (query, tables) = Parser.Parse(sql, limits);
            var catalog = new TableCatalog(run, scope, library);
            foreach (var table in tables)
                await catalog.OpenAsync(table, cancellationToken);

            // Long work gives its thread back to no one; it stays off the caller's.
            return await Task.Run(() => new QueryOutcome.Succeeded(Run(sql, query, catalog, run)), cancellationToken);
        }
        catch (QueryRefusedException refused)
        {
            return new QueryOutcome.Refused(refused.Error);
        }
    }

    private static QueryResult Run(string sql, SqlQuery query, TableCatalog catalog, QueryRun run)
    {
        var plan = new Binder(run, catalog).Bind(query);
        var runner = new PlanRunner(run, []);
        return ResultBuilder.Build(sql, plan, runner.Execute(plan), runner);
    }
}
