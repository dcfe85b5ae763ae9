using Tally.Queries;

namespace Tally.Tools.Functions;

/// <summary>Makes tools of declarations.</summary>
public sealed class FunctionTools(IQueryEngine engine, FunctionClient client, ToolLimits limits, QueryLimits queryLimits, TimeProvider clock)
{
    private readonly QueryTool _query = new(engine, limits, queryLimits);

    public ITool Of(FunctionDeclaration declaration) => declaration switch
    {
        { Http: { } http } => new HttpFunctionTool(declaration, http, client, limits, clock),
        { Query: { } query } => new QueryFunctionTool(declaration, query, _query),
        _ => throw new ArgumentException($"{declaration.Name} is neither a request nor a query.", nameof(declaration)),
    };
}
