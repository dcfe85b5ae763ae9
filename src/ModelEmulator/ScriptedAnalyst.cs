using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tally.ModelEmulator;

/// <summary>
/// An analyst that plays what it is told: the nth reply to a user's message is the script's nth line for it. A line is
/// <c>{"when": "text the message holds", "under": "text the instructions hold", "reply": [ {"calls": [{"name", "arguments"}]} |
/// {"says": "…"} ]}</c>; the first line whose texts are found (or that has none) is played. <c>says</c> may be a list of lines.
/// </summary>
public sealed class ScriptedAnalyst : IAnalyst
{
    /// <summary>What it says when the script holds nothing for a question.</summary>
    public const string Silence = "The script has nothing more to say.";

    private readonly Line[] _lines;

    /// <param name="script">A JSON array of lines.</param>
    /// <exception cref="FormatException">The script is not of that shape; the message says where.</exception>
    public ScriptedAnalyst(JsonNode? script)
    {
        if (script is not JsonArray lines) throw new FormatException("The script is not an array of {\"when\", \"under\", \"reply\"} lines.");
        _lines = [.. lines.Select(Read)];
    }

    public AnalystOutput Respond(AnalystInput input)
    {
        int asked = input.Items.ToList().FindLastIndex(item => item is AnalystItem.Message { Role: "user" });
        string question = asked < 0 ? "" : ((AnalystItem.Message)input.Items[asked]).Text;
        int turn = Turns(input.Items.Skip(asked + 1));
        AnalystOutput[] replies = _lines.FirstOrDefault(line => line.Fits(question, input.Instructions))?.Replies ?? [];
        return turn < replies.Length ? replies[turn] : new AnalystOutput.Says(Silence);
    }

    /// <summary>How often the model has spoken since: a run of calls or a message counts once.</summary>
    private static int Turns(IEnumerable<AnalystItem> items)
    {
        int turns = 0;
        bool calling = false;
        foreach (AnalystItem item in items)
        {
            bool call = item is AnalystItem.FunctionCall;
            if ((call && !calling) || item is AnalystItem.Message { Role: "assistant" }) turns++;
            calling = call;
        }

        return turns;
    }

    private static Line Read(JsonNode? line, int index)
    {
        string where = $"Line {index + 1} of the script";
        if (line is not JsonObject read) throw new FormatException($"{where} is not an object.");
        if (read.FirstOrDefault(member => member.Key is not ("when" or "under" or "reply")) is { Key: { } odd }) throw new FormatException($"{where} has a \"{odd}\"; a line has when, under and reply.");
        if (read["reply"] is not JsonArray { Count: > 0 } replies) throw new FormatException($"{where} has no \"reply\", a list of what is said and called.");
        return new Line(Text(read["when"], where), Text(read["under"], where), [.. replies.Select(reply => Reply(reply, where))]);
    }

    private static AnalystOutput Reply(JsonNode? reply, string where) => reply switch
    {
        JsonObject { Count: 1 } says when says["says"] is { } text => new AnalystOutput.Says(Text(text, where)),
        JsonObject { Count: 1 } calling when calling["calls"] is JsonArray { Count: > 0 } calls => new AnalystOutput.Calls([.. calls.Select(call => Call(call, where))]),
        _ => throw new FormatException($"{where} has a reply that is neither {{\"says\"}} nor {{\"calls\"}}."),
    };

    private static AnalystCall Call(JsonNode? call, string where) =>
        call is JsonObject made && made["name"] is JsonValue name && made["arguments"] is JsonObject arguments
            ? new AnalystCall(Text(name, where), arguments)
            : throw new FormatException($"{where} has a call without a name and arguments.");

    private static string Text(JsonNode? text, string where) => text switch
    {
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(line => Text(line, where))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new FormatException($"{where} holds something else where a text stands."),
    };

    private sealed record Line(string When, string Under, AnalystOutput[] Replies)
    {
        public bool Fits(string question, string instructions) =>
            question.Contains(When, StringComparison.OrdinalIgnoreCase) && instructions.Contains(Under, StringComparison.OrdinalIgnoreCase);
    }
}
