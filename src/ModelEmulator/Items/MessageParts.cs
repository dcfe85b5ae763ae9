using System.Text;
using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Items;

/// <summary>Content that is either a string or an array of parts.</summary>
internal static class MessageParts
{
    private static readonly string[] TextTypes = ["input_text", "output_text", "text", "summary_text"];
    private static readonly string[] OtherTypes = ["refusal", "input_image", "input_file"];

    /// <summary>The text of all parts together, or why it cannot be read.</summary>
    public static (string? Text, ApiError? Error) Read(JsonElement content, string path)
    {
        if (content.ValueKind == JsonValueKind.String) return (content.GetString(), null);
        if (content.ValueKind != JsonValueKind.Array)
        {
            return (null, ApiErrors.WrongType(path, "one of a string or array of objects", content.KindName()));
        }

        StringBuilder text = new();
        int index = 0;
        foreach (JsonElement part in content.EnumerateArray())
        {
            string at = $"{path}[{index++}]";
            if (part.Text("type") is not { } type) return (null, ApiErrors.Missing($"{at}.type"));
            if (TextTypes.Contains(type))
            {
                if (part.Text("text") is not { } words) return (null, ApiErrors.Missing($"{at}.text"));
                if (text.Length > 0) text.Append('\n');
                text.Append(words);
            }
            else if (!OtherTypes.Contains(type))
            {
                return (null, ApiErrors.WrongValue($"{at}.type", type, "'input_text', 'input_image', 'output_text', 'refusal' and 'input_file'"));
            }
        }

        return (text.ToString(), null);
    }

    /// <summary>True when nothing would be lost by keeping the text alone.</summary>
    public static bool IsPlain(JsonElement content) =>
        content.ValueKind == JsonValueKind.String
        || (content.GetArrayLength() == 1 && content[0].Text("type") is "input_text" or "output_text" && content[0].Member("annotations") is null);

    /// <summary>A message that keeps its parts as they came.</summary>
    public static Item Keep(string id, string role, string text, JsonElement content) =>
        new(id, "message", ItemWriter.Render(json =>
        {
            json.WriteString("id", id);
            json.WriteString("type", "message");
            json.WriteString("status", "completed");
            json.WriteString("role", role);
            json.WriteMember("content", content);
        }), new AnalystItem.Message(role, text));
}
