using System.Diagnostics;
using System.Globalization;
using Tally.ModelEmulator.Faults;

namespace Tally.ModelEmulator.Wire;

/// <summary>Around every handler: the key, the headers the service sends, and the one catch-all.</summary>
internal sealed class ApiEdge(EmulatorState state)
{
    private const int RequestsPerMinute = 60_000;
    private const int TokensPerMinute = 100_000_000;

    private int _requests;

    public RequestDelegate Handle(Func<ApiCall, Task<ApiReply>> handler) => async http =>
    {
        long start = Stopwatch.GetTimestamp();
        ApiReply reply;
        try
        {
            reply = HasKey(http)
                ? await ConnectionFaults.AroundAsync(new ApiCall(http, state.Faults.For(http)), handler, state.Options.Clock)
                : ApiErrors.WrongKey;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (FormatException fault)
        {
            reply = ApiErrors.BadFault(fault.Message);
        }
        catch (BadHttpRequestException)
        {
            reply = ApiErrors.BadJson;
        }
        catch (Exception fault)
        {
            state.Options.Trouble?.Invoke(fault);
            reply = ApiErrors.Internal;
        }

        WriteHeaders(http, start);
        try
        {
            await ReplyWriter.WriteAsync(http, reply);
        }
        catch (OperationCanceledException)
        {
            // The client has gone or the emulator is stopping; there is nobody left to tell.
        }
    };

    private bool HasKey(HttpContext http)
    {
        if (state.Options.ApiKey is not { } key) return true;
        string bearer = http.Request.Headers.Authorization.ToString();
        return http.Request.Headers["api-key"] == key || bearer == $"Bearer {key}";
    }

    private void WriteHeaders(HttpContext http, long start)
    {
        string request = state.Ids.Next("req_", 32);
        int used = Interlocked.Increment(ref _requests) % RequestsPerMinute;
        IHeaderDictionary headers = http.Response.Headers;
        headers["x-request-id"] = request;
        headers["apim-request-id"] = request;
        headers["openai-version"] = "2020-10-01";
        headers["openai-processing-ms"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        headers["x-ratelimit-limit-requests"] = RequestsPerMinute.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-remaining-requests"] = (RequestsPerMinute - used).ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset-requests"] = "1ms";
        headers["x-ratelimit-limit-tokens"] = TokensPerMinute.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-remaining-tokens"] = TokensPerMinute.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset-tokens"] = "0s";
    }
}
