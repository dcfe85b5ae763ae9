using Tally.Refresh;
using Tally.Upkeep;

namespace Tally.Local.Hosting;

/// <summary>Keeps house by the schedule that the Functions app's timer has, while <c>serve</c> runs.</summary>
internal sealed class RefreshTimer(KeepHouse house, TimeProvider clock)
{
    private const string Setting = "TALLY_REFRESH_SCHEDULE";

    private readonly string _schedule = Schedule();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await house.RunAsync(cancellationToken);
            var now = clock.GetUtcNow();
            await Task.Delay(RefreshSchedule.Next(_schedule, now) - now, clock, cancellationToken);
        }
    }

    private static string Schedule() => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } schedule
        ? RefreshSchedule.IsValid(schedule) ? schedule : throw new CommandRefusal($"{Setting} is not an NCRONTAB expression, such as \"{RefreshSchedule.Ticks}\".")
        : RefreshSchedule.Ticks;
}
