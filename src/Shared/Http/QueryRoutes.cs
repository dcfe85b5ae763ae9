using Microsoft.AspNetCore.Http;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Http;

/// <summary>The body of <c>POST /api/datasets/query</c>.</summary>
public sealed record QueryBody
{
    public required string Sql { get; init; }

    /// <summary>Looks at this collection alone; at everything when null.</summary>
    public string? Collection { get; init; }
}

/// <summary>SQL run exactly, without a model.</summary>
public sealed class QueryRoutes(IQueryEngine engine, IDatasetLibrary library)
{
    /// <summary>A table as JSON, or as CSV when the caller accepts <c>text/csv</c> before JSON.</summary>
    public async Task<IResult> RunAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync<QueryBody>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        var scope = await library.CurrentAsync(cancellationToken);
        if (body.Collection is { } name)
        {
            scope = new DataScope([.. scope.Collections.Where(collection => collection.Name == name)]);
            if (scope.Collections.Count == 0)
            {
                return Problems.UnknownDataset(name);
            }
        }

        return await engine.RunAsync(body.Sql, scope, QueryLimits.Default, cancellationToken) switch
        {
            QueryOutcome.Succeeded succeeded when WantsCsv(request) => TypedResults.Text(QueryCsv.Write(succeeded.Result), "text/csv"),
            QueryOutcome.Succeeded succeeded => TypedResults.Json(QueryDocument.Of(succeeded.Result), TallyJson.Options),
            QueryOutcome.Refused refused => Problems.QueryError(refused.Error),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool WantsCsv(HttpRequest request) =>
        request.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);
}
