namespace Tally.Ingest;

/// <summary>How far an ingest has come.</summary>
public sealed record IngestStep
{
    /// <summary>The name of the file at hand.</summary>
    public required string File { get; init; }

    /// <summary>How many bytes of its text, unpacked, were read.</summary>
    public required long Read { get; init; }

    /// <summary>How many there are.</summary>
    public required long Whole { get; init; }

    /// <summary>How many files of the folder are done.</summary>
    public required int FilesDone { get; init; }

    public required int Files { get; init; }
}
