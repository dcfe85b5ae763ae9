using System.Net;
using System.Text;

namespace Tally.Shared.Tests.Model;

/// <summary>Answers from a list and keeps what was sent; a call beyond the list fails the test.</summary>
internal sealed class CapturingHandler(params CannedReply[] replies) : HttpMessageHandler
{
    private int _next;

    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            body,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content?.Headers.ContentType?.ToString()));
        if (_next >= replies.Length) throw new InvalidOperationException($"Nothing is registered for {request.Method} {request.RequestUri}.");
        CannedReply reply = replies[_next++];
        if (reply.Fault is { } fault) throw fault;
        HttpResponseMessage response = new((HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8, reply.ContentType) };
        foreach ((string name, string value) in reply.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}

internal sealed record SentRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers, string? ContentType);

internal sealed record CannedReply(int Status, string Body, string ContentType = "application/json")
{
    public Exception? Fault { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static CannedReply Ok(string body) => new(200, body);

    public static CannedReply Broken(Exception fault) => new(0, "") { Fault = fault };
}
