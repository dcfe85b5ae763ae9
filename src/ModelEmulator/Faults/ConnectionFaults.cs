using System.Text;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Faults;

/// <summary>Faults of the network, of proxies and of the service's front door.</summary>
internal static class ConnectionFaults
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center><hr></body>\r\n</html>\r\n");

    public static async Task<ApiReply> AroundAsync(ApiCall call, Func<ApiCall, Task<ApiReply>> handler, TimeProvider clock)
    {
        FaultSet faults = call.Faults;
        if (faults.IsEmpty) return await handler(call);
        if (faults.Number(FaultCatalogue.Latency, 500) is { } wait) await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, call.Aborted);
        if (faults.Has(FaultCatalogue.DropBefore)) return new ApiReply.Dropped();
        if (Refusal(faults) is { } refusal) return refusal;
        ApiReply reply = await handler(call);
        return faults.Has(FaultCatalogue.DropAfter) ? new ApiReply.Dropped() : reply;
    }

    private static ApiReply? Refusal(FaultSet faults)
    {
        if (faults.Number(FaultCatalogue.RateLimit, 1) is { } seconds) return ApiErrors.RateLimited(TimeSpan.FromSeconds(seconds));
        if (faults.Number(FaultCatalogue.RateLimitMilliseconds, 250) is { } milliseconds)
        {
            ApiError error = ApiErrors.RateLimited(TimeSpan.FromMilliseconds(milliseconds));
            return error with { Headers = error.Headers.Where(header => header.Key == "retry-after-ms").ToDictionary() };
        }

        if (faults.Has(FaultCatalogue.ServerError)) return ApiErrors.Internal;
        return faults.Has(FaultCatalogue.BadGateway) ? new ApiReply.Bytes(502, "text/html", Page) : null;
    }
}
