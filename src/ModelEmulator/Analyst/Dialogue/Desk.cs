using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Analyst.Dialogue;

/// <summary>
/// Where a plan asks the tools. What has been answered already comes back at once; what has not is noted as a call to make and
/// null is returned, so that the same plan, run again on the next turn, goes one step further.
/// </summary>
internal sealed class Desk(IReadOnlyDictionary<string, JsonElement> outputs)
{
    private readonly List<AnalystCall> pending = [];

    public IReadOnlyList<AnalystCall> Pending => pending;

    public JsonElement? Ask(string tool, JsonObject arguments)
    {
        string key = CallKey.Of(tool, arguments);
        if (outputs.TryGetValue(key, out JsonElement output))
        {
            return output;
        }

        if (pending.All(call => CallKey.Of(call.Name, call.Arguments) != key))
        {
            pending.Add(new AnalystCall(tool, arguments));
        }

        return null;
    }

    public JsonElement? ListDatasets() => Ask("list_datasets", new JsonObject { ["collection"] = null });

    public JsonElement? Describe(string dataset) => Ask("describe_dataset", new JsonObject { ["dataset"] = dataset });

    public Answered? Query(string sql, string purpose) =>
        Ask("query", new JsonObject { ["sql"] = sql, ["purpose"] = purpose }) is { } output ? Answered.Read(output) : null;

    public Answered? Calculate(string expression, string name) =>
        Ask("calculate", new JsonObject { ["expression"] = expression, ["name"] = name }) is { } output ? Answered.Read(output) : null;

    public Answered? Draw(string result, string kind, string title, string x, IEnumerable<string> y, string? series) =>
        Ask("draw_chart", new JsonObject
        {
            ["result"] = result,
            ["kind"] = kind,
            ["title"] = title,
            ["x"] = x,
            ["y"] = new JsonArray(y.Select(static column => (JsonNode)column).ToArray()),
            ["series"] = series,
        }) is { } output ? Answered.Read(output) : null;
}
