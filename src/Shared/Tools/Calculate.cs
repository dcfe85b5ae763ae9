using Tally.Ledger;
using Tally.Queries;

namespace Tally.Tools;

/// <summary><c>calculate</c>: arithmetic over references; the figure joins the ledger like a query's.</summary>
public sealed class Calculate(ToolLimits limits) : ITool
{
    public const string Name = "calculate";

    public ToolDefinition Definition { get; } = new(
        Name,
        "Computes a figure from references, for a ratio, a difference or a growth rate, and gives it an id (R2) to cite.",
        ToolSchema.Of(
            ("expression", ToolSchema.Text("Arithmetic over references, such as ({{R1[0].total}} - {{R1[1].total}}) / {{R1[1].total}}. Numbers of its own must stand in the question.")),
            ("name", ToolSchema.Text("What the figure is, as a short column name, such as growth."))));

    public Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Compute(call, context));

    private ToolOutput Compute(ToolCall call, ToolContext context)
    {
        var arguments = new ToolArguments(call);
        string expression = arguments.Text("expression");
        string name = arguments.Text("name");
        if (arguments.Problem is { } problem)
            return ToolErrors.BadArguments(problem);
        return Calculation.Evaluate(expression, name, context.Ledger, context.Question) switch
        {
            CalculationOutcome.Refused(var code, var message) => ToolErrors.Of(code, message),
            CalculationOutcome.Succeeded(var result) => new ToolOutput(ResultWords.Of(context.ResultId, result, limits))
            {
                Entry = new LedgerEntry { Id = context.ResultId, Source = LedgerSource.Calculation, Result = result },
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
