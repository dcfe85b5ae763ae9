using System.Diagnostics;
using System.Text.Json;
using Tally.Local.Tests.Support;
using Tally.Requests;
using Tally.Support;

namespace Tally.Local.Tests;

/// <summary>
/// Every request of <c>requests/</c> against the running command, or against the address that <c>TALLY_BASE_URL</c> names, with the key in
/// <c>TALLY_KEY</c>: what the files say of the replies holds.
/// </summary>
public sealed class RequestSpecs : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _given = [];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private FileService? _files;
    private Process? _process;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string? Address => Environment.GetEnvironmentVariable("TALLY_BASE_URL");

    public async ValueTask InitializeAsync()
    {
        _given["key"] = Environment.GetEnvironmentVariable("TALLY_KEY") ?? "";
        if (Address is { Length: > 0 } address)
        {
            _given["host"] = address.TrimEnd('/');
            if (Environment.GetEnvironmentVariable("TALLY_SOURCE_URL") is { Length: > 0 } source)
                _given["source"] = source;
            return;
        }

        _files = await FileService.StartAsync(Token);
        _given["source"] = _files.At().AbsoluteUri;
        _process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["serve", "--data", Path.Combine(Repository.Samples, "unil"), "--home", _folder["home"], "--port", "0"],
            Environment = new Dictionary<string, string> { ["TALLY_SOURCE_HOSTS"] = "localhost" },
        });
        string line = await _process.StandardOutput.ReadLineAsync(Token) ?? "";
        Assert.StartsWith("Listening on ", line, StringComparison.Ordinal);
        _given["host"] = new Uri(line.Split(' ')[2].TrimEnd(';')).GetLeftPart(UriPartial.Authority);
    }

    [Fact]
    public async Task I_can_send_every_request_of_the_files_and_get_what_they_say()
    {
        var faults = new List<string>();
        foreach (var file in RequestFiles.Read(Repository.Root).Where(file => file.Name != "sources.http" || _given.ContainsKey("source")))
            faults.AddRange(await new RequestPlayer(_http, _given).PlayAsync(file, Token));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task There_is_a_request_for_every_route_that_the_API_describes()
    {
        using var description = JsonDocument.Parse(await _http.GetStringAsync(new Uri(_given["host"] + "/api/openapi.json"), Token));

        Assert.Empty(RequestFiles.Unasked(description.RootElement, RequestFiles.Read(Repository.Root)));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
        _folder.Dispose();
    }
}
