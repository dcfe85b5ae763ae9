using System.Buffers;
using System.ClientModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tally.Tools;

namespace Tally.Model;

/// <summary>Renders requests as the service reads them.</summary>
internal static class RequestWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryContent Run(RunRequest request, string model) => Object(json =>
    {
        json.WriteString("model", request.Model ?? model);
        WriteContext(json, request.Context);
        if (request.IsStreamed) WriteStream(json);
        json.WriteString("instructions", request.Instructions);
        WriteInput(json, request);
        if (request.Tools.Count + request.HostedTools.Count > 0) WriteTools(json, request);
        if (request.HostedTools.Count > 0) HostedToolWriter.WriteIncludes(json);
        if (request.Metadata.Count > 0) WriteMetadata(json, request.Metadata);
        if (request.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (request.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (request.MaxOutputTokens is { } tokens) json.WriteNumber("max_output_tokens", tokens);
        if (request.ReasoningEffort is { } effort)
        {
            json.WriteStartObject("reasoning");
            json.WriteString("effort", effort);
            json.WriteEndObject();
        }

        if (request.ResponseFormat is { } format)
        {
            json.WriteStartObject("text");
            json.WritePropertyName("format");
            format.WriteTo(json);
            json.WriteEndObject();
        }
    });

    public static BinaryContent Conversation(IReadOnlyDictionary<string, string> metadata) => Object(json =>
    {
        if (metadata.Count > 0) WriteMetadata(json, metadata);
    });

    public static BinaryContent Items(IReadOnlyList<TranscriptItem> items) => Object(json =>
    {
        json.WriteStartArray("items");
        WriteItems(json, items);
        json.WriteEndArray();
    });

    /// <summary>Asks for a continuation of a response that cannot exist: a server that keeps responses says so and runs nothing.</summary>
    public static BinaryContent Probe(string model, string responseId) => Object(json =>
    {
        json.WriteString("model", model);
        json.WriteString("previous_response_id", responseId);
        json.WriteString("input", "ping");
        json.WriteNumber("max_output_tokens", 16);
    });

    private static void WriteInput(Utf8JsonWriter json, RunRequest request)
    {
        IReadOnlyList<TranscriptItem> before = request.Context is RunContext.History history ? history.Items : [];
        // What was said may already be in the conversation; an empty list is not the same as none to every server.
        if (before.Count + request.Input.Count == 0) return;
        json.WriteStartArray("input");
        WriteItems(json, before);
        WriteItems(json, request.Input);
        json.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter json, RunContext context)
    {
        switch (context)
        {
            case RunContext.InConversation(var conversationId):
                json.WriteStartObject("conversation");
                json.WriteString("id", conversationId);
                json.WriteEndObject();
                break;
            case RunContext.After(var responseId):
                json.WriteString("previous_response_id", responseId);
                break;
            case RunContext.History { Stored: false }:
                json.WriteBoolean("store", false);
                return;
        }

        json.WriteBoolean("background", true);
        // Said although it is the default: some organisations keep a background response for minutes only without it.
        json.WriteBoolean("store", true);
    }

    private static void WriteStream(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_obfuscation", false);
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IReadOnlyList<TranscriptItem> items)
    {
        foreach (TranscriptItem item in items)
        {
            json.WriteStartObject();
            WriteItem(json, item);
            json.WriteEndObject();
        }
    }

    private static void WriteItem(Utf8JsonWriter json, TranscriptItem item)
    {
        switch (item)
        {
            case TranscriptItem.UserMessage(var text):
                WriteMessage(json, "user", text);
                break;
            case TranscriptItem.DeveloperMessage(var text):
                WriteMessage(json, "developer", text);
                break;
            case TranscriptItem.AssistantMessage(var text):
                json.WriteString("type", "message");
                json.WriteString("role", "assistant");
                // As a plain string: the part types for what an assistant said differ between servers.
                json.WriteString("content", text);
                break;
            case TranscriptItem.FunctionCall(var callId, var name, var arguments):
                json.WriteString("type", "function_call");
                json.WriteString("call_id", callId);
                json.WriteString("name", name);
                json.WriteString("arguments", arguments);
                break;
            case TranscriptItem.FunctionOutput(var callId, var output):
                json.WriteString("type", "function_call_output");
                json.WriteString("call_id", callId);
                json.WriteString("output", output);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteString("type", "message");
        json.WriteString("role", role);
        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("type", "input_text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTools(Utf8JsonWriter json, RunRequest request)
    {
        json.WriteStartArray("tools");
        foreach (ToolDefinition tool in request.Tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.Parameters.WriteTo(json);
            json.WriteBoolean("strict", true);
            json.WriteEndObject();
        }

        foreach (HostedTool tool in request.HostedTools) HostedToolWriter.Write(json, tool);
        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("metadata");
        foreach ((string key, string value) in metadata) json.WriteString(key, value);
        json.WriteEndObject();
    }

    public static BinaryContent Object(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return BinaryContent.Create(new BinaryData(buffer.WrittenMemory));
    }
}
