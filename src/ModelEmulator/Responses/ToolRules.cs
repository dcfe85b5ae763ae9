using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>What announced tools must satisfy.</summary>
internal static class ToolRules
{
    private static readonly string[] FunctionMembers = ["type", "name", "description", "parameters", "strict"];

    public static ApiError? Check(JsonElement body, bool loose)
    {
        if (body.Member("tools") is not { } tools) return null;
        if (tools.ValueKind != JsonValueKind.Array) return ApiErrors.WrongType("tools", "an array of objects", tools.KindName());
        if (tools.GetArrayLength() > 128) return ApiErrors.TooMany("tools", 128, tools.GetArrayLength());
        int index = 0;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            string path = $"tools[{index++}]";
            ApiError? error = tool.Text("type") switch
            {
                null => ApiErrors.Missing($"{path}.type"),
                "function" => CheckFunction(tool, path, loose),
                "file_search" or "code_interpreter" => null,
                { } type => loose ? null : ApiErrors.WrongValue($"{path}.type", type, "'function', 'file_search' and 'code_interpreter'"),
            };
            if (error is not null) return error;
        }

        return null;
    }

    private static ApiError? CheckFunction(JsonElement tool, string path, bool loose)
    {
        if (!loose && Parameters.FirstUnknown(tool, FunctionMembers) is { } unknown) return ApiErrors.UnknownParameter($"{path}.{unknown}");
        if (tool.Text("name") is not { } name) return ApiErrors.Missing($"{path}.name");
        if (name.Length is 0 or > 64) return ApiErrors.TooLong($"{path}.name", 64, name.Length);
        if (tool.Flag("strict") is not true) return null;
        return tool.Member("parameters") is { } schema && StrictFault(schema) is { } fault ? ApiErrors.InvalidSchema(name, fault) : null;
    }

    /// <summary>Strict schemas close every object and require every property.</summary>
    private static string? StrictFault(JsonElement schema)
    {
        if (schema.Member("properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            if (schema.Flag("additionalProperties") is not false)
            {
                return "In context=(), 'additionalProperties' is required to be supplied and to be false.";
            }

            string[] required = schema.Member("required") is { ValueKind: JsonValueKind.Array } list
                ? [.. list.EnumerateArray().Select(value => value.ToString())]
                : [];
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                if (!required.Contains(property.Name))
                {
                    return $"In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing '{property.Name}'.";
                }

                if (StrictFault(property.Value) is { } inner) return inner;
            }
        }

        return schema.Member("items") is { ValueKind: JsonValueKind.Object } items ? StrictFault(items) : null;
    }
}
