namespace Tally.Files;

/// <summary>Who needs a file or an index.</summary>
public static class FileOwner
{
    /// <summary>Somebody who put it there by hand.</summary>
    public const string Person = "person";

    private const string AssistantPrefix = "assistant:";
    private const string ConversationPrefix = "conversation:";

    public static string Assistant(string name) => AssistantPrefix + name;

    public static string Conversation(string id) => ConversationPrefix + id;

    public static bool IsConversation(string owner) => owner.StartsWith(ConversationPrefix, StringComparison.Ordinal);

    /// <summary>The conversation's id, where the owner is one.</summary>
    public static string? ConversationOf(string owner) => IsConversation(owner) ? owner[ConversationPrefix.Length..] : null;

    /// <summary>The assistant's name, where the owner is one.</summary>
    public static string? AssistantOf(string owner) =>
        owner.StartsWith(AssistantPrefix, StringComparison.Ordinal) ? owner[AssistantPrefix.Length..] : null;
}
