using NCrontab;

namespace Tally.Refresh;

/// <summary>NCRONTAB expressions: five fields, or six with seconds first, in UTC.</summary>
public static class RefreshSchedule
{
    /// <summary>At three in the morning.</summary>
    public const string Daily = "0 3 * * *";

    /// <summary>How often it is seen which sources are due, where the host's settings say nothing else.</summary>
    public const string Ticks = "0 */5 * * * *";

    public static bool IsValid(string? expression) => expression is { Length: <= 100 } && CrontabSchedule.TryParse(expression, Fields(expression)) is not null;

    /// <summary>The first time after the given one.</summary>
    public static DateTimeOffset Next(string expression, DateTimeOffset after) =>
        new(CrontabSchedule.Parse(expression, Fields(expression)).GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    private static CrontabSchedule.ParseOptions Fields(string expression) =>
        new() { IncludingSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 };
}
