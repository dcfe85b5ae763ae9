using System.Text.Json;
using Tally.ModelEmulator.Containers;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Hosted;

/// <summary>What announced hosted tools refer to must exist.</summary>
internal static class HostedRules
{
    private static readonly string[] SearchMembers = ["type", "vector_store_ids", "max_num_results", "ranking_options", "filters"];
    private static readonly string[] PythonMembers = ["type", "container"];

    public static ApiError? Check(JsonElement body, EmulatorState state)
    {
        if (body.Member("tools") is not { ValueKind: JsonValueKind.Array } tools) return null;
        int index = 0;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            string path = $"tools[{index++}]";
            ApiError? error = tool.Text("type") switch
            {
                "file_search" => Unknown(tool, path, SearchMembers, state) ?? Search(tool, path, state),
                "code_interpreter" => Unknown(tool, path, PythonMembers, state) ?? Python(tool, path, state),
                _ => null,
            };
            if (error is not null) return error;
        }

        return null;
    }

    private static ApiError? Unknown(JsonElement tool, string path, string[] known, EmulatorState state) =>
        !state.Options.Loose && Parameters.FirstUnknown(tool, known) is { } unknown ? ApiErrors.UnknownParameter($"{path}.{unknown}") : null;

    private static ApiError? Search(JsonElement tool, string path, EmulatorState state)
    {
        if (tool.Member("vector_store_ids") is not { ValueKind: JsonValueKind.Array } ids) return ApiErrors.Missing($"{path}.vector_store_ids");
        if (tool.Integer("max_num_results") is { } most and (< 1 or > 50))
        {
            return most < 1 ? ApiErrors.TooSmall($"{path}.max_num_results", 1, most) : ApiErrors.TooLarge($"{path}.max_num_results", 50, most);
        }

        foreach (JsonElement id in ids.EnumerateArray())
        {
            if (!state.VectorStores.TryGetValue(id.ToString(), out VectorStores.VectorStore? store)) return ApiErrors.NoSuchVectorStore(id.ToString());
            if (store.IsExpired(state.Now)) return ApiErrors.Expired("Vector store", store.Id);
        }

        return null;
    }

    private static ApiError? Python(JsonElement tool, string path, EmulatorState state)
    {
        if (tool.Member("container") is not { } container) return ApiErrors.Missing($"{path}.container");
        if (container.ValueKind == JsonValueKind.String)
        {
            string id = container.GetString()!;
            if (!state.Containers.TryGetValue(id, out Container? known)) return ApiErrors.NoSuchContainer(id);
            return known.IsExpired(state.Now) ? ApiErrors.Expired("Container", id) : null;
        }

        if (container.Text("type") != "auto") return ApiErrors.WrongValue($"{path}.container.type", container.Text("type") ?? "", "'auto'");
        if (container.Member("file_ids") is not { ValueKind: JsonValueKind.Array } files) return null;
        return files.EnumerateArray().Select(id => id.ToString()).FirstOrDefault(id => state.FindFile(id) is null) is { } missing
            ? ApiErrors.NoSuchFile(missing)
            : null;
    }
}
