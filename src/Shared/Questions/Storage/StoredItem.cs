using Tally.Model;

namespace Tally.Questions;

/// <summary>An item of a transcript as it is stored.</summary>
/// <param name="Type">user, assistant, developer, call or output.</param>
/// <param name="Text">What was said; a call's arguments; an output.</param>
public sealed record StoredItem(string Type, string Text, string? CallId = null, string? Name = null)
{
    public static StoredItem Of(TranscriptItem item) => item switch
    {
        TranscriptItem.UserMessage(var text) => new("user", text),
        TranscriptItem.AssistantMessage(var text) => new("assistant", text),
        TranscriptItem.DeveloperMessage(var text) => new("developer", text),
        TranscriptItem.FunctionCall(var callId, var name, var arguments) => new("call", arguments, callId, name),
        TranscriptItem.FunctionOutput(var callId, var output) => new("output", output, callId),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public TranscriptItem ToItem() => Type switch
    {
        "user" => new TranscriptItem.UserMessage(Text),
        "assistant" => new TranscriptItem.AssistantMessage(Text),
        "developer" => new TranscriptItem.DeveloperMessage(Text),
        "call" => new TranscriptItem.FunctionCall(CallId ?? "", Name ?? "", Text),
        "output" => new TranscriptItem.FunctionOutput(CallId ?? "", Text),
        _ => throw new InvalidDataException($"A stored item of type {Type}."),
    };
}
