using System.Globalization;
using System.Text.Json;

namespace Tally.Tools.Functions;

/// <summary>Reads a service's answer as far as it may be read, and says what is wrong with one that is not JSON.</summary>
internal static class ReplyReading
{
    private const int ReasonBytes = 4_096;
    private const int ReasonCharacters = 300;

    public static async Task<FunctionReply> ReadAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellationToken)
    {
        string host = response.RequestMessage!.RequestUri!.Host;
        int status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return new FunctionReply.Failed("redirected", $"{host} sends to another address ({status}), which is not followed");
        if (status is < 200 or >= 400)
        {
            byte[] start = (await BytesAsync(response, ReasonBytes, cancellationToken)).Bytes;
            return new FunctionReply.Failed(status == 404 ? "not-found" : "service-error", $"{host} answered {status}{Reason(start)}");
        }

        if (response.Content.Headers.ContentLength > mostBytes)
            return TooLarge(host, mostBytes);
        var (body, isWhole) = await BytesAsync(response, mostBytes, cancellationToken);
        if (!isWhole)
            return TooLarge(host, mostBytes);
        if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return new FunctionReply.Failed("empty", $"{host} answered with nothing");
        if (body.AsSpan().TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..])
            return new FunctionReply.Failed("not-json", $"{host} answered with a web page instead of JSON");
        return new FunctionReply.Received(body);
    }

    private static FunctionReply.Failed TooLarge(string host, int mostBytes) => new(
        "too-large", string.Create(CultureInfo.InvariantCulture, $"{host} answered with more than the {mostBytes} bytes that are read; ask for less"));

    private static async Task<(byte[] Bytes, bool IsWhole)> BytesAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[most + 1];
        int read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return (buffer[..Math.Min(read, most)], read <= most);
    }

    /// <summary>What the service says was wrong, where it says so in JSON's usual places.</summary>
    private static string Reason(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
                root = error;
            foreach (string name in (string[])["message", "detail", "error", "title"])
            {
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                    return $": {Clip(text.GetString()!)}";
            }
        }
        catch (JsonException)
        {
            return "";
        }

        return "";
    }

    private static string Clip(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length <= ReasonCharacters ? line : line[..ReasonCharacters] + "…";
    }
}
