using System.ClientModel.Primitives;
using System.Globalization;

namespace Tally.Model;

/// <summary>
/// Tries again only what may be repeated harmlessly: reading, deleting, cancelling. A creation is never repeated here, because
/// it may have happened although its reply was lost; the run knows what it has recorded and decides. The package's own policy
/// would wait not at all between tries, ignore the headers in milliseconds and obey a Retry-After of any length.
/// </summary>
internal sealed class HarmlessRetryPolicy(ModelOptions options, TimeProvider clock, Random random) : ClientRetryPolicy(options.Retries)
{
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) =>
        IsHarmless(message.Request) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        IsHarmless(message.Request) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        TimeSpan asked = RetryHeaders.Read(message.Response, clock.GetUtcNow()) ?? TimeSpan.Zero;
        double factor = Math.Pow(2, Math.Max(0, tryCount - 1)) * Jitter();
        TimeSpan own = options.FirstRetryDelay * factor;
        TimeSpan delay = asked > own ? asked : own;
        return delay < options.MostRetryDelay ? delay : options.MostRetryDelay;
    }

    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    private static bool IsHarmless(PipelineRequest request) =>
        request.Method is "GET" or "DELETE" || (request.Uri?.AbsolutePath.EndsWith("/cancel", StringComparison.Ordinal) ?? false);

    private double Jitter()
    {
        lock (random) return 0.8 + (random.NextDouble() * 0.4);
    }
}

/// <summary>How long the service asks to be left alone.</summary>
internal static class RetryHeaders
{
    private static readonly string[] Milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    public static TimeSpan? Read(PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null) return null;
        foreach (string name in Milliseconds)
        {
            if (response.Headers.TryGetValue(name, out string? text) && Number(text) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        if (!response.Headers.TryGetValue("retry-after", out string? after)) return null;
        if (Number(after) is { } seconds) return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, out DateTimeOffset date) && date > now ? date - now : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value <= 86_400_000 ? value : null;
}
