using Tally.Net;

namespace Tally.Refresh;

/// <summary>What the operator allows sources to be; never part of a source.</summary>
public sealed class SourceSettings(Func<string, string?> setting)
{
    public const string HostsSetting = "TALLY_SOURCE_HOSTS";

    private readonly Lazy<AllowedHosts> _hosts = new(() => AllowedHosts.Parse(setting(HostsSetting)));

    /// <summary>The largest file that is fetched.</summary>
    /// <value>1 GiB.</value>
    public long MostBytes { get; init; } = 1L << 30;

    /// <summary>From the first request to the last byte.</summary>
    /// <value>4 minutes.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(4);

    public static SourceSettings FromEnvironment() => new(Environment.GetEnvironmentVariable);

    internal AllowedHosts Hosts => _hosts.Value;

    /// <summary>Why the address may not be fetched; null when it may.</summary>
    internal string? Refusal(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http"))
            return "The address of a source begins with https://.";
        if (url.UserInfo.Length > 0)
            return "The address of a source may not hold a name or password.";
        if (!Hosts.Allows(url.IdnHost, url.Port))
            return $"{url.Host} is not among the hosts that {HostsSetting} allows; only the operator can add it.";
        return url.Scheme == "http" && !AllowedHosts.MayBePlain(url.IdnHost)
            ? $"{url.Host} is outside the network, so its address must begin with https://."
            : null;
    }
}
