using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.Refresh;

namespace Tally.Local.Hosting;

/// <summary>Looks at the sources that are due and sweeps versions that were kept long enough, by the schedule that the Functions app's timer has; while <c>serve</c> runs.</summary>
internal sealed partial class RefreshTimer(RefreshDueSources refresh, SweepVersions sweep, TimeProvider clock, ILogger<RefreshTimer> log)
{
    private const string Setting = "TALLY_REFRESH_SCHEDULE";

    private static readonly TimeSpan SweepEvery = TimeSpan.FromDays(1);

    private readonly string _schedule = Schedule();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var swept = DateTimeOffset.MinValue;
        while (true)
        {
            try
            {
                await refresh.RunAsync(cancellationToken);
                if (clock.GetUtcNow() - swept >= SweepEvery)
                {
                    await sweep.RunAsync(cancellationToken);
                    swept = clock.GetUtcNow();
                }
            }
            catch (IOException fault)
            {
                Missed(log, fault);
            }

            var now = clock.GetUtcNow();
            await Task.Delay(RefreshSchedule.Next(_schedule, now) - now, clock, cancellationToken);
        }
    }

    private static string Schedule() => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } schedule
        ? RefreshSchedule.IsValid(schedule) ? schedule : throw new CommandRefusal($"{Setting} is not an NCRONTAB expression, such as \"{RefreshSchedule.Ticks}\".")
        : RefreshSchedule.Ticks;

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "The sources could not be looked at this time")]
    private static partial void Missed(ILogger logger, Exception failure);
}
