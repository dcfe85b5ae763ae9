using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>What a request for a response must satisfy; unknown members are refused by their path.</summary>
internal static class RequestRules
{
    private static readonly string[] Known =
    [
        "model", "input", "instructions", "conversation", "previous_response_id", "background", "store", "stream", "stream_options",
        "tools", "tool_choice", "parallel_tool_calls", "max_tool_calls", "max_output_tokens", "temperature", "top_p", "top_logprobs",
        "reasoning", "text", "truncation", "context_management", "metadata", "include", "prompt_cache_key", "prompt_cache_retention",
        "safety_identifier", "service_tier", "user",
    ];

    private static readonly string[] Includes =
    [
        "file_search_call.results", "code_interpreter_call.outputs", "reasoning.encrypted_content", "message.output_text.logprobs",
        "message.input_image.image_url", "computer_call_output.output.image_url", "web_search_call.results", "web_search_call.action.sources",
    ];

    private static readonly string[] Flags = ["background", "store", "stream", "parallel_tool_calls"];
    private static readonly string[] Texts = ["model", "instructions", "previous_response_id", "prompt_cache_key", "safety_identifier", "user"];

    public static ApiError? Check(JsonElement body, EmulatorOptions options)
    {
        if (!options.Loose && Parameters.FirstUnknown(body, Known) is { } unknown) return ApiErrors.UnknownParameter(unknown);
        return CheckTypes(body)
            ?? CheckModel(body, options)
            ?? CheckNumbers(body)
            ?? MetadataRules.Check(body)
            ?? CheckInclude(body)
            ?? CheckState(body, options)
            ?? ToolRules.Check(body, options.Loose);
    }

    private static ApiError? CheckTypes(JsonElement body)
    {
        foreach (string name in Flags)
        {
            if (body.Member(name) is { } value && body.Flag(name) is null) return ApiErrors.WrongType(name, "a boolean", value.KindName());
        }

        foreach (string name in Texts)
        {
            if (body.Member(name) is { } value && body.Text(name) is null) return ApiErrors.WrongType(name, "a string", value.KindName());
        }

        bool said = body.Member("input") is not null || body.Member("conversation") is not null || body.Member("previous_response_id") is not null;
        return said ? null : ApiErrors.NothingSaid;
    }

    private static ApiError? CheckModel(JsonElement body, EmulatorOptions options) =>
        body.Text("model") is not { } model ? ApiErrors.Missing("model")
        : options.Loose || options.Models.Contains(model) ? null
        : ApiErrors.NoSuchModel(model);

    private static ApiError? CheckNumbers(JsonElement body)
    {
        if (body.Integer("max_output_tokens") is < 16 and { } tokens) return ApiErrors.TooSmall("max_output_tokens", 16, tokens);
        if (body.Integer("top_logprobs") is > 20 and { } logprobs) return ApiErrors.TooLarge("top_logprobs", 20, logprobs);
        return Range(body, "temperature", 2) ?? Range(body, "top_p", 1);
    }

    private static ApiError? Range(JsonElement body, string name, int most)
    {
        if (body.Member(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) return ApiErrors.WrongType(name, "a number", value.KindName());
        return value.GetDouble() is var number && number >= 0 && number <= most
            ? null
            : ApiErrors.OutOfRange(name, most == 1 ? "1" : "2");
    }

    private static ApiError? CheckInclude(JsonElement body)
    {
        if (body.Member("include") is not { } include) return null;
        if (include.ValueKind != JsonValueKind.Array) return ApiErrors.WrongType("include", "an array", include.KindName());
        int index = 0;
        foreach (JsonElement value in include.EnumerateArray())
        {
            string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (!Includes.Contains(text)) return ApiErrors.WrongValue($"include[{index}]", text, string.Join(", ", Includes.Select(known => $"'{known}'")));
            index++;
        }

        return null;
    }

    private static ApiError? CheckState(JsonElement body, EmulatorOptions options)
    {
        bool previous = body.Member("previous_response_id") is not null;
        bool conversation = body.Member("conversation") is not null;
        if (previous && conversation) return ApiErrors.ConversationAndPrevious;
        if (conversation && options.Endpoint > EmulatedEndpoint.Full) return ApiErrors.UnknownParameter("conversation");
        if (previous && options.Endpoint == EmulatedEndpoint.NoPreviousResponse) return ApiErrors.NoZeroRetention;
        if (options.Endpoint == EmulatedEndpoint.Stateless)
        {
            if (previous) return ApiErrors.Unsupported("previous_response_id");
            if (body.Flag("background") is true) return ApiErrors.Unsupported("background");
            if (body.Flag("store") is true) return ApiErrors.Unsupported("store");
        }

        return body.Flag("background") is true && body.Flag("store") is false ? ApiErrors.BackgroundNeedsStore : null;
    }
}
