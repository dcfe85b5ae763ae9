using System.Text.Json;
using Tally.ModelEmulator.Items;

namespace Tally.ModelEmulator.Streaming;

/// <summary>One output item as events.</summary>
internal sealed class ItemStreamer(EventLog events, Item item, int outputIndex)
{
    private const int PieceLength = 12;

    /// <summary>What is said bit by bit: a message's text or a call's arguments.</summary>
    public static string[] Pieces(Item item) =>
        item.Seen switch
        {
            AnalystItem.Message message => Cut(message.Text),
            AnalystItem.FunctionCall call => Cut(call.Arguments),
            _ => [],
        };

    public void Begin()
    {
        Said("response.output_item.added", json =>
        {
            json.WriteNumber("output_index", outputIndex);
            json.WritePropertyName("item");
            WriteBegun(json);
        });
        if (item.Seen is AnalystItem.Message) Part("response.content_part.added", "");
    }

    public void Delta(string piece)
    {
        string type = item.Seen is AnalystItem.Message ? "response.output_text.delta" : "response.function_call_arguments.delta";
        At(type, json =>
        {
            json.WriteString("delta", piece);
            if (item.Seen is AnalystItem.Message) WriteNoLogprobs(json);
        });
    }

    public void End()
    {
        switch (item.Seen)
        {
            case AnalystItem.Message message:
                At("response.output_text.done", json =>
                {
                    json.WriteString("text", message.Text);
                    WriteNoLogprobs(json);
                });
                Part("response.content_part.done", message.Text);
                break;
            case AnalystItem.FunctionCall call:
                At("response.function_call_arguments.done", json =>
                {
                    json.WriteString("name", call.Name);
                    json.WriteString("arguments", call.Arguments);
                });
                break;
            default:
                Worked();
                break;
        }

        Said("response.output_item.done", json =>
        {
            json.WriteNumber("output_index", outputIndex);
            json.WritePropertyName("item");
            item.Write(json);
        });
    }

    /// <summary>What hosted tools report of their work.</summary>
    private void Worked()
    {
        string step = $"response.{item.Type}";
        switch (item.Type)
        {
            case "file_search_call":
                At($"{step}.in_progress", _ => { });
                At($"{step}.searching", _ => { });
                At($"{step}.completed", _ => { });
                break;
            case "code_interpreter_call":
                string code = JsonElement.Parse(item.Json).GetProperty("code").GetString() ?? "";
                At($"{step}.in_progress", _ => { });
                At($"{step}_code.delta", json => json.WriteString("delta", code));
                At($"{step}_code.done", json => json.WriteString("code", code));
                At($"{step}.interpreting", _ => { });
                At($"{step}.completed", _ => { });
                break;
        }
    }

    private static string[] Cut(string text)
    {
        List<string> pieces = [];
        for (int at = 0; at < text.Length;)
        {
            int end = Math.Min(text.Length, at + PieceLength);
            if (end < text.Length && char.IsLowSurrogate(text[end])) end++;
            pieces.Add(text[at..end]);
            at = end;
        }

        return [.. pieces];
    }

    private static void WriteNoLogprobs(Utf8JsonWriter json)
    {
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
    }

    private void Part(string type, string text) => At(type, json =>
    {
        json.WritePropertyName("part");
        ItemWriter.OutputText(json, text);
    });

    private void At(string type, Action<Utf8JsonWriter> members) => Said(type, json =>
    {
        json.WriteString("item_id", item.Id);
        json.WriteNumber("output_index", outputIndex);
        if (item.Seen is AnalystItem.Message) json.WriteNumber("content_index", 0);
        members(json);
    });

    private void Said(string type, Action<Utf8JsonWriter> members) => events.Append(type, members);

    /// <summary>The item before anything of it was said.</summary>
    private void WriteBegun(Utf8JsonWriter json)
    {
        Item begun = item.Seen switch
        {
            AnalystItem.Message => ItemWriter.EmptyMessage(item.Id),
            AnalystItem.FunctionCall call => ItemWriter.FunctionCall(item.Id, call.CallId, call.Name, "", "in_progress"),
            _ => item,
        };
        begun.Write(json);
    }
}
