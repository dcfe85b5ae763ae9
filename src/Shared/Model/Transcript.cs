namespace Tally.Model;

/// <summary>What is said to a model, in order.</summary>
public abstract record TranscriptItem
{
    private TranscriptItem()
    {
    }

    public sealed record UserMessage(string Text) : TranscriptItem;

    public sealed record AssistantMessage(string Text) : TranscriptItem;

    public sealed record DeveloperMessage(string Text) : TranscriptItem;

    public sealed record FunctionCall(string CallId, string Name, string Arguments) : TranscriptItem;

    public sealed record FunctionOutput(string CallId, string Output) : TranscriptItem;
}

/// <summary>An item the service keeps in a conversation.</summary>
public sealed record ConversationItem(string Id, TranscriptItem? Item);
