using Tally.Functions.Contract.Tests.Support;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Requests;
using Tally.Support;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>Every request of <c>requests/</c> against the app's own functions over the storage emulator: what the files say of the replies holds there too.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class RequestTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_send_every_request_of_the_files_and_get_what_they_say()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        await using var files = await FileService.StartAsync(Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri, ("TALLY_SOURCE_HOSTS", "localhost"));
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app, client);
        await using var server = await FunctionServer.StartAsync(app, client, Token);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var given = new Dictionary<string, string> { ["host"] = server.Address, ["key"] = "", ["source"] = files.At().AbsoluteUri };

        var faults = new List<string>();
        foreach (var file in RequestFiles.Read(Repository.Root))
            faults.AddRange(await new RequestPlayer(http, given).PlayAsync(file, Token));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
