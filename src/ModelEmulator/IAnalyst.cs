using System.Text.Json.Nodes;

namespace Tally.ModelEmulator;

/// <summary>
/// What stands behind the emulator's wire in a model's place. It sees what a model sees and nothing else, and is a pure
/// function of it: the same input gives the same output.
/// </summary>
public interface IAnalyst
{
    AnalystOutput Respond(AnalystInput input);
}

/// <summary>Everything a model is given for one response, oldest item first.</summary>
public sealed record AnalystInput
{
    public required string Instructions { get; init; }

    public required IReadOnlyList<AnalystTool> Tools { get; init; }

    public required IReadOnlyList<AnalystItem> Items { get; init; }

    /// <summary>The request's <c>text.format</c>, when an answer of a schema is asked for.</summary>
    public JsonObject? Format { get; init; }
}

/// <summary>A function tool as announced.</summary>
public sealed record AnalystTool(string Name, string Description, JsonObject Parameters);

/// <summary>An item of the conversation.</summary>
public abstract record AnalystItem
{
    private AnalystItem()
    {
    }

    /// <param name="Role">user, assistant, developer or system.</param>
    public sealed record Message(string Role, string Text) : AnalystItem;

    public sealed record FunctionCall(string CallId, string Name, string Arguments) : AnalystItem;

    public sealed record FunctionOutput(string CallId, string Output) : AnalystItem;
}

/// <summary>Either calls to make, or a text to say.</summary>
public abstract record AnalystOutput
{
    private AnalystOutput()
    {
    }

    public sealed record Calls(IReadOnlyList<AnalystCall> Items) : AnalystOutput;

    public sealed record Says(string Text) : AnalystOutput;
}

public sealed record AnalystCall(string Name, JsonObject Arguments);
