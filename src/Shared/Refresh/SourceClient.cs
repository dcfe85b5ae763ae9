using System.Globalization;
using System.Net.Http.Headers;
using System.Net;
using Tally.Csv;
using Tally.Ingest.Sources;
using Tally.Ingest;
using Tally.Net;

namespace Tally.Refresh;

/// <summary>
/// Fetches sources: only what changed, only from allowed hosts, whatever their names lead to and wherever they redirect, within
/// limits of size and time.
/// </summary>
internal sealed class SourceClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly SourceSettings _settings;
    private readonly HttpClient _http;

    public SourceClient(SourceSettings settings, Resolve? resolve = null)
    {
        _settings = settings;
        _http = AllowedConnections.CreateClient(() => settings.Hosts, resolve);
    }

    public void Dispose() => _http.Dispose();

    /// <param name="known">What the last look found, when what it handed over still stands; null to be sent the file in any case.</param>
    public async Task<SourceReply> FetchAsync(Uri url, SourceCheck? known, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_settings.TimeLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(url, known, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(url, $"did not send the file within {_settings.TimeLimit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException)
        {
            return Failed(url, $"leads to an address inside the network, which {SourceSettings.HostsSetting} does not list");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Failed(url, "could not be reached, or broke off");
        }
    }

    private async Task<SourceReply> FollowAsync(Uri url, SourceCheck? known, CancellationToken cancellationToken)
    {
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            if (_settings.Refusal(url) is { } refusal)
                return new SourceReply.Failed(hop == 0 ? refusal : $"The address redirects elsewhere. {refusal}");
            using var request = Request(url, known);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                url = new Uri(url, location);
                continue;
            }

            return await ReadAsync(url, response, known, cancellationToken);
        }

        return Failed(url, $"was reached after more than {MostRedirects} redirects");
    }

    private async Task<SourceReply> ReadAsync(Uri url, HttpResponseMessage response, SourceCheck? known, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            return new SourceReply.NotModified();
        if (response.StatusCode != HttpStatusCode.OK)
            return Failed(url, $"answered {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" or "application/xhtml+xml")
            return Failed(url, "sent a web page, not a file");
        string tooLarge = $"sent more than {(_settings.MostBytes >> 20).ToString(CultureInfo.InvariantCulture)} MiB";
        if (response.Content.Headers.ContentLength > _settings.MostBytes)
            return Failed(url, tooLarge);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await SpooledBytes.ReadAsync(body, _settings.MostBytes, cancellationToken) is { } content
            ? new SourceReply.Fetched(content, ExtensionOf(url, type), response.Headers.ETag?.ToString(), response.Content.Headers.LastModified)
            : Failed(url, tooLarge);
    }

    private static HttpRequestMessage Request(Uri url, SourceCheck? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tally", null));
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
            request.Headers.IfNoneMatch.Add(parsed);
        if (known?.LastModified is { } modified)
            request.Headers.IfModifiedSince = modified;
        return request;
    }

    private static string ExtensionOf(Uri url, string? type)
    {
        string name = Uri.UnescapeDataString(url.Segments[^1]);
        if (LocalFolder.IsTable(name))
            return name[LocalFolder.NameOf(name).Length..];
        return type switch
        {
            "text/tab-separated-values" => ".tsv",
            "application/json" => ".json",
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => ".ndjson",
            "application/gzip" or "application/x-gzip" => ".gz",
            "application/zip" => ".zip",
            _ => ".csv",
        };
    }

    private static SourceReply.Failed Failed(Uri url, string what) => new($"{url.Host} {what}.");
}
