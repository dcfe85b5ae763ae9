using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Files;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Questions;

namespace Tally.Shared.Tests.Files;

/// <summary>The product over the emulator, at a time of the test's choosing, with a service that can be made to refuse.</summary>
internal sealed class TendedTally : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("tally").FullName;
    private readonly SteppedClock _clock = new();
    private readonly Gatekeeper _gate = new() { InnerHandler = new HttpClientHandler() };
    private readonly EmulatorHost _emulator;
    private readonly ServiceProvider _services;

    private TendedTally(EmulatorHost emulator, SteppedClock clock, FileUpkeepOptions options)
    {
        (_emulator, _clock) = (emulator, clock);
        var model = new ModelOptions { Endpoint = emulator.BaseAddress, Model = "tally-analyst", ApiKey = "k", FirstRetryDelay = TimeSpan.FromMilliseconds(1) };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddTally(_home, model);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IModelFiles>(new OpenAIModelFiles(model, new HttpClient(_gate), TimeProvider.System, new Random(1)));
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TendedTally> StartAsync(FileUpkeepOptions? options = null)
    {
        var clock = new SteppedClock();
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst(), Clock = clock }, Token);
        return new TendedTally(emulator, clock, options ?? new FileUpkeepOptions());
    }

    /// <summary>Requests that the service refuses from now on.</summary>
    public Func<HttpRequestMessage, bool> Refuses { set => _gate.Refuses = value; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public void Pass(TimeSpan time) => _clock.Ahead += time;

    public Task<FileUpkeep> TendAsync(string? after = null) => Get<TendProviderFiles>().RunAsync(after, Token);

    public async Task<KeptFile> KeepAsync(string path, string text, string owner) =>
        Assert.IsType<FileOutcome.Kept>(await Get<FileLibrary>().AddAsync(path, BinaryData.FromString(text), owner, Token)).File;

    public async Task<AnswerDocument> AskAsync(string assistant, string text, string? conversation = null, params Attachment[] attachments)
    {
        var request = new AssistantRequest { Assistant = assistant, Text = text, ConversationId = conversation, Attachments = attachments };
        return Assert.IsType<AssistantReply.Ended>(await Get<RunAssistant>().RunAsync(request, null, Token)).Answer;
    }

    /// <summary>A file that is at the service without our doing.</summary>
    public async Task<string> UploadAsync(string name, TimeSpan? life = null) =>
        Assert.IsType<ModelReply<ProviderFile>.Ok>(await Get<IModelFiles>().UploadAsync(name, BinaryData.FromString("Theirs."), life, Token)).Value.Id;

    public async Task<IReadOnlyList<ProviderFile>> FilesAsync() =>
        Assert.IsType<ModelReply<IReadOnlyList<ProviderFile>>.Ok>(await Get<IModelFiles>().ListFilesAsync(Token)).Value;

    /// <summary>Ids under an address of the service, as it lists them.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string kind)
    {
        using var http = new HttpClient { BaseAddress = _emulator.BaseAddress };
        using var json = JsonDocument.Parse(await http.GetStringAsync(kind, Token));
        return [.. json.RootElement.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
        _gate.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private sealed class Gatekeeper : DelegatingHandler
    {
        public Func<HttpRequestMessage, bool> Refuses { get; set; } = _ => false;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Refuses(request)
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { RequestMessage = request, Content = new StringContent("{\"error\":{\"message\":\"No.\"}}") })
            : base.SendAsync(request, cancellationToken);
    }
}
