using Tally.Datasets;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest;

/// <summary>One file to be ingested.</summary>
public sealed record IngestInput
{
    public required DatasetId Id { get; init; }

    /// <summary>The file's name as it was dropped, with its extension.</summary>
    public required string FileName { get; init; }

    /// <summary>Opens the bytes from their beginning.</summary>
    public required Func<CancellationToken, Task<Stream>> OpenAsync { get; init; }

    /// <summary>What a person says about the file; null: what is stored for its collection and for it.</summary>
    public Sidecar? Sidecar { get; init; }

    /// <summary>Told how many bytes of how many were read while the rows are.</summary>
    public IProgress<(long Read, long Whole)>? Progress { get; init; }

    /// <summary>Whether the file was found to be the total of its siblings; null: as the sidecar says.</summary>
    internal bool? IsTotalOfSiblings { get; init; }
}

/// <summary>What came of an ingest.</summary>
public abstract record IngestOutcome
{
    private IngestOutcome()
    {
    }

    /// <summary>The dataset is published. <paramref name="Changed"/> is false when this version was already.</summary>
    public sealed record Published(DatasetProfile Profile, bool Changed) : IngestOutcome;

    /// <summary>Nothing was published; what was there before still is.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : IngestOutcome;
}
