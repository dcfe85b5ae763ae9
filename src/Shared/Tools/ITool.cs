using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Charts;
using Tally.Datasets;
using Tally.Ledger;

namespace Tally.Tools;

/// <summary>Something the model may call.</summary>
public interface ITool
{
    ToolDefinition Definition { get; }

    /// <summary>What a call that succeeds adds, so that an id is set aside for it.</summary>
    ToolMakes Makes => ToolMakes.Result;

    /// <summary>Expected failures are outputs that say what to write instead; an exception is a bug or broken infrastructure.</summary>
    Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken);
}

/// <summary>What a tool adds to the ledger.</summary>
public enum ToolMakes
{
    Nothing,
    Result,
    Chart,
}

/// <summary>How a tool is announced to the model; the schema is strict.</summary>
public sealed record ToolDefinition(string Name, string Description, JsonObject Parameters);

/// <summary>A call as the model made it; arguments have been parsed as a JSON object.</summary>
public sealed record ToolCall(string CallId, string Name, JsonElement Arguments);

/// <summary>What a call may see: the data in scope, the ledger so far, and the ids set aside for what it makes.</summary>
public sealed record ToolContext
{
    public required DataScope Scope { get; init; }

    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    /// <summary>The ledger id reserved for this call ("R3"); unused when the call makes no result.</summary>
    public required string ResultId { get; init; }

    /// <summary>The chart id reserved for this call ("C1").</summary>
    public required string ChartId { get; init; }

    /// <summary>What the person asked, for the tools that must tell a constant of theirs from one of the model's.</summary>
    public required string Question { get; init; }

    /// <summary>What this very call received when it was first made; then the tool makes its result from it and asks nobody.</summary>
    public string? Evidence { get; init; }
}

/// <summary>What a call returned: the text for the model, and what it adds to the ledger and the charts.</summary>
public sealed record ToolOutput(string Text)
{
    /// <summary>True when the text tells the model what was wrong.</summary>
    public bool IsError { get; init; }

    public LedgerEntry? Entry { get; init; }

    public ChartSpec? Chart { get; init; }

    /// <summary>What the result was made from, where the datasets cannot give it again; kept with the call.</summary>
    public string? Evidence { get; init; }
}
