using System.Text.Json;

namespace Tally.Model;

/// <summary>Renders hosted tools and what their calls should show.</summary>
internal static class HostedToolWriter
{
    /// <summary>Passages and logs come only where they are asked for, when creating a response and when reading it.</summary>
    public static IReadOnlyList<string> Includes { get; } = ["file_search_call.results", "code_interpreter_call.outputs"];

    public static void Write(Utf8JsonWriter json, HostedTool tool)
    {
        json.WriteStartObject();
        switch (tool)
        {
            case HostedTool.FileSearch(var stores, var most):
                json.WriteString("type", "file_search");
                WriteStrings(json, "vector_store_ids", stores);
                if (most is { } results) json.WriteNumber("max_num_results", results);
                break;
            case HostedTool.CodeInterpreter { ContainerId: { } container }:
                json.WriteString("type", "code_interpreter");
                json.WriteString("container", container);
                break;
            case HostedTool.CodeInterpreter(_, var files, var memory):
                json.WriteString("type", "code_interpreter");
                json.WriteStartObject("container");
                json.WriteString("type", "auto");
                if (files.Count > 0) WriteStrings(json, "file_ids", files);
                if (memory is not null) json.WriteString("memory_limit", memory);
                json.WriteEndObject();
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        json.WriteEndObject();
    }

    public static void WriteIncludes(Utf8JsonWriter json) => WriteStrings(json, "include", Includes);

    public static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
