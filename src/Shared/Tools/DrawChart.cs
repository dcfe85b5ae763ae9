using System.Text.Json.Nodes;
using Tally.Charts;

namespace Tally.Tools;

/// <summary><c>draw_chart</c>: plots columns of a result; it names them and never numbers.</summary>
public sealed class DrawChart : ITool
{
    public const string Name = "draw_chart";

    public ToolMakes Makes => ToolMakes.Chart;

    public ToolDefinition Definition { get; } = new(
        Name,
        "Draws a chart of a result's columns. Place it in the answer with the reference it returns.",
        ToolSchema.Of(
            ("result", ToolSchema.Text("The id of a result, such as R1.")),
            ("kind", ToolSchema.Choice("The kind of chart.", "line", "bar", "stacked", "pie", "scatter")),
            ("title", ToolSchema.Text("A title that says what is plotted, without figures that are not in the question.")),
            ("x", ToolSchema.Text("The column along the horizontal axis, or the slices of a pie.")),
            ("y", ToolSchema.Texts("The columns to plot, each a series.")),
            ("series", ToolSchema.TextOrNull("A column whose values split the rows into series, or null."))));

    public Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Draw(call, context));

    private static ToolOutput Draw(ToolCall call, ToolContext context)
    {
        var arguments = new ToolArguments(call);
        string kindName = arguments.Text("kind");
        var spec = new ChartSpec
        {
            Id = context.ChartId,
            ResultId = arguments.Text("result"),
            Kind = Enum.TryParse(kindName, ignoreCase: true, out ChartKind kind) ? kind : ChartKind.Line,
            Title = arguments.Text("title"),
            X = arguments.Text("x"),
            Y = arguments.Texts("y"),
            Series = arguments.TextOrNull("series"),
        };
        if (arguments.Problem is { } problem)
            return ToolErrors.BadArguments(problem);
        if (!Enum.GetNames<ChartKind>().Contains(kindName, StringComparer.OrdinalIgnoreCase))
            return ToolErrors.BadArguments($"{Name} cannot draw a \"{kindName}\"; the kinds are line, bar, stacked, pie and scatter.");
        return ChartBuilder.Build(spec, context.Ledger) switch
        {
            ChartOutcome.Refused refused => ToolErrors.Of(refused.Code, refused.Message, refused.Nearest),
            ChartOutcome.Built(var chart) => new ToolOutput(ToolJson.Text(Drawn(chart))) { Chart = spec },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static JsonObject Drawn(Chart chart) => new()
    {
        ["chart"] = chart.Id,
        ["series"] = new JsonArray([.. chart.Series.Select(series => new JsonObject { ["name"] = series.Name, ["points"] = series.Points.Count })]),
        ["cite"] = $"{{{{{chart.Id}}}}}",
    };
}
