using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tally.ModelEmulator.Items;

/// <summary>Makes items in the service's shapes.</summary>
internal static class ItemWriter
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Item Message(string id, string role, string text, string status = "completed") =>
        new(id, "message", Render(json =>
        {
            Head(json, id, "message", status);
            json.WriteString("role", role);
            json.WriteStartArray("content");
            if (role == "assistant") OutputText(json, text);
            else InputText(json, text);
            json.WriteEndArray();
        }), new AnalystItem.Message(role, text));

    public static Item FunctionCall(string id, string callId, string name, string arguments, string status = "completed") =>
        new(id, "function_call", Render(json =>
        {
            Head(json, id, "function_call", status);
            json.WriteString("call_id", callId);
            json.WriteString("name", name);
            json.WriteString("arguments", arguments);
        }), new AnalystItem.FunctionCall(callId, name, arguments));

    public static Item FunctionOutput(string id, string callId, string text, Action<Utf8JsonWriter> output) =>
        new(id, "function_call_output", Render(json =>
        {
            Head(json, id, "function_call_output", "completed");
            json.WriteString("call_id", callId);
            json.WritePropertyName("output");
            output(json);
        }), new AnalystItem.FunctionOutput(callId, text));

    public static Item Reasoning(string id, string? encrypted) =>
        new(id, "reasoning", Render(json =>
        {
            json.WriteString("id", id);
            json.WriteString("type", "reasoning");
            json.WriteStartArray("summary");
            json.WriteEndArray();
            if (encrypted is not null) json.WriteString("encrypted_content", encrypted);
        }), null);

    /// <summary>An answer that has not begun.</summary>
    public static Item EmptyMessage(string id) =>
        new(id, "message", Render(json =>
        {
            Head(json, id, "message", "in_progress");
            json.WriteString("role", "assistant");
            json.WriteStartArray("content");
            json.WriteEndArray();
        }), null);

    public static Item Refusal(string id, string text) =>
        new(id, "message", Render(json =>
        {
            Head(json, id, "message", "completed");
            json.WriteString("role", "assistant");
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "refusal");
            json.WriteString("refusal", text);
            json.WriteEndObject();
            json.WriteEndArray();
        }), new AnalystItem.Message("assistant", text));

    public static void OutputText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "output_text");
        json.WriteString("text", text);
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static byte[] Render(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void InputText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "input_text");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, string id, string type, string status)
    {
        json.WriteString("id", id);
        json.WriteString("type", type);
        json.WriteString("status", status);
    }
}
