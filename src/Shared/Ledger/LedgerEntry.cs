using System.Text.Json.Serialization;
using Tally.Queries;
using Tally.Tools.Functions;

namespace Tally.Ledger;

/// <summary>
/// A tool result under its short id. <see cref="Result"/> of a calculation has one row and one column a named value.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>"R1", "R2", … in the order of the calls.</summary>
    public required string Id { get; init; }

    public required LedgerSource Source { get; init; }

    public required QueryResult Result { get; init; }

    /// <summary>Who said so and when, for a declared function's result.</summary>
    public FunctionSource? Function { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<LedgerSource>))]
public enum LedgerSource
{
    Query,
    Calculation,
    Function,

    /// <summary>Printed by the hosted code interpreter: quoted as "logged", never "verified".</summary>
    CodeInterpreter,

    /// <summary>A passage of a document: its figures are "cited", never "verified".</summary>
    Document,
}
