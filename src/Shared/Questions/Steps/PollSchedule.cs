using Tally.Ledger.Fit.Prose;

namespace Tally.Questions;

/// <summary>When a background run is looked at again. One poll step lasts at most <see cref="Bound"/>.</summary>
public sealed record PollSchedule
{
    /// <summary>Before the first look. Default 500 ms.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How much longer each pause is than the one before. Default 1.5.</summary>
    public double Factor { get; init; } = 1.5;

    /// <summary>Default 2 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one step polls before it returns to its driver. Default 8 s.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Hears every run while it is written instead of looking at it again and again, also where nobody watches. Off by default: on
    /// Azure a streamed response is found late by the one that continues it.
    /// </summary>
    public bool Follows { get; init; }

    /// <summary>The least time between two pieces of text in the events of a question that is watched. Default 1 s: each is a save.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For a service on the same machine.</summary>
    public static PollSchedule Loopback { get; } = new()
    {
        First = TimeSpan.FromMilliseconds(2),
        Factor = 1.6,
        Longest = TimeSpan.FromMilliseconds(250),
        Bound = TimeSpan.FromSeconds(20),
        Follows = true,
        Pace = TimeSpan.FromMilliseconds(300),
    };
}
