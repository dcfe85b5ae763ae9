namespace Tally.Tools;

/// <summary>The bounds of the tools a model calls.</summary>
public sealed record ToolLimits
{
    /// <summary>How long one call may take. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls of a process run at once. Default: one a processor, at least two.</summary>
    public int AtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Rows of a result shown to the model; the rest can be cited all the same. Default 200.</summary>
    public int RowsShown { get; init; } = 200;

    /// <summary>Characters of one output. Default 60 000.</summary>
    public int OutputCharacters { get; init; } = 60_000;

    /// <summary>Datasets of one collection that are listed. Default 300.</summary>
    public int DatasetsListed { get; init; } = 300;

    /// <summary>Characters of one call's arguments. Default 100 000.</summary>
    public int ArgumentCharacters { get; init; } = 100_000;
}
