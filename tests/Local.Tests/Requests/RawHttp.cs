using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Tally.Requests;

/// <summary>Requests byte by byte as they are given: a client would tidy up the very paths that are to be tried.</summary>
internal static class RawHttp
{
    public static async Task<RawReply> SendAsync(Uri address, BadRequest request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        var head = new StringBuilder($"{request.Method} {request.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (string header in request.Headers)
            head.Append(header).Append("\r\n");
        if (request.Body is { } body)
            head.Append(request.IsChunked ? "Transfer-Encoding: chunked\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n"));
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken);
        try
        {
            if (request.Body is not null)
                await WriteAsync(stream, request.Body, request.IsChunked, cancellationToken);
        }
        catch (IOException)
        {
            // Refused before it was sent whole: the reply is there all the same.
        }

        return await ReadAsync(stream, cancellationToken);
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] body, bool isChunked, CancellationToken cancellationToken)
    {
        if (isChunked)
            await stream.WriteAsync(Encoding.ASCII.GetBytes(body.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
        if (isChunked)
            await stream.WriteAsync("\r\n0\r\n\r\n"u8.ToArray(), cancellationToken);
    }

    private static async Task<RawReply> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, cancellationToken);
        }
        catch (IOException) when (bytes.Length > 0)
        {
            // The server hung up on what was still being sent.
        }

        string text = Encoding.Latin1.GetString(bytes.ToArray());
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return new RawReply(0, "", text);
        string[] lines = text[..end].Split("\r\n");
        string type = lines.FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim() ?? "";
        string body = text[(end + 4)..];
        bool isChunked = lines.Any(line => line.Equals("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase));
        return new RawReply(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), type.Split(';')[0], isChunked ? Joined(body) : body);
    }

    /// <summary>Chunks put together; what is asked for here is ASCII, so that bytes and letters count the same.</summary>
    private static string Joined(string body)
    {
        var joined = new StringBuilder();
        for (int at = 0; body.IndexOf("\r\n", at, StringComparison.Ordinal) is > 0 and var end;)
        {
            int length = int.Parse(body[at..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0)
                break;
            joined.Append(body, end + 2, length);
            at = end + 2 + length + 2;
        }

        return joined.ToString();
    }
}

/// <param name="Body">Without the framing of chunks.</param>
internal sealed record RawReply(int Status, string ContentType, string Body);
