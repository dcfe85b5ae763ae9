using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Tally.HostContract.Rest;

/// <summary>Signs requests to the blob service: learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.</summary>
internal sealed class SharedKeyPolicy(string account, string key) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] Signed =
    [
        "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date",
        "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.SetValue("Authorization", $"SharedKey {account}:{Signature.Of(key, StringToSign(request))}");
    }

    private string StringToSign(Request request)
    {
        var text = new StringBuilder(request.Method.Method);
        foreach (string header in Signed)
            text.Append('\n').Append(Header(request, header));
        foreach (var header in request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Name.ToLowerInvariant(), StringComparer.Ordinal))
        {
            text.Append('\n').Append(header.Name.ToLowerInvariant()).Append(':').Append(header.Value.Trim());
        }

        return text.Append('\n').Append(Resource(request.Uri.ToUri())).ToString();
    }

    private static string Header(Request request, string name)
    {
        if (name != "Content-Length")
            return request.Headers.TryGetValue(name, out string? value) ? value : "";
        return request.Content is { } content && content.TryComputeLength(out long length) && length > 0
            ? length.ToString(CultureInfo.InvariantCulture)
            : "";
    }

    private string Resource(Uri uri)
    {
        var text = new StringBuilder("/").Append(account).Append(uri.AbsolutePath);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .OrderBy(pair => pair[0].ToLowerInvariant(), StringComparer.Ordinal))
        {
            text.Append('\n').Append(pair[0].ToLowerInvariant()).Append(':').Append(Uri.UnescapeDataString(pair[1]));
        }

        return text.ToString();
    }
}

/// <summary>Signs requests to the table service with the lighter scheme it takes.</summary>
internal sealed class TableSharedKeyPolicy(string account, string key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        string date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        string signed = $"{date}\n/{account}{request.Uri.ToUri().AbsolutePath}";
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{Signature.Of(key, signed)}");
    }
}

internal static class Signature
{
    public static string Of(string key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text)));
}
