using System.Globalization;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Tally.HostContract.Rest;

namespace Azure.Storage.Blobs;

/// <summary>What the blob clients have in common: addresses, the version spoken, the reply as an info.</summary>
internal static class BlobRest
{
    public const string Version = "2021-12-02";

    public static Uri Append(Uri parent, string name) =>
        new($"{parent.AbsoluteUri.TrimEnd('/')}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");

    public static Uri Query(Uri uri, string query) => new($"{uri.AbsoluteUri}?{query}");

    /// <summary>Sends the rest of the stream as the body.</summary>
    public static async Task<Response> PutAsync(
        RestPipeline pipeline, Uri uri, Stream content, BlobRequestConditions? conditions,
        CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var message = pipeline.Create(RequestMethod.Put, uri, Version);
        foreach (var (name, value) in headers)
            message.Request.Headers.SetValue(name, value);
        RestPipeline.Condition(message.Request, conditions);
        // A copy: the caller's stream stays open, and a retry starts again at its beginning.
        var body = await BinaryData.FromStreamAsync(content, cancellationToken);
        message.Request.Content = RequestContent.Create(body);
        message.Request.Headers.SetValue("Content-Length", body.ToMemory().Length.ToString(CultureInfo.InvariantCulture));
        return await pipeline.SendAsync(message, cancellationToken, 201);
    }

    public static Response<BlobContentInfo> Info(Response response) =>
        Response.FromValue(new BlobContentInfo(response.Headers.ETag ?? default), response);
}
