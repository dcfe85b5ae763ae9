using System.Text;
using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Conformance;

namespace Tally.ModelEmulator.Tests.Support;

/// <summary>An emulator on a free port with a plain HTTP client beside it.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    private readonly EmulatorHost _host;
    private readonly HttpClient _http;

    private TestEmulator(EmulatorHost host)
    {
        _host = host;
        _http = new HttpClient(new SchemaHandler()) { BaseAddress = host.BaseAddress };
    }

    public EmulatorHost Host => _host;

    public HttpClient Http => _http;

    /// <param name="script">Lines for <see cref="ScriptedAnalyst"/>; without one, a greeting.</param>
    public static async Task<TestEmulator> StartAsync(string? script = null, Func<EmulatorOptions, EmulatorOptions>? change = null)
    {
        EmulatorOptions options = new() { Analyst = new ScriptedAnalyst(JsonNode.Parse(script ?? Scripts.Greeting)), Seed = 1 };
        return new TestEmulator(await EmulatorHost.StartAsync(change is null ? options : change(options), TestContext.Current.CancellationToken));
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null, string? fault = null)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (fault is not null) request.Headers.Add("x-tally-fault", fault);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, text, response.Headers.ToDictionary(header => header.Key, header => header.Value.First()));
    }

    public Task<Reply> PostAsync(string path, string body, string? fault = null) => SendAsync(HttpMethod.Post, path, body, fault);

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<JsonNode> UploadAsync(string name, string content, string purpose = "assistants", int status = 200)
    {
        using MultipartFormDataContent form = new() { { new StringContent(purpose), "purpose" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name } };
        using HttpResponseMessage reply = await _http.PostAsync("files", form, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)reply.StatusCode);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Reads a background response until it has ended.</summary>
    public async Task<JsonNode> FinishAsync(Reply created)
    {
        string id = (string)created.Json["id"]!;
        while (true)
        {
            JsonNode now = (await GetAsync($"responses/{id}")).Json;
            if ((string?)now["status"] is not ("queued" or "in_progress")) return now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}

internal sealed record Reply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["error"]?["code"];
}
