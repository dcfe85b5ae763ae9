namespace Tally.Questions;

/// <summary>The bounds of one question, in one place. They travel with the run, so a change touches new questions only.</summary>
public sealed record RunLimits
{
    /// <summary>Run segments a question may take: the first, one after every turn of tool calls, one after every rejected draft. Default 24.</summary>
    public int Turns { get; init; } = 24;

    /// <summary>Tool calls in all; the calls beyond are answered with an error. Default 60.</summary>
    public int ToolCalls { get; init; } = 60;

    /// <summary>How often a rejected draft goes back to the model. Default 2.</summary>
    public int Rewrites { get; init; } = 2;

    /// <summary>Input and output tokens of all segments together. Default 500 000.</summary>
    public long Tokens { get; init; } = 500_000;

    /// <summary>From the moment the question is accepted. Default 5 minutes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures of the service in a row before the question fails. Default 6.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>How often a segment that the service itself failed is started again. Default 2.</summary>
    public int SegmentRestarts { get; init; } = 2;

    /// <summary>How often the provider's conversation is built anew from our transcript. Default 2.</summary>
    public int Rebuilds { get; init; } = 2;

    /// <summary>The first pause after a failure; it doubles with each. Default 500 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause, also of one the service asks for. Default 30 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long something just made may stay unreadable on the service's side. Default 40 s.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How often a queued question looks whether its turn has come. Default 1 s.</summary>
    public TimeSpan QueueLook { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Characters of earlier turns given to the model where it has no memory of its own. Default 200 000.</summary>
    public int HistoryCharacters { get; init; } = 200_000;

    /// <summary>Earlier turns whose results can still be cited. Default 12.</summary>
    public int HistoryTurns { get; init; } = 12;

    /// <summary>Characters of a question. Default 20 000.</summary>
    public int QuestionCharacters { get; init; } = 20_000;

    /// <summary>Questions that may wait on one conversation. Default 20.</summary>
    public int Queue { get; init; } = 20;
}
