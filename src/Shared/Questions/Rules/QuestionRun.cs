using System.Text.Json.Serialization;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// A question on its way to an answer: an immutable, small value. What the model wrote, what tools returned and the answer
/// itself are kept beside it. <see cref="Decide"/> says what comes next and what a reply changes.
/// </summary>
public sealed record QuestionRun
{
    public required string Id { get; init; }

    /// <summary>The rules this run was started under and finishes under.</summary>
    public required int DecideVersion { get; init; }

    public required string ConversationId { get; init; }

    public required string Question { get; init; }

    /// <summary>Who asked, where callers are told apart.</summary>
    public string? Owner { get; init; }

    /// <summary>Tally asked it of itself: not among the questions of people.</summary>
    public bool IsUnlisted { get; init; }

    public string Assistant { get; init; } = "tally";

    /// <summary>The trace it was asked in, as a W3C traceparent: its steps join it wherever they are carried out.</summary>
    public string? Trace { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required RunLimits Limits { get; init; }

    /// <summary>Withholds the text of an answer that ends unverified.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Somebody watches: the text is shown, masked, while it is written, where the service can be heard.</summary>
    public bool Streams { get; init; }

    public RunStage Stage { get; init; } = RunStage.Queued;

    /// <summary>Wait this long before anything else.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>How the service is spoken to; null until it was probed.</summary>
    public ModelLevel? Level { get; init; }

    /// <summary>The model or deployment that is asked.</summary>
    public string? SpokenTo { get; init; }

    /// <summary>The provider's conversation, at the level that has them.</summary>
    public string? ProviderConversation { get; init; }

    /// <summary>The last completed response, to chain the next one to.</summary>
    public string? ProviderResponse { get; init; }

    /// <summary>What the provider kept of the thread when this question's turn came.</summary>
    public ProviderLink? Link { get; init; }

    /// <summary>True when the provider knows nothing of earlier turns and is to be told them.</summary>
    public bool IsFresh { get; init; } = true;

    /// <summary>True from just before the question's item is created until its id is known.</summary>
    public bool MessageAnnounced { get; init; }

    public Segment Segment { get; init; } = new();

    public IReadOnlyList<RunCall> Calls { get; init; } = [];

    /// <summary>The numbers of the next ledger ids: R4, C2.</summary>
    public int NextResult { get; init; } = 1;

    public int NextChart { get; init; } = 1;

    /// <summary>Drafts the gate sent back.</summary>
    public int Rewrites { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Tries { get; init; }

    /// <summary>How long it has waited for something the service should have by now.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>How often the segment was started again because the service failed it.</summary>
    public int Restarts { get; init; }

    public int Rebuilds { get; init; }

    /// <summary>How often the history had to be shortened to fit the model's context.</summary>
    public int HistoryCuts { get; init; }

    /// <summary>Segments started once more without knowing whether the first start happened.</summary>
    public int UnclearStarts { get; init; }

    public TokenUsage Usage { get; init; } = new(0, 0);

    public RunTimes Times { get; init; } = new();

    /// <summary>Who wrote the answer, as the service named it.</summary>
    public string? Model { get; init; }

    public QuestionOutcome? Outcome { get; init; }

    public RunError? Error { get; init; }

    /// <summary>Sentences to show beside the answer.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Events written so far.</summary>
    public long Events { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore]
    public bool IsEnded => Outcome is not null;

    /// <summary>The calls of the segment that ended last, in the model's order.</summary>
    [JsonIgnore]
    public IEnumerable<RunCall> OpenCalls => Calls.Where(call => call.Segment == Segment.Number);

    /// <summary>Whether the model asked for nothing else in the same turn.</summary>
    public bool IsAlone(RunCall call) => Calls.Count(other => other.Segment == call.Segment) == 1;

    /// <summary>Another turn of ours: the outputs of the calls, or why the draft was refused.</summary>
    public QuestionRun NextSegment(SegmentInput input) =>
        Segment.Number + 1 >= Limits.Turns
            ? Fail("turn_limit", $"The model did not come to an answer within {Limits.Turns} turns.")
            : this with { Stage = RunStage.SegmentDue, Restarts = 0, Segment = new Segment { Number = Segment.Number + 1, Input = input } };

    public QuestionRun End(QuestionOutcome outcome, RunError? error = null) =>
        this with { Outcome = outcome, Error = error, Stage = RunStage.Ended, Pause = null };

    public QuestionRun Fail(string code, string message) => End(QuestionOutcome.Failed, new RunError(code, message));

    public QuestionRun Note(string sentence) => Notes.Contains(sentence) ? this : this with { Notes = [.. Notes, sentence] };
}
