using System.Net.Http.Headers;
using System.Text;
using Tally.Net;

namespace Tally.Tools.Functions;

/// <summary>
/// Sends the requests of declared functions: only to allowed hosts, whatever their names lead to; no redirect is followed, no proxy
/// and no cookie used, no more read than is wanted.
/// </summary>
public sealed class FunctionClient : IDisposable
{
    private readonly FunctionSettings _settings;
    private readonly HttpClient _http;

    public FunctionClient(FunctionSettings settings)
    {
        _settings = settings;
        _http = AllowedConnections.CreateClient(() => settings.Hosts);
    }

    public void Dispose() => _http.Dispose();

    internal async Task<FunctionReply> SendAsync(HttpFunction function, Uri address, string? body, CancellationToken cancellationToken)
    {
        if (Refusal(address) is { } refusal)
            return new FunctionReply.Failed("host-not-allowed", refusal);
        using var request = new HttpRequestMessage(new HttpMethod(function.Method), address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tally", null));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, template) in function.Headers)
        {
            if (_settings.Fill(template) is not { } value)
                return new FunctionReply.Failed("setting-missing", $"a setting that its header {name} needs is not set; only the operator can set it");
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(function.TimeoutSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReplyReading.ReadAsync(response, function.MaxBytes, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FunctionReply.Failed("timeout", $"{address.Host} did not answer within {function.TimeoutSeconds} s");
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException)
        {
            return new FunctionReply.Failed("host-not-allowed", $"{address.Host} leads to an address inside the network, which {FunctionSettings.HostsSetting} does not list");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new FunctionReply.Failed("unreachable", $"{address.Host} could not be reached");
        }
    }

    private string? Refusal(Uri address)
    {
        if (!_settings.Hosts.Allows(address.IdnHost, address.Port))
            return $"{address.Host} is not among the hosts that {FunctionSettings.HostsSetting} allows; only the operator can add it";
        return address.Scheme == "http" && !AllowedHosts.MayBePlain(address.IdnHost)
            ? $"{address.Host} is outside the network and its address is not https"
            : null;
    }
}
