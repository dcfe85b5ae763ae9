using System.Text.Json.Nodes;

namespace Tally.ModelEmulator;

/// <summary>
/// An analyst that plays what it is told: the nth reply to a user's message is the script's nth line for it. A line is
/// <c>{"when": "text the message holds", "reply": [ {"calls": [{"name", "arguments"}]} | {"says": "…"} ]}</c>; the first line whose
/// text is found (or that has none) is played.
/// </summary>
public sealed class ScriptedAnalyst : IAnalyst
{
    /// <summary>What it says when the script holds nothing for a question.</summary>
    public const string Silence = "The script has nothing more to say.";

    private readonly (string When, AnalystOutput[] Replies)[] _lines;

    /// <param name="script">A JSON array of lines.</param>
    /// <exception cref="FormatException">The script is not of that shape.</exception>
    public ScriptedAnalyst(JsonNode? script)
    {
        try
        {
            _lines = [.. script!.AsArray().Select(line => ((string?)line!["when"] ?? "", line["reply"]!.AsArray().Select(Read).ToArray()))];
        }
        catch (Exception fault) when (fault is NullReferenceException or InvalidOperationException)
        {
            throw new FormatException("The script is not an array of {\"when\", \"reply\"} lines.", fault);
        }
    }

    public AnalystOutput Respond(AnalystInput input)
    {
        int asked = input.Items.ToList().FindLastIndex(item => item is AnalystItem.Message { Role: "user" });
        string question = asked < 0 ? "" : ((AnalystItem.Message)input.Items[asked]).Text;
        int turn = Turns(input.Items.Skip(asked + 1));
        AnalystOutput[] replies = _lines.FirstOrDefault(line => question.Contains(line.When, StringComparison.OrdinalIgnoreCase)).Replies ?? [];
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

    private static AnalystOutput Read(JsonNode? reply) =>
        reply!["says"] is { } text
            ? new AnalystOutput.Says((string)text!)
            : new AnalystOutput.Calls([.. reply["calls"]!.AsArray().Select(call => new AnalystCall((string)call!["name"]!, call["arguments"]!.AsObject()))]);
}
