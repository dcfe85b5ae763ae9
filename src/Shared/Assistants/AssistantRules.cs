using System.Text.Json.Nodes;
using Tally.Files;
using Tally.Tools;
using Tally.Tools.Functions;

namespace Tally.Assistants;

/// <summary>Everything that is wrong with an assistant, each in a sentence.</summary>
public sealed class AssistantRules(ToolBox tools, InstructionLibrary sets)
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];
    private static readonly string[] Memories = ["1g", "4g", "16g", "64g"];

    private const int InstructionsLimit = 32_000;
    private const int TextLimit = 1_000;

    public IReadOnlyList<string> Problems(Assistant assistant) => [.. Identity(assistant), .. Tools(assistant), .. Files(assistant), .. Answering(assistant)];

    private IEnumerable<string> Identity(Assistant assistant)
    {
        if (!AssistantName.IsValid(assistant.Name))
            yield return AssistantName.Rule;
        if (sets.Find(assistant.InstructionSet) is null)
            yield return $"There is no instruction set \"{assistant.InstructionSet}\"; there are {string.Join(", ", sets.Names)}.";
        if (assistant.Instructions?.Length > InstructionsLimit)
            yield return $"Instructions may have at most {InstructionsLimit} characters.";
        if (assistant.Description?.Length > TextLimit)
            yield return $"A description may have at most {TextLimit} characters.";
        if (assistant.RefusalSentence?.Length > TextLimit)
            yield return $"A refusal sentence may have at most {TextLimit} characters.";
    }

    private IEnumerable<string> Tools(Assistant assistant)
    {
        var known = tools.Definitions.Select(tool => tool.Name).ToList();
        foreach (string unknown in (assistant.Tools ?? []).Except(known))
            yield return $"There is no tool \"{unknown}\"; there are {string.Join(", ", known)}.";
        foreach (string problem in FunctionRules.Problems(assistant.Functions))
            yield return problem;
        foreach (var taken in assistant.Functions.Where(function => known.Contains(function.Name)))
            yield return $"\"{taken.Name}\" is one of Tally's own tools; give the function another name.";
        int count = (assistant.Tools ?? known).Count + assistant.Functions.Count + (assistant.FileSearch is null ? 0 : 1) + (assistant.CodeInterpreter is null ? 0 : 1);
        if (count > Assistant.MostTools)
            yield return $"An assistant may have at most {Assistant.MostTools} tools; this one has {count}.";
        if (assistant.FileSearch is { } search)
        {
            if (search.MostResults is < 1 or > 50)
                yield return "A file search returns between 1 and 50 passages.";
            if (search.ChunkTokens is < 100 or > 4096)
                yield return "A chunk has between 100 and 4096 tokens.";
            if (search.ChunkOverlap is < 0 || search.ChunkOverlap > (search.ChunkTokens ?? 800) / 2)
                yield return "Chunks overlap by at most half a chunk.";
            if (search.ExpiresAfterDays is < 1 or > 365)
                yield return "An index expires after 1 to 365 days.";
        }

        if (assistant.CodeInterpreter?.MemoryLimit is { } memory && !Memories.Contains(memory))
            yield return $"The memory of the code interpreter is one of {string.Join(", ", Memories)}.";
    }

    private static IEnumerable<string> Files(Assistant assistant)
    {
        if (assistant.Files.Count > 0 && assistant is { FileSearch: null, CodeInterpreter: null })
            yield return "Files are read by file search or the code interpreter; switch one of them on.";
        foreach (var file in assistant.Files)
        {
            if (FileKind.Refusal(file.Path, assistant.FileSearch is not null, assistant.CodeInterpreter is not null) is { } refusal)
                yield return refusal;
        }

        foreach (string twice in assistant.Files.GroupBy(file => file.Path, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return $"The file \"{twice}\" is listed twice.";
    }

    private static IEnumerable<string> Answering(Assistant assistant)
    {
        if (assistant.Temperature is < 0 or > 2)
            yield return "Temperature is between 0 and 2.";
        if (assistant.TopP is < 0 or > 1)
            yield return "top_p is between 0 and 1.";
        if (assistant.ReasoningEffort is { } effort && !Efforts.Contains(effort))
            yield return $"Reasoning effort is one of {string.Join(", ", Efforts)}.";
        if (assistant.MaxOutputTokens is < 16)
            yield return "The most output tokens cannot be fewer than 16.";
        if (assistant.ResponseFormat is { } format && !IsFormat(format["type"]?.ToString()))
            yield return "A response format has the type text, json_object or json_schema.";
        if (assistant.ResponseFormat is { } typed && typed["type"]?.ToString() == "json_schema")
        {
            foreach (string problem in SchemaProblems(typed))
                yield return problem;
        }
    }

    private static IEnumerable<string> SchemaProblems(JsonObject format) =>
        format["name"]?.ToString() is not { Length: > 0 and <= 64 } ? ["A json_schema response format has a name of 1 to 64 characters."]
        : format["schema"] is not JsonObject schema ? ["A json_schema response format has a schema, a JSON object."]
        : format["strict"]?.GetValueKind() == System.Text.Json.JsonValueKind.True ? StrictSchema.Problems(schema, "The response format")
        : [];

    private static bool IsFormat(string? type) => type is "text" or "json_object" or "json_schema";
}
