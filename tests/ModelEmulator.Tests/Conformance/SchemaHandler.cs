namespace Tally.ModelEmulator.Tests.Conformance;

/// <summary>Fails a test whose successful replies are not as the service describes them. Without the description it lets all pass.</summary>
internal sealed class SchemaHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        bool odd = request.Headers.TryGetValues("x-tally-fault", out _);
        if (OpenApi.Found is not { } description || odd || !response.IsSuccessStatusCode) return response;
        string path = request.RequestUri!.AbsolutePath;
        path = path[(path.IndexOf("/v1", StringComparison.Ordinal) + 3)..];
        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "application/json":
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                Demand(description.Check(request.Method.Method, path, await response.Content.ReadAsStringAsync(cancellationToken)), $"{request.Method} {path}");
                break;
            case "text/event-stream":
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                foreach (string line in (await response.Content.ReadAsStringAsync(cancellationToken)).Split('\n'))
                {
                    if (line.StartsWith("data: ", StringComparison.Ordinal)) Demand(description.CheckEvent(line[6..]), $"{path} {line}");
                }

                break;
        }

        return response;
    }

    private static void Demand(IReadOnlyList<string> faults, string where)
    {
        if (faults.Count > 0) throw new InvalidOperationException($"{where} is not as described: {string.Join("; ", faults)}");
    }
}
