using System.Text.Json.Nodes;

namespace Tally.Assistants;

/// <summary>A named way of answering. Everything optional that is null is left to the model service or to Tally's defaults.</summary>
public sealed record Assistant
{
    /// <summary>1 to 64 letters, digits, "-" or "_".</summary>
    public required string Name { get; init; }

    /// <summary>What this assistant is told besides Tally's own rules.</summary>
    public string? Instructions { get; init; }

    /// <summary>The named rules it works under. Default <c>tally</c>.</summary>
    public string InstructionSet { get; init; } = InstructionSets.Default;

    /// <summary>Overrides the configured model or deployment.</summary>
    public string? Model { get; init; }

    /// <summary>Names of the tools it may call; null for all.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>Collections (<c>unil</c>) and datasets (<c>unil/HEC</c>) it may see; null for all.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>The <c>text.format</c> object for answers of a schema; null for text.</summary>
    public JsonObject? ResponseFormat { get; init; }

    public decimal? Temperature { get; init; }

    public decimal? TopP { get; init; }

    public string? ReasoningEffort { get; init; }

    public int? MaxOutputTokens { get; init; }

    /// <summary>What people read when the model declines to answer.</summary>
    public string? RefusalSentence { get; init; }

    /// <summary>The assistant that answers when none is named.</summary>
    public static Assistant BuiltIn { get; } = new() { Name = "tally" };
}
