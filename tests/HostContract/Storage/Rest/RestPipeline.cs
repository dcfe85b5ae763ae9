using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Tally.HostContract.Rest;

/// <summary>Sends one request through Azure.Core: its retries, its diagnostics, its exceptions.</summary>
internal sealed class RestPipeline(ClientOptions options, HttpPipelinePolicy? signing)
{
    private readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(options, signing is null ? [] : [signing]);

    public HttpMessage Create(RequestMethod method, Uri uri, string version)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.SetValue("x-ms-version", version);
        return message;
    }

    /// <summary>The reply when its status is one of those expected; else the failure it stands for.</summary>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    public static void Condition(Request request, MatchConditions? conditions)
    {
        if (conditions?.IfMatch is { } match)
            request.Headers.SetValue("If-Match", match.ToString("H"));
        if (conditions?.IfNoneMatch is { } noneMatch)
            request.Headers.SetValue("If-None-Match", noneMatch.ToString("H"));
    }
}
