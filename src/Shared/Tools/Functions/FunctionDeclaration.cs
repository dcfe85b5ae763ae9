using System.Text.Json.Nodes;
using Tally.Ledger.Fit.Cells;

namespace Tally.Tools.Functions;

/// <summary>
/// A function that an operator declares for an assistant: a request to a service, or a saved query over the datasets in scope.
/// docs/functions.md describes the file.
/// </summary>
public sealed record FunctionDeclaration
{
    /// <summary>1 to 64 letters, digits, "-" or "_".</summary>
    public required string Name { get; init; }

    /// <summary>What it does and when to call it, for the model.</summary>
    public required string Description { get; init; }

    /// <summary>A strict JSON schema: every property required, nothing else allowed.</summary>
    public required JsonObject Parameters { get; init; }

    public HttpFunction? Http { get; init; }

    public QueryFunction? Query { get; init; }
}

/// <summary>A request to a service whose host a setting allows.</summary>
public sealed record HttpFunction
{
    /// <summary>GET or POST.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>An address with <c>{parameter}</c> in its path or query.</summary>
    public required string Url { get; init; }

    /// <summary>Values may hold <c>${TALLY_FUNCTION_…}</c>: the setting of that name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The JSON to POST; a text that is just <c>{parameter}</c> becomes its value. Null posts all arguments.</summary>
    public JsonNode? Body { get; init; }

    public int TimeoutSeconds { get; init; } = 10;

    public int MaxBytes { get; init; } = 262_144;

    /// <summary>Where in the answer the rows are: <c>data.items</c>, <c>series[0].points</c>; null for the whole.</summary>
    public string? Response { get; init; }

    /// <summary>What the answer's columns are, where its JSON does not say.</summary>
    public IReadOnlyDictionary<string, FunctionColumn> Columns { get; init; } = new Dictionary<string, FunctionColumn>();
}

/// <param name="Type"><c>number</c> reads texts such as "12.50" as numbers; <c>text</c> keeps numbers as labels; null takes what it is.</param>
/// <param name="Unit">Such as CHF or kg.</param>
public sealed record FunctionColumn(string? Type = null, string? Unit = null);

/// <summary>A saved query; <c>:parameter</c> stands for the argument's value.</summary>
public sealed record QueryFunction
{
    public required string Sql { get; init; }
}

/// <summary>Where and when a function got what it returned.</summary>
/// <param name="Host">Null for a function that runs in this process.</param>
public sealed record FunctionSource(string Name, string? Host, DateTimeOffset At);
