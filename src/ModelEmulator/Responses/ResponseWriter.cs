using System.Globalization;
using System.Text.Json;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>A response in the service's shape: its own members and an echo of the request.</summary>
internal static class ResponseWriter
{
    public static void Write(Utf8JsonWriter json, StoredResponse response)
    {
        ResponseState state = response.State;
        JsonElement body = response.Request.Body;
        json.WriteStartObject();
        json.WriteString("id", response.Id);
        json.WriteString("object", "response");
        WriteCreated(json, response);
        json.WriteString("status", state.Status);
        json.WriteBoolean("background", response.Request.Background);
        if (state is { Status: "completed", CompletedAt: { } at }) json.WriteNumber("completed_at", at.ToUnixTimeSeconds());
        else json.WriteNull("completed_at");
        WriteConversation(json, response);
        WriteEnding(json, state);
        json.WriteMember("instructions", body.Member("instructions"));
        json.WriteMember("max_output_tokens", body.Member("max_output_tokens"));
        json.WriteMember("max_tool_calls", body.Member("max_tool_calls"));
        json.WriteString("model", response.Request.Model);
        WriteOutput(json, response);
        bool odd = response.Faults.Has(FaultCatalogue.OddFields);
        WriteEcho(json, body, odd);
        if (odd) json.WriteNull("usage");
        else WriteUsage(json, state.Usage);
        json.WriteEndObject();
    }

    private static bool IsHollow(StoredResponse response) => response.Faults.Has(FaultCatalogue.NullFields) && !response.State.IsTerminal;

    private static void WriteCreated(Utf8JsonWriter json, StoredResponse response)
    {
        long seconds = response.CreatedAt.ToUnixTimeSeconds();
        json.WritePropertyName("created_at");
        if (IsHollow(response)) json.WriteNullValue();
        else if (response.Faults.Has(FaultCatalogue.OddFields)) json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{seconds}.0"));
        else json.WriteNumberValue(seconds);
    }

    private static void WriteOutput(Utf8JsonWriter json, StoredResponse response)
    {
        if (IsHollow(response))
        {
            json.WriteNull("output");
            return;
        }

        json.WriteStartArray("output");
        foreach (Item item in response.State.Output) item.Write(json);
        json.WriteEndArray();
    }

    private static void WriteConversation(Utf8JsonWriter json, StoredResponse response)
    {
        if (response.Conversation is { } conversation)
        {
            json.WriteStartObject("conversation");
            json.WriteString("id", conversation.Id);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("conversation");
        }
    }

    private static void WriteEnding(Utf8JsonWriter json, ResponseState state)
    {
        if (state.Error is var (code, message))
        {
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("error");
        }

        if (state.IncompleteReason is { } reason)
        {
            json.WriteStartObject("incomplete_details");
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details");
        }
    }

    private static void WriteEcho(Utf8JsonWriter json, JsonElement body, bool odd)
    {
        if (odd) json.WriteNull("parallel_tool_calls");
        else json.WriteBoolean("parallel_tool_calls", body.Flag("parallel_tool_calls") ?? true);
        json.WriteString("previous_response_id", body.Text("previous_response_id"));
        json.WriteMember("prompt_cache_key", body.Member("prompt_cache_key"));
        Default(json, body, "reasoning", """{"effort":null,"summary":null}"""u8);
        json.WriteMember("safety_identifier", body.Member("safety_identifier"));
        json.WriteString("service_tier", "default");
        json.WriteBoolean("store", body.Flag("store") ?? true);
        Default(json, body, "temperature", "1.0"u8);
        Default(json, body, "text", """{"format":{"type":"text"}}"""u8);
        if (odd) json.WriteNull("tool_choice");
        else Default(json, body, "tool_choice", "\"auto\""u8);
        Default(json, body, "tools", "[]"u8);
        Default(json, body, "top_logprobs", "0"u8);
        Default(json, body, "top_p", "1.0"u8);
        Default(json, body, "truncation", "\"disabled\""u8);
        if (odd) json.WriteNull("metadata");
        else Default(json, body, "metadata", "{}"u8);
    }

    private static void Default(Utf8JsonWriter json, JsonElement body, string name, ReadOnlySpan<byte> otherwise)
    {
        json.WritePropertyName(name);
        if (body.Member(name) is { } value) value.WriteTo(json);
        else json.WriteRawValue(otherwise, skipInputValidation: true);
    }

    private static void WriteUsage(Utf8JsonWriter json, Usage? usage)
    {
        // The service leaves it out of the schema's reach until there is something to count.
        if (usage is null) return;
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", usage.Input);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteNumber("cache_write_tokens", 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", usage.Output);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", usage.Input + usage.Output);
        json.WriteEndObject();
    }
}
