using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Tally.HostContract.Rest;

/// <summary>Requests of the table service, JSON with minimal metadata.</summary>
internal sealed class TableRest(RestPipeline pipeline, Uri service)
{
    private const string Version = "2019-02-02";

    private const string Json = "application/json;odata=minimalmetadata";

    public static RequestMethod Method(TableUpdateMode mode) =>
        mode == TableUpdateMode.Replace ? RequestMethod.Put : new RequestMethod("MERGE");

    public static byte[] Body(ITableEntity entity) => EntityJson.Write((TableEntity)entity);

    public static T Entity<T>(Response response)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        return (T)(object)EntityJson.Read(json.RootElement);
    }

    public async Task<Response> SendAsync(
        RequestMethod method, string path, byte[]? body, ETag? match, CancellationToken cancellationToken, params int[] expected)
    {
        using var message = pipeline.Create(method, new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{path}"), Version);
        var headers = message.Request.Headers;
        headers.SetValue("DataServiceVersion", "3.0");
        headers.SetValue("Accept", Json);
        if (match is { } tag)
            headers.SetValue("If-Match", tag.ToString("H"));
        if (body is not null)
        {
            headers.SetValue("Content-Type", Json);
            headers.SetValue("Prefer", "return-no-content");
            message.Request.Content = RequestContent.Create(body);
        }

        return await pipeline.SendAsync(message, cancellationToken, expected);
    }

    public async Task<Page<T>> PageAsync<T>(
        string table, string? filter, int? size, IEnumerable<string>? select, string? marker, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        string query = string.Join('&', Query(filter, size, select, marker));
        var response = await SendAsync(RequestMethod.Get, $"{table}(){(query == "" ? "" : "?" + query)}", null, null, cancellationToken, 200);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(item => (T)(object)EntityJson.Read(item)).ToList();
        string? next = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition)
            ? partition + " " + (response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? row) ? row : "")
            : null;
        return Page<T>.FromValues(entities, next, response);
    }

    private static IEnumerable<string> Query(string? filter, int? size, IEnumerable<string>? select, string? marker)
    {
        if (!string.IsNullOrEmpty(filter))
            yield return "$filter=" + Uri.EscapeDataString(filter);
        if (size is not null)
            yield return $"$top={size}";
        if (select is not null)
            yield return "$select=" + Uri.EscapeDataString(string.Join(',', select));
        if (marker?.Split(' ', 2) is not [var partition, var row])
            yield break;
        yield return "NextPartitionKey=" + Uri.EscapeDataString(partition);
        if (row != "")
            yield return "NextRowKey=" + Uri.EscapeDataString(row);
    }
}

/// <summary>The reply for an entity that is not there.</summary>
internal sealed class Missing<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such entity.");

    public override Response GetRawResponse() => response;
}
