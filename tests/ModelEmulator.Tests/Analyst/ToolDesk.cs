using System.Text.Json.Nodes;
using Tally.ModelEmulator.Analyst;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Plays the tools with answers written beforehand, and asks until the analyst says something.</summary>
internal sealed class ToolDesk(JsonNode listing, IReadOnlyDictionary<string, JsonNode> queries)
{
    private readonly List<AnalystItem> items = [];

    private int results;

    public List<string> Asked { get; } = [];

    public List<AnalystCall> Drawn { get; } = [];

    public string Ask(params string[] questions)
    {
        items.AddRange(questions.Select(question => new AnalystItem.Message("user", question)));
        return Answer();
    }

    public string Reject(string reason)
    {
        items.Add(new AnalystItem.Message("developer", "[gate] " + reason));
        return Answer();
    }

    private string Answer()
    {
        var analyst = new RuleBasedAnalyst();
        for (int turn = 0; turn < 10; turn++)
        {
            switch (analyst.Respond(new AnalystInput { Instructions = "", Tools = [], Items = items }))
            {
                case AnalystOutput.Says says:
                    items.Add(new AnalystItem.Message("assistant", says.Text));
                    return says.Text;
                case AnalystOutput.Calls calls:
                    foreach (AnalystCall call in calls.Items)
                    {
                        Play(call);
                    }

                    break;
                default:
                    break;
            }
        }

        return "(no end)";
    }

    private void Play(AnalystCall call)
    {
        string id = $"call_{items.Count}";
        items.Add(new AnalystItem.FunctionCall(id, call.Name, call.Arguments.ToJsonString()));
        items.Add(new AnalystItem.FunctionOutput(id, Output(call).ToJsonString()));
    }

    private JsonNode Output(AnalystCall call)
    {
        switch (call.Name)
        {
            case "list_datasets":
                return listing;
            case "draw_chart":
                Drawn.Add(call);
                return new JsonObject { ["chart"] = $"C{Drawn.Count}" };
            case "calculate":
                return Result([[1]], (string)call.Arguments["name"]!);
            default:
                string sql = (string)call.Arguments["sql"]!;
                Asked.Add(sql);
                return queries.TryGetValue(sql, out JsonNode? rows) ? Result(rows.DeepClone()) : Result(new JsonArray(new JsonArray(1, 2)));
        }
    }

    private JsonObject Result(JsonNode rows) => Numbered(rows, ["a", "b", "c"]);

    private JsonObject Result(int[][] rows, string name) =>
        Numbered(new JsonArray(rows.Select(row => (JsonNode)new JsonArray(row.Select(cell => (JsonNode)cell).ToArray())).ToArray()), [name]);

    private JsonObject Numbered(JsonNode rows, string[] names) => new()
    {
        ["result"] = $"R{++results}",
        ["columns"] = new JsonArray(names.Take(rows.AsArray().FirstOrDefault()?.AsArray().Count ?? 1).Select(name => (JsonNode)new JsonObject { ["name"] = name }).ToArray()),
        ["rows"] = rows,
        ["row_count"] = rows.AsArray().Count,
    };
}
