using Tally.Tools;

namespace Tally.Assistants;

/// <summary>Everything that is wrong with an assistant, each in a sentence.</summary>
public sealed class AssistantRules(ToolBox tools)
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    private const int InstructionsLimit = 32_000;

    public IReadOnlyList<string> Problems(Assistant assistant) => [.. Find(assistant)];

    private IEnumerable<string> Find(Assistant assistant)
    {
        if (!AssistantName.IsValid(assistant.Name))
            yield return "A name is 1 to 64 letters, digits, \"-\" or \"_\", beginning with a letter or digit.";
        if (!InstructionSets.Has(assistant.InstructionSet))
            yield return $"There is no instruction set \"{assistant.InstructionSet}\"; there are {string.Join(", ", InstructionSets.Names)}.";
        if (assistant.Instructions?.Length > InstructionsLimit)
            yield return $"Instructions may have at most {InstructionsLimit} characters.";
        foreach (string unknown in (assistant.Tools ?? []).Except(tools.Definitions.Select(tool => tool.Name)))
            yield return $"There is no tool \"{unknown}\".";
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
    }

    private static bool IsFormat(string? type) => type is "text" or "json_object" or "json_schema";
}
