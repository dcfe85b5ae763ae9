using System.Text.Json.Serialization;

namespace Tally.Charts;

/// <summary>
/// A chart as asked for: it names a ledger result and its columns, never numbers. What is plotted is read from the ledger
/// when the chart is drawn.
/// </summary>
public sealed record ChartSpec
{
    /// <summary>"C1", "C2", …</summary>
    public required string Id { get; init; }

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The ledger entry plotted.</summary>
    public required string ResultId { get; init; }

    /// <summary>Column on the horizontal axis (slices of a pie).</summary>
    public required string X { get; init; }

    /// <summary>Columns plotted, each a series; one only when <see cref="Series"/> is set or the kind is pie.</summary>
    public required IReadOnlyList<string> Y { get; init; }

    /// <summary>Column whose values split the rows into series.</summary>
    public string? Series { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
public enum ChartKind
{
    Line,
    Bar,
    Stacked,
    Pie,
    Scatter,
}
