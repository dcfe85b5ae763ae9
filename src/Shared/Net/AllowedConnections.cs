using System.Net;
using System.Net.Sockets;

namespace Tally.Net;

/// <summary>
/// Connections to allowed hosts alone, whatever their names lead to: the address a name resolves to is checked, and the very address
/// that was checked is connected to, so that a name cannot lead elsewhere a moment later.
/// </summary>
internal static class AllowedConnections
{
    /// <summary>No redirect is followed, no proxy and no cookie used, and no time limit set: the caller has its own.</summary>
    /// <param name="resolve">How names become addresses; the system's way when null.</param>
    public static HttpClient CreateClient(Func<AllowedHosts> hosts, Resolve? resolve = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(hosts(), resolve ?? Dns.GetHostAddressesAsync, context.DnsEndPoint, cancellationToken),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static async ValueTask<Stream> ConnectAsync(AllowedHosts hosts, Resolve resolve, DnsEndPoint end, CancellationToken cancellationToken)
    {
        var found = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await resolve(end.Host, cancellationToken);
        var allowed = found.Where(address => hosts.AllowsAddress(address, end.Port)).ToArray();
        if (allowed.Length == 0)
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The addresses of a name.</summary>
internal delegate Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken);

/// <summary>A host's name leads to an address that may not be reached.</summary>
internal sealed class AddressRefusedException : Exception;
