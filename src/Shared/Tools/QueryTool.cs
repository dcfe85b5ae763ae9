using System.Text.Json.Nodes;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Tools;

/// <summary><c>query</c>: one SELECT; its result joins the ledger.</summary>
public sealed class QueryTool(IQueryEngine engine, ToolLimits limits, QueryLimits queryLimits) : ITool
{
    public const string Name = "query";

    public ToolDefinition Definition { get; } = new(
        Name,
        "Runs one SQL SELECT over the datasets in scope and gives the result an id (R1). Cite its cells by reference; never type its figures.",
        ToolSchema.Of(
            ("sql", ToolSchema.Text("One SELECT statement. Tables and columns as list_datasets and describe_dataset name them.")),
            ("purpose", ToolSchema.TextOrNull("What the result is for, in a few words."))));

    public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var arguments = new ToolArguments(call);
        string sql = arguments.Text("sql");
        arguments.TextOrNull("purpose");
        if (arguments.Problem is { } problem)
            return ToolErrors.BadArguments(problem);
        return await RunAsync(sql, context, cancellationToken);
    }

    /// <summary>Also for saved queries, whose statement an operator wrote.</summary>
    internal async Task<ToolOutput> RunAsync(string sql, ToolContext context, CancellationToken cancellationToken) =>
        await engine.RunAsync(sql, context.Scope, queryLimits, cancellationToken) switch
        {
            QueryOutcome.Refused(var error) => ToolErrors.Of(error),
            QueryOutcome.Succeeded(var result) => new ToolOutput(ResultWords.Of(context.ResultId, result, limits, WithUse))
            {
                Entry = new LedgerEntry { Id = context.ResultId, Source = LedgerSource.Query, Result = result },
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static void WithUse(JsonObject output, QueryResult result)
    {
        output["used"] = new JsonArray([.. result.Used.Select(use => new JsonObject
        {
            ["dataset"] = use.Dataset.Id.ToString(), ["rows_scanned"] = use.RowsScanned, ["rows_used"] = use.RowsUsed,
        })]);
        output["period"] = ToolJson.Period(result.Periods.Count == 1 ? result.Periods[0] : null);
        output["warnings"] = new JsonArray([.. result.Warnings.Select(warning => new JsonObject
        {
            ["code"] = warning.Code, ["message"] = warning.Message, ["nearest"] = ToolJson.Strings(warning.Nearest),
        })]);
    }
}
