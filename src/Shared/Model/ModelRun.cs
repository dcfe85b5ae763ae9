namespace Tally.Model;

/// <summary>A run segment as the service last described it.</summary>
public sealed record ModelRun
{
    public required string Id { get; init; }

    public required ModelRunStatus Status { get; init; }

    public IReadOnlyList<OutputItem> Output { get; init; } = [];

    /// <summary>For <see cref="ModelRunStatus.Incomplete"/>: max_output_tokens, content_filter, or a reason not known yet.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>For <see cref="ModelRunStatus.Failed"/>; may be null even then.</summary>
    public ModelFailure? Error { get; init; }

    public string? Model { get; init; }

    public TokenUsage Usage { get; init; } = new(0, 0);
}

public enum ModelRunStatus
{
    Queued,
    InProgress,
    Completed,
    Incomplete,
    Failed,
    Cancelled,
}

public sealed record TokenUsage(long Input, long Output);

/// <summary>What the model made in a segment.</summary>
public abstract record OutputItem
{
    private OutputItem()
    {
    }

    public sealed record Message(string Text, IReadOnlyList<Annotation> Annotations) : OutputItem;

    public sealed record Refusal(string Text) : OutputItem;

    /// <summary><paramref name="Arguments"/> is text that should be a JSON object and may not be.</summary>
    public sealed record FunctionCall(string CallId, string Name, string Arguments) : OutputItem;

    public sealed record CodeInterpreterCall(string Id, string? Code, string? ContainerId, IReadOnlyList<string> Logs) : OutputItem
    {
        /// <summary>Addresses of images it showed, <c>data:</c> or at the service.</summary>
        public IReadOnlyList<string> Images { get; init; } = [];
    }

    public sealed record FileSearchCall(string Id, IReadOnlyList<string> Queries, IReadOnlyList<FileSearchHit> Hits) : OutputItem;

    /// <summary>A kind of item this boundary does not read.</summary>
    public sealed record Other(string Type) : OutputItem;
}

public sealed record FileSearchHit(string FileId, string FileName, string Text, double Score);

/// <summary>A citation in a message.</summary>
public sealed record Annotation(string Type, string? FileId, string? FileName, string? ContainerId, int? Start, int? End);
