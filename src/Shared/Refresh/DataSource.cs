using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>A file on the web that feeds a dataset, and when it is looked at.</summary>
public sealed record DataSource
{
    public required string Name { get; init; }

    public required Uri Url { get; init; }

    public required DatasetId Dataset { get; init; }

    /// <summary>An NCRONTAB expression in UTC, with or without seconds.</summary>
    public string Schedule { get; init; } = RefreshSchedule.Daily;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last look; null before the first.</summary>
    public SourceCheck? Last { get; init; }

    /// <summary>When it is looked at next; a source nobody has looked at yet is due at once.</summary>
    public DateTimeOffset NextAt() => Last is { } last ? RefreshSchedule.Next(Schedule, last.At) : CreatedAt;
}

/// <summary>What came of looking at a source.</summary>
public sealed record SourceCheck
{
    public required DateTimeOffset At { get; init; }

    public required SourceState Outcome { get; init; }

    /// <summary>Why it was refused or failed, in a sentence.</summary>
    public string? Message { get; init; }

    /// <summary>When the file was last found to be another.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How the server names these bytes, to be told with the next request.</summary>
    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>SHA-256 of the bytes that were last handed over: servers without either header are caught by it.</summary>
    public string? Hash { get; init; }

    public long? Bytes { get; init; }
}

public enum SourceState
{
    /// <summary>New bytes were handed to ingest.</summary>
    Changed,

    Unchanged,

    /// <summary>The file came and was refused; the dataset is as it was.</summary>
    Refused,

    /// <summary>The file did not come.</summary>
    Failed,
}
