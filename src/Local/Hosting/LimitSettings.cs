using Tally.Csv;

namespace Tally.Local.Hosting;

/// <summary>The limits of what is read, as the environment says.</summary>
internal static class LimitSettings
{
    /// <exception cref="CommandRefusal">A variable holds no limit.</exception>
    public static ReaderOptions Read() => ReaderLimit.Problems(Environment.GetEnvironmentVariable).FirstOrDefault() is { } problem
        ? throw new CommandRefusal(problem)
        : ReaderLimit.Read(Environment.GetEnvironmentVariable);
}
