using System.Text.Json;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Hosted;

/// <summary>What the items of a conversation refer to.</summary>
internal static class AttachedFiles
{
    /// <summary>Ids of the files in the messages' <c>input_file</c> parts.</summary>
    public static IEnumerable<string> Of(StoredResponse response) =>
        from item in response.Context.Concat(response.Input)
        where item.Type == "message"
        let body = JsonElement.Parse(item.Json)
        where body.Member("content") is { ValueKind: JsonValueKind.Array }
        from part in body.GetProperty("content").EnumerateArray()
        where part.Text("type") == "input_file" && part.Text("file_id") is not null
        select part.Text("file_id")!;

    /// <summary>The container of the last code interpreter call.</summary>
    public static string? LastContainer(StoredResponse response) =>
        response.Context.LastOrDefault(item => item.Type == "code_interpreter_call") is { } call
            ? JsonElement.Parse(call.Json).Text("container_id")
            : null;
}
