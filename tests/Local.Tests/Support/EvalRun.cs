using System.Text.Json.Nodes;

namespace Tally.Local.Tests.Support;

/// <summary>Asks many questions through one <c>tally eval</c> and reads its answers back.</summary>
internal static class EvalRun
{
    public static async Task<IReadOnlyDictionary<string, JsonObject>> AskAsync(
        TemporaryFolder folder, string data, IReadOnlyList<JsonObject> cases)
    {
        string questions = folder.Write($"cases-{Guid.NewGuid():N}.jsonl", string.Join('\n', cases.Select(line => line.ToJsonString())) + "\n");
        string answers = questions + ".out";

        var run = await TallyCommand.RunAsync("eval", questions, "--data", data, "--home", folder["home"], "--output", answers);

        Assert.True(run.ExitCode == 0, run.Error);
        return File.ReadLines(answers)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToDictionary(line => line["id"]!.GetValue<string>());
    }

    public static JsonObject Case(string id, string question, params string[] history)
    {
        var line = new JsonObject { ["id"] = id, ["question"] = question };
        if (history.Length > 0)
        {
            line["history"] = new JsonArray([.. history.Select(earlier => JsonValue.Create(earlier))]);
        }

        return line;
    }

    /// <summary>The values of the answer's measured figures, in order.</summary>
    public static decimal[] Figures(this JsonObject answer) =>
        [.. answer["figures"]!.AsArray().Select(figure => figure!["value"]!.GetValue<decimal>())];

    public static string Text(this JsonObject answer, string property) => answer[property]!.GetValue<string>();

    /// <summary>The y values of every series drawn, chart by chart.</summary>
    public static decimal[][] Plotted(this JsonObject answer) =>
        [.. answer["charts"]!.AsArray()
            .SelectMany(chart => chart!["series"]!.AsArray())
            .Select(series => series!["points"]!.AsArray().Select(point => point![1]!.GetValue<decimal>()).ToArray())];
}
