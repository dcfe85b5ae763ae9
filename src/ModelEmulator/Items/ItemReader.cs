using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Items;

/// <summary>Reads the items of a request. Ids are given here where the caller gave none.</summary>
internal sealed class ItemReader(Ids ids, Func<string, Item?> find, bool loose)
{
    private const string Types = "'message', 'function_call', 'function_call_output', 'reasoning' and 'item_reference'";

    private static readonly string[] Roles = ["user", "assistant", "system", "developer"];

    /// <summary>Adds what <paramref name="input"/> says to <paramref name="items"/>; the error where it cannot be read.</summary>
    public ApiError? Read(JsonElement input, string path, List<Item> items)
    {
        switch (input.ValueKind)
        {
            case JsonValueKind.String:
                items.Add(ItemWriter.Message(ids.Next("msg_"), "user", input.GetString()!));
                return null;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement element in input.EnumerateArray())
                {
                    if (ReadOne(element, $"{path}[{index++}]", items) is { } error) return error;
                }

                return null;
            default:
                return ApiErrors.WrongType(path, "one of a string or array of objects", input.KindName());
        }
    }

    private ApiError? ReadOne(JsonElement element, string path, List<Item> items)
    {
        if (element.ValueKind != JsonValueKind.Object) return ApiErrors.WrongType(path, "an object", element.KindName());
        string type = element.Text("type") ?? (element.Member("role") is null ? "" : "message");
        return type switch
        {
            "message" => ReadMessage(element, path, items),
            "function_call" => ReadCall(element, path, items),
            "function_call_output" => ReadOutput(element, path, items),
            "reasoning" => ReadReasoning(element, items),
            "item_reference" => ReadReference(element, path, items),
            "" => ApiErrors.Missing($"{path}.type"),
            _ => ApiErrors.WrongValue($"{path}.type", type, Types),
        };
    }

    private ApiError? ReadMessage(JsonElement element, string path, List<Item> items)
    {
        if (Unknown(element, path, ["type", "role", "content", "id", "status", "phase"]) is { } unknown) return unknown;
        if (element.Text("role") is not { } role) return ApiErrors.Missing($"{path}.role");
        if (!Roles.Contains(role)) return ApiErrors.WrongValue($"{path}.role", role, "'assistant', 'system', 'developer', and 'user'");
        if (element.Member("content") is not { } content) return ApiErrors.Missing($"{path}.content");
        (string? text, ApiError? error) = MessageParts.Read(content, $"{path}.content");
        if (error is not null) return error;
        string id = element.Text("id") ?? ids.Next("msg_");
        items.Add(MessageParts.IsPlain(content) ? ItemWriter.Message(id, role, text!) : MessageParts.Keep(id, role, text!, content));
        return null;
    }

    private ApiError? ReadCall(JsonElement element, string path, List<Item> items)
    {
        if (Unknown(element, path, ["type", "id", "call_id", "name", "arguments", "status", "namespace", "caller"]) is { } unknown) return unknown;
        foreach (string name in new[] { "call_id", "name", "arguments" })
        {
            if (element.Text(name) is null) return ApiErrors.Missing($"{path}.{name}");
        }

        items.Add(ItemWriter.FunctionCall(
            element.Text("id") ?? ids.Next("fc_"), element.Text("call_id")!, element.Text("name")!, element.Text("arguments")!));
        return null;
    }

    private ApiError? ReadOutput(JsonElement element, string path, List<Item> items)
    {
        if (Unknown(element, path, ["type", "id", "call_id", "output", "status", "caller"]) is { } unknown) return unknown;
        if (element.Text("call_id") is not { } callId) return ApiErrors.Missing($"{path}.call_id");
        if (callId.Length is 0 or > 64) return ApiErrors.TooLong($"{path}.call_id", 64, callId.Length);
        if (element.Member("output") is not { } output) return ApiErrors.Missing($"{path}.output");
        (string? text, ApiError? error) = MessageParts.Read(output, $"{path}.output");
        if (error is not null) return error;
        if (text!.Length > 10_485_760) return ApiErrors.TooLong($"{path}.output", 10_485_760, text.Length);
        items.Add(ItemWriter.FunctionOutput(element.Text("id") ?? ids.Next("fco_"), callId, text, output.WriteTo));
        return null;
    }

    private ApiError? ReadReasoning(JsonElement element, List<Item> items)
    {
        items.Add(ItemWriter.Reasoning(element.Text("id") ?? ids.Next("rs_"), element.Text("encrypted_content")));
        return null;
    }

    private ApiError? ReadReference(JsonElement element, string path, List<Item> items)
    {
        if (element.Text("id") is not { } id) return ApiErrors.Missing($"{path}.id");
        if (find(id) is not { } item) return ApiErrors.NoSuchItem(id);
        items.Add(item);
        return null;
    }

    private ApiError? Unknown(JsonElement element, string path, ReadOnlySpan<string> known) =>
        loose ? null : Parameters.FirstUnknown(element, known) is { } name ? ApiErrors.UnknownParameter($"{path}.{name}") : null;
}
