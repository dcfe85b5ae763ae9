using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>A request for a response that has passed <see cref="RequestRules"/>.</summary>
internal sealed class ResponseRequest(JsonElement body)
{
    /// <summary>The request as it came; what a response echoes is copied from here.</summary>
    public JsonElement Body => body;

    public string Model { get; } = body.Text("model")!;

    public string Instructions { get; } = body.Text("instructions") ?? "";

    public bool Background { get; } = body.Flag("background") ?? false;

    public bool Store { get; } = body.Flag("store") ?? true;

    public bool Stream { get; } = body.Flag("stream") ?? false;

    public bool ParallelToolCalls { get; } = body.Flag("parallel_tool_calls") ?? true;

    public string? PreviousResponseId { get; } = body.Text("previous_response_id");

    public string? ConversationId { get; } = body.Text("conversation") ?? body.Member("conversation")?.Text("id");

    public long? MaxOutputTokens { get; } = body.Integer("max_output_tokens");

    public bool Reasons => body.Member("reasoning") is not null;

    /// <summary>False for <c>tool_choice: "none"</c>.</summary>
    public bool MayCallTools { get; } = body.Text("tool_choice") != "none";

    /// <summary>Whether the request asks for a part of items that is left out otherwise.</summary>
    public bool Includes(string part) =>
        body.Member("include") is { ValueKind: JsonValueKind.Array } include
        && include.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String && value.ValueEquals(part));
}
