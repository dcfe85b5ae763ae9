using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Queries;

namespace Tally.Tools;

/// <summary>Failures as outputs: what was wrong and what to write instead.</summary>
internal static class ToolErrors
{
    public static ToolOutput UnknownTool(string name, IEnumerable<string> known) =>
        Of("unknown-tool", $"There is no tool \"{Clip(name)}\". The tools are: {string.Join(", ", known)}.");

    public static ToolOutput BadArguments(string message) => Of("bad-arguments", message);

    public static ToolOutput TimedOut(string name, TimeSpan limit) =>
        Of("timeout", $"{name} was stopped after {limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s. Ask for less: filter earlier, aggregate, or read fewer datasets.");

    /// <summary>A fixed sentence: what went wrong inside is in our log under the call's id, not for the model.</summary>
    public static ToolOutput Failed(string name, string callId) =>
        Of("tool-failed", $"{name} failed for a reason on our side (call {Clip(callId)}). Try once more, or answer without it.");

    public static ToolOutput Exhausted(int limit) =>
        Of("tool-limit", $"No more tool calls are allowed for this question (limit {limit}). Answer with the results there are.");

    public static ToolOutput Of(string code, string message, IReadOnlyList<string>? nearest = null) =>
        Of(new QueryError { Code = code, Message = message, Nearest = nearest ?? [] });

    public static ToolOutput Of(QueryError error) =>
        new(ToolJson.Text(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = error.Code,
                ["message"] = error.Message,
                ["position"] = error.Position,
                ["nearest"] = ToolJson.Strings(error.Nearest),
            },
        }))
        {
            IsError = true,
        };

    private static string Clip(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
