using System.Text;
using System.Text.Json;

namespace Tally.Model;

/// <summary>Reads a response object leniently: what is missing, null or new must not lose a healthy run.</summary>
internal static class ReplyReader
{
    /// <summary>Null when the body is no response at all.</summary>
    public static ModelRun? Run(JsonElement body)
    {
        if (body.Text("id") is not { } id) return null;
        ModelRunStatus status = Status(body);
        return new ModelRun
        {
            Id = id,
            Status = status,
            Output = [.. body.Items("output").SelectMany(Output)],
            IncompleteReason = status == ModelRunStatus.Incomplete ? body.Member("incomplete_details")?.Text("reason") : null,
            Error = status == ModelRunStatus.Failed ? FailureReader.OfRun(body.Member("error")) : null,
            Model = body.Text("model"),
            Usage = body.Member("usage") is { } usage
                ? new TokenUsage(usage.Whole("input_tokens"), usage.Whole("output_tokens"))
                : new TokenUsage(0, 0),
        };
    }

    /// <summary>Null for kinds of items that are not part of a transcript.</summary>
    public static TranscriptItem? Transcript(JsonElement item) => (item.Text("type"), item.Text("role")) switch
    {
        ("message", "user") => new TranscriptItem.UserMessage(Words(item)),
        ("message", "assistant") => new TranscriptItem.AssistantMessage(Words(item)),
        ("message", "developer" or "system") => new TranscriptItem.DeveloperMessage(Words(item)),
        ("function_call", _) => new TranscriptItem.FunctionCall(item.Text("call_id") ?? "", item.Text("name") ?? "", item.Text("arguments") ?? ""),
        ("function_call_output", _) => new TranscriptItem.FunctionOutput(item.Text("call_id") ?? "", Parts(item.Member("output"))),
        _ => null,
    };

    private static ModelRunStatus Status(JsonElement body) => body.Text("status") switch
    {
        "queued" => ModelRunStatus.Queued,
        "in_progress" => ModelRunStatus.InProgress,
        "completed" => ModelRunStatus.Completed,
        "incomplete" => ModelRunStatus.Incomplete,
        "failed" => ModelRunStatus.Failed,
        "cancelled" => ModelRunStatus.Cancelled,
        // Servers without background mode leave it out of a finished reply; a status not known yet is looked at again.
        null when body.Items("output").Any() => ModelRunStatus.Completed,
        _ => ModelRunStatus.InProgress,
    };

    private static IEnumerable<OutputItem> Output(JsonElement item)
    {
        switch (item.Text("type"))
        {
            case "message":
                return Message(item);
            case "function_call" when item.Text("call_id") is { } callId:
                return [new OutputItem.FunctionCall(callId, item.Text("name") ?? "", item.Text("arguments") ?? "")];
            case "code_interpreter_call":
                string[] logs = [.. item.Items("outputs").Select(output => output.Text("logs")).OfType<string>()];
                return [new OutputItem.CodeInterpreterCall(item.Text("id") ?? "", item.Text("code"), item.Text("container_id"), logs)
                {
                    Images = [.. item.Items("outputs").Where(output => output.Text("type") == "image").Select(output => output.Text("url")).OfType<string>()],
                }];
            case "file_search_call":
                string[] queries = [.. item.Items("queries").Select(query => query.ToString())];
                return [new OutputItem.FileSearchCall(item.Text("id") ?? "", queries, [.. item.Items("results").Select(Hit)])];
            case { } type:
                return [new OutputItem.Other(type)];
            default:
                return [];
        }
    }

    private static List<OutputItem> Message(JsonElement item)
    {
        List<OutputItem> items = [];
        StringBuilder text = new();
        List<Annotation> annotations = [];
        foreach (JsonElement part in item.Items("content"))
        {
            if (part.Text("type") == "refusal")
            {
                items.Add(new OutputItem.Refusal(part.Text("refusal") ?? ""));
            }
            else if (part.Text("text") is { } words)
            {
                int start = text.Length;
                text.Append(words);
                annotations.AddRange(part.Items("annotations").Select(annotation => Cited(annotation, start)));
            }
        }

        if (text.Length > 0 || items.Count == 0) items.Insert(0, new OutputItem.Message(text.ToString(), annotations));
        return items;
    }

    private static Annotation Cited(JsonElement annotation, int offset) => new(
        annotation.Text("type") ?? "",
        annotation.Text("file_id"),
        annotation.Text("filename"),
        annotation.Text("container_id"),
        (annotation.Position("start_index") ?? annotation.Position("index")) + offset,
        annotation.Position("end_index") + offset);

    private static FileSearchHit Hit(JsonElement result) => new(
        result.Text("file_id") ?? "",
        result.Text("filename") ?? "",
        result.Text("text") ?? "",
        result.Member("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : 0);

    private static string Words(JsonElement item) => Parts(item.Member("content"));

    private static string Parts(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(part => part.Text("text") ?? part.Text("refusal"))),
        _ => "",
    };
}
