using System.Text.Json;
using Tally.ModelEmulator.Conversations;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>What was said before a request, and whether its input goes with it.</summary>
internal static class ContextResolver
{
    public static (ResolvedContext? Context, ApiError? Error) Resolve(EmulatorState state, ResponseRequest request)
    {
        Conversation? conversation = null;
        IReadOnlyList<Item> before = [];
        if (request.ConversationId is { } conversationId)
        {
            if (!state.Conversations.TryGetValue(conversationId, out conversation)) return (null, ApiErrors.NoSuchConversation(conversationId));
            before = conversation.Items;
        }
        else if (request.PreviousResponseId is { } previousId)
        {
            if (state.FindResponse(previousId) is not { State.IsTerminal: true } previous)
            {
                return (null, ApiErrors.NoSuchPrevious(previousId));
            }

            before = previous.Whole;
        }

        List<Item> input = [];
        if (request.Body.Member("input") is { } given && state.NewItemReader().Read(given, "input", input) is { } error) return (null, error);
        return OpenCall([.. before, .. input]) is { } open ? (null, open) : (new ResolvedContext(conversation, before, input), null);
    }

    /// <summary>Every call needs its output and every output its call.</summary>
    private static ApiError? OpenCall(IReadOnlyList<Item> items)
    {
        HashSet<string> calls = [];
        List<string> open = [];
        foreach (Item item in items)
        {
            if (item.Seen is AnalystItem.FunctionCall call)
            {
                calls.Add(call.CallId);
                open.Add(call.CallId);
            }
            else if (item.Seen is AnalystItem.FunctionOutput output)
            {
                if (!calls.Contains(output.CallId)) return ApiErrors.NoToolCall(output.CallId);
                open.Remove(output.CallId);
            }
        }

        return open.Count > 0 ? ApiErrors.NoToolOutput(open[0]) : null;
    }
}

/// <summary>The items before a request and the request's own.</summary>
internal sealed record ResolvedContext(Conversation? Conversation, IReadOnlyList<Item> Before, IReadOnlyList<Item> Input);
