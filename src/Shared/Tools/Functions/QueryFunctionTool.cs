namespace Tally.Tools.Functions;

/// <summary>A declared function that is a saved query: its result joins the ledger with the lineage of the statement that ran.</summary>
internal sealed class QueryFunctionTool(FunctionDeclaration declaration, QueryFunction function, QueryTool query) : ITool
{
    public ToolDefinition Definition { get; } = new(declaration.Name, declaration.Description, declaration.Parameters);

    public Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        if (SchemaArguments.Problem(declaration.Parameters, call.Arguments, "arguments") is { } problem)
            return Task.FromResult(ToolErrors.BadArguments($"{call.Name}: {problem}"));
        try
        {
            return query.RunAsync(SqlParameters.Bind(function.Sql, call.Arguments), context, cancellationToken);
        }
        catch (FormatException)
        {
            return Task.FromResult(ToolErrors.BadArguments($"{call.Name}: an argument is too large a number, or no single value."));
        }
    }
}
