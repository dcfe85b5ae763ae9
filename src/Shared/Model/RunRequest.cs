using System.Text.Json.Nodes;
using Tally.Tools;

namespace Tally.Model;

/// <summary>One run segment to start. Instructions and tools are repeated in every segment: the service forgets them.</summary>
public sealed record RunRequest
{
    public required string Instructions { get; init; }

    public required RunContext Context { get; init; }

    /// <summary>New items of this segment: the user's message, or the outputs of the calls just made.</summary>
    public required IReadOnlyList<TranscriptItem> Input { get; init; }

    public required IReadOnlyList<ToolDefinition> Tools { get; init; }

    /// <summary>
    /// Asks for a run that can be heard while it is written. Ignored where nothing is stored, and where the service has refused it.
    /// </summary>
    public bool IsStreamed { get; init; }

    /// <summary>Tools that run at the service, announced after ours.</summary>
    public IReadOnlyList<HostedTool> HostedTools { get; init; } = [];

    /// <summary>Overrides the configured model.</summary>
    public string? Model { get; init; }

    /// <summary>At most 16 pairs; names the question and the segment.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public decimal? Temperature { get; init; }

    public decimal? TopP { get; init; }

    public string? ReasoningEffort { get; init; }

    public int? MaxOutputTokens { get; init; }

    /// <summary>The <c>text.format</c> object for an assistant with a schema.</summary>
    public JsonObject? ResponseFormat { get; init; }
}

/// <summary>How the service is told what was said before.</summary>
public abstract record RunContext
{
    private RunContext()
    {
    }

    public sealed record InConversation(string ConversationId) : RunContext;

    public sealed record After(string ResponseId) : RunContext;

    /// <summary>The whole history goes in front of the input.</summary>
    public sealed record History(IReadOnlyList<TranscriptItem> Items, bool Stored) : RunContext;

    /// <summary>Nothing was said before and the service keeps what comes.</summary>
    public sealed record Fresh : RunContext;
}
