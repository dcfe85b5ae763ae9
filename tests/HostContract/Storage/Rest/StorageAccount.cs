using Azure.Core;
using Azure.Core.Pipeline;

namespace Tally.HostContract.Rest;

/// <summary>Where a storage service is and how requests to it are signed.</summary>
internal sealed class StorageAccount
{
    /// <summary>The account and key of the storage emulators: published, the same on every machine.</summary>
    private const string DevelopmentAccount = "devstoreaccount1";

    private const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private StorageAccount(Uri blobs, Uri tables, string name, HttpPipelinePolicy? blobSigning, HttpPipelinePolicy? tableSigning) =>
        (Blobs, Tables, Name, BlobSigning, TableSigning) = (blobs, tables, name, blobSigning, tableSigning);

    public Uri Blobs { get; }

    public Uri Tables { get; }

    public string Name { get; }

    public HttpPipelinePolicy? BlobSigning { get; }

    public HttpPipelinePolicy? TableSigning { get; }

    public static StorageAccount Parse(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        bool development = parts.TryGetValue("UseDevelopmentStorage", out string? use) && use.Equals("true", StringComparison.OrdinalIgnoreCase);
        string name = development ? DevelopmentAccount : Part("AccountName");
        string key = development ? DevelopmentKey : Part("AccountKey");
        return new StorageAccount(
            Endpoint("BlobEndpoint", "blob", 10000), Endpoint("TableEndpoint", "table", 10002), name,
            new SharedKeyPolicy(name, key), new TableSharedKeyPolicy(name, key));

        string Part(string part) =>
            parts.TryGetValue(part, out string? value) ? value : throw new FormatException($"The connection string has no {part}.");

        Uri Endpoint(string part, string service, int port) => new(
            parts.TryGetValue(part, out string? given) ? given
            : development ? $"http://127.0.0.1:{port}/{DevelopmentAccount}"
            : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}.{service}.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}");
    }

    public static StorageAccount At(Uri service, TokenCredential credential)
    {
        var bearer = new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default");
        return new StorageAccount(service, service, service.Host.Split('.')[0], bearer, bearer);
    }
}
