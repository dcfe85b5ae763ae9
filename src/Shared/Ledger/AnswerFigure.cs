using System.Text.Json.Serialization;
using Tally.Queries;

namespace Tally.Ledger;

/// <summary>One figure of an answer and where it came from.</summary>
public sealed record AnswerFigure
{
    /// <summary>As printed in the text: "3 306", "12,5 %".</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands in the answer's text.</summary>
    public required int Start { get; init; }

    public required FigureClass Class { get; init; }

    /// <summary>Exact machine form of the value ("3306"); null for labels and periods that were echoed.</summary>
    public string? Value { get; init; }

    public string? Unit { get; init; }

    /// <summary>"R1[0].total", where it resolves to the ledger.</summary>
    public string? Reference { get; init; }

    public string? Column { get; init; }

    /// <summary>Lineage of the ledger cell it was printed from.</summary>
    public CellLineage? Lineage { get; init; }

    /// <summary>The document it is cited from, or the id of the log that printed it.</summary>
    public string? SourceDocument { get; init; }

    public string? SourceFileId { get; init; }

    /// <summary>The sentence or line that holds it there.</summary>
    public string? SourceText { get; init; }
}

/// <summary>How a figure is accounted for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureClass>))]
public enum FigureClass
{
    /// <summary>Printed from a reference to a query's cell.</summary>
    Quoted,

    /// <summary>Printed from a recorded calculation.</summary>
    Derived,

    /// <summary>Typed by the model and equal to exactly one ledger figure, which is printed in its place.</summary>
    Matched,

    /// <summary>A label, period or count asked for in the question, or an executed filter's literal.</summary>
    Echoed,

    /// <summary>Verbatim in an attached or retrieved document.</summary>
    Cited,

    /// <summary>Printed by the hosted code interpreter.</summary>
    Logged,
}

/// <summary>How far an answer's figures are vouched for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Assurance>))]
public enum Assurance
{
    [JsonStringEnumMemberName("verified")]
    Verified,

    [JsonStringEnumMemberName("sourced")]
    Sourced,

    [JsonStringEnumMemberName("none")]
    None,
}
