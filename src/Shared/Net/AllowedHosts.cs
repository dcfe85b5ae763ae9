using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tally.Net;

/// <summary>
/// Hosts that an operator lets Tally reach: <c>data.example</c>, <c>data.example:8443</c>, <c>10.1.2.3</c>, <c>localhost:5000</c>. A name that leads to an
/// address inside the network is refused all the same, unless that address (or <c>localhost</c> for the loopback) is listed too.
/// </summary>
internal sealed class AllowedHosts
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/127", "64:ff9b::/96", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly HashSet<(string Host, int? Port)> _entries;

    private AllowedHosts(HashSet<(string Host, int? Port)> entries) => _entries = entries;

    public bool IsEmpty => _entries.Count == 0;

    public static AllowedHosts Parse(string? setting)
    {
        var entries = new HashSet<(string Host, int? Port)>();
        foreach (string entry in (setting ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool isPorted = entry.Count(letter => letter == ':') == 1 || entry.Contains("]:", StringComparison.Ordinal);
            int colon = isPorted ? entry.LastIndexOf(':') : entry.Length;
            int? port = isPorted && ushort.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) ? number : null;
            if (!isPorted || port is not null)
                entries.Add((Plain(entry[..colon]), port));
        }

        return new AllowedHosts(entries);
    }

    public bool Allows(string host, int port) => _entries.Contains((Plain(host), null)) || _entries.Contains((Plain(host), port));

    /// <summary>Whether a connection may go to an address that a host's name led to.</summary>
    public bool AllowsAddress(IPAddress address, int port)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !IsInside(plain) || Allows(plain.ToString(), port) || (IPAddress.IsLoopback(plain) && Allows("localhost", port));
    }

    /// <summary>Without encryption only inside the network, where the operator has listed the address.</summary>
    public static bool MayBePlain(string host) =>
        Plain(host) == "localhost" || (IPAddress.TryParse(Plain(host), out var address) && IsInside(address));

    private static bool IsInside(IPAddress address) => Inside.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))
        || (address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv6LinkLocal);

    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
}
