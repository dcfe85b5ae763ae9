using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tally.Datasets;
using Tally.Files;
using Tally.Tools;
using Tally.Tools.Functions;

namespace Tally.Assistants;

/// <summary>A named way of answering. Everything optional that is null is left to the model service or to Tally's defaults.</summary>
public sealed record Assistant
{
    /// <summary>Tools of one request to a model, hosted ones included.</summary>
    public const int MostTools = 128;

    /// <summary>1 to 64 letters, digits, "-" or "_".</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for people.</summary>
    public string? Description { get; init; }

    /// <summary>What this assistant is told besides Tally's own rules.</summary>
    public string? Instructions { get; init; }

    /// <summary>A named text it works under: one that ships with Tally, or a file of the instructions folder. Default <c>tally</c>.</summary>
    public string InstructionSet { get; init; } = InstructionLibrary.Default;

    /// <summary>Overrides the configured model or deployment.</summary>
    public string? Model { get; init; }

    /// <summary>Names of Tally's own tools it may call; null for all, empty for none: then it works with texts, not with datasets.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>Functions that an operator declared for it.</summary>
    public IReadOnlyList<FunctionDeclaration> Functions { get; init; } = [];

    /// <summary>Collections (<c>unil</c>) and datasets (<c>unil/HEC</c>) it may see; null for all.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>Files that its hosted tools may read.</summary>
    public IReadOnlyList<FileReference> Files { get; init; } = [];

    /// <summary>Lets it search its files and those of the conversation; null for not.</summary>
    public FileSearchSettings? FileSearch { get; init; }

    /// <summary>Lets it run Python at the service over its files and those of the conversation; null for not.</summary>
    public CodeInterpreterSettings? CodeInterpreter { get; init; }

    /// <summary>The <c>text.format</c> object for answers of a schema; null for text.</summary>
    public JsonObject? ResponseFormat { get; init; }

    public decimal? Temperature { get; init; }

    public decimal? TopP { get; init; }

    public string? ReasoningEffort { get; init; }

    public int? MaxOutputTokens { get; init; }

    /// <summary>What people read when the model declines to answer, and what it is to say when it does not know.</summary>
    public string? RefusalSentence { get; init; }

    /// <summary>True when it has none of Tally's tools and no function: an editor, a reader of documents, a calculator.</summary>
    [JsonIgnore]
    public bool IsTextWork => Tools is { Count: 0 } && Functions.Count == 0;

    /// <summary>What it may call.</summary>
    [JsonIgnore]
    public ToolSet ToolSet => new(Tools, Functions);

    /// <summary>What of the datasets it may see.</summary>
    public DataScope ScopeOf(DataScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Datasets is not { } allowed
            ? scope
            : new DataScope([.. scope.Collections
                .Select(collection => allowed.Contains(collection.Name)
                    ? collection
                    : collection with { Members = [.. collection.Members.Where(member => allowed.Contains(member.Id.ToString()))] })
                .Where(collection => collection.Members.Count > 0)]);
    }

    /// <summary>The assistant that answers when none is named.</summary>
    public static Assistant BuiltIn { get; } = new() { Name = "tally" };
}
