using System.Text.Json;
using Tally.ModelEmulator.Items;

namespace Tally.ModelEmulator.Wire;

/// <summary>Puts a reply on the wire.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext http, ApiReply reply)
    {
        switch (reply)
        {
            case ApiReply.Json json:
                await WriteJsonAsync(http, 200, json.Write);
                break;
            case ApiReply.Refused refused:
                foreach ((string name, string value) in refused.Error.Headers) http.Response.Headers[name] = value;
                await WriteJsonAsync(http, refused.Error.Status, refused.Error.Write);
                break;
            case ApiReply.Bytes bytes:
                http.Response.StatusCode = bytes.Status;
                http.Response.ContentType = bytes.ContentType;
                http.Response.ContentLength = bytes.Content.Length;
                await http.Response.Body.WriteAsync(bytes.Content, http.RequestAborted);
                break;
            case ApiReply.Events events:
                await WriteEventsAsync(http, events.Source);
                break;
            case ApiReply.Dropped:
                http.Abort();
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task WriteJsonAsync(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await using (Utf8JsonWriter json = new(http.Response.BodyWriter, ItemWriter.Options)) write(json);
    }

    private static async Task WriteEventsAsync(HttpContext http, IAsyncEnumerable<StreamEvent> source)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        await foreach (StreamEvent one in source.WithCancellation(http.RequestAborted))
        {
            await http.Response.WriteAsync($"event: {one.Type}\ndata: ", http.RequestAborted);
            await http.Response.Body.WriteAsync(one.Data, http.RequestAborted);
            await http.Response.WriteAsync("\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }
}
