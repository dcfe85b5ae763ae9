using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;

namespace Tally.Local.Tests.Samples;

/// <summary>Runs a sample's one command: the real <c>tally</c>, again and again, against one emulator over HTTP.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmulatorHost _emulator;
    private readonly string _name;
    private readonly HttpClient _http;

    private Sample(string name, EmulatorHost emulator)
    {
        _name = name;
        _emulator = emulator;
        _http = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public string Output => _folder["output"];

    public static async Task<Sample> StartAsync(string name)
    {
        string script = Path.Combine(Repository.Samples, name, "script.json");
        IAnalyst analyst = File.Exists(script) ? new ScriptedAnalyst(JsonNode.Parse(await File.ReadAllTextAsync(script))) : new RuleBasedAnalyst();
        return new Sample(name, await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = analyst }, TestContext.Current.CancellationToken));
    }

    public async Task<CommandOutput> RunAsync(string script = "run.sh", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Samples, _name, script)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        (string Name, string Value)[] own =
        [
            ("TALLY", $"dotnet {Path.Combine(AppContext.BaseDirectory, "tally.dll")}"), ("OUTPUT", Output),
            ("OPENAI_API_KEY", "local"), ("OPENAI_MODEL", "tally-analyst"), ("OPENAI_BASE_URL", _emulator.BaseAddress.ToString()),
            ("AZURE_OPENAI_ENDPOINT", ""), ("TALLY_SELF_TEST", "off"),
        ];
        foreach (var (name, value) in own.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TestTimeouts.Command);
        await process.WaitForExitAsync(limit.Token);
        var done = new CommandOutput(process.ExitCode, await output, await error);
        Assert.True(done.ExitCode == 0, $"{done.Output}\n{done.Error}");
        return done;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Output, file));

    public JsonNode Json(string file) => JsonNode.Parse(Read(file))!;

    /// <summary>The service holds no file, index or container any more.</summary>
    public async Task NothingIsLeftAsync()
    {
        foreach (string kind in (string[])["files", "vector_stores", "containers"])
        {
            string list = await _http.GetStringAsync(new Uri(kind, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(JsonNode.Parse(list)!["data"]!.AsArray().Count == 0, $"{kind}: {list}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }
}
