namespace Tally.Local.Tests.Support;

/// <summary>How long a test waits before it calls a hang a hang. Generous: machines are shared.</summary>
internal static class TestTimeouts
{
    public static TimeSpan Command { get; } = TimeSpan.FromMinutes(3);
}
