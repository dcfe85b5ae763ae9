using System.Text.Json;

namespace Tally.ModelEmulator.Analyst.Dialogue;

/// <summary>The conversation as the analyst uses it: what is asked, what was asked before, and what the tools said since.</summary>
internal sealed record Exchange
{
    public required string Question { get; init; }

    /// <summary>Earlier questions, oldest first.</summary>
    public required IReadOnlyList<string> Earlier { get; init; }

    /// <summary>Calls made for this question with what came back, by name and arguments.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Outputs { get; init; }

    /// <summary>How many drafts the gate has sent back for this question.</summary>
    public required int Rejections { get; init; }

    public string LastRejection { get; init; } = "";

    public static Exchange Read(IReadOnlyList<AnalystItem> items)
    {
        var questions = items
            .Select(static (item, index) => (item, index))
            .Where(static pair => pair.item is AnalystItem.Message { Role: "user" } message && !IsGate(message.Text))
            .Select(static pair => (((AnalystItem.Message)pair.item).Text, pair.index))
            .ToList();
        int start = questions.Count == 0 ? 0 : questions[^1].index;
        List<AnalystItem> since = items.Skip(start).ToList();
        List<string> rejections = since.OfType<AnalystItem.Message>().Where(static message => IsGate(message.Text)).Select(static message => message.Text).ToList();
        return new Exchange
        {
            Question = questions.Count == 0 ? "" : questions[^1].Text,
            Earlier = questions.Take(Math.Max(0, questions.Count - 1)).Select(static question => question.Text).ToList(),
            Outputs = Pair(since),
            Rejections = rejections.Count,
            LastRejection = rejections.LastOrDefault() ?? "",
        };
    }

    private static bool IsGate(string text) => text.StartsWith("[gate]", StringComparison.Ordinal);

    private static Dictionary<string, JsonElement> Pair(List<AnalystItem> since)
    {
        var outputs = since.OfType<AnalystItem.FunctionOutput>()
            .GroupBy(static output => output.CallId, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Last().Output, StringComparer.Ordinal);
        var pairs = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (AnalystItem.FunctionCall call in since.OfType<AnalystItem.FunctionCall>())
        {
            if (outputs.TryGetValue(call.CallId, out string? output) && CallKey.Of(call.Name, call.Arguments) is { } key)
            {
                pairs[key] = Parse(output);
            }
        }

        return pairs;
    }

    private static JsonElement Parse(string output)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(new { error = new { code = "unreadable", message = output } });
        }
    }
}
