using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Tally.Assistants;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Storage;
using Tally.Questions;
using Tally.Refresh;
using Tally.Requests;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>What nobody should send, to the app's own functions over the storage emulator: the same problems as from the local server, and nothing is kept or started.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class BadRequestTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_is_wrong_with_a_request_is_a_problem_of_its_type_and_starts_nothing()
    {
        using var app = new App(azurite, ("TALLY_SOURCE_HOSTS", "localhost"));
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app, client);
        await using var server = await FunctionServer.StartAsync(app, client, Token);
        var before = await BlobsAsync(app);
        int instances = client.Instances.Count, activities = client.Activities.Count;

        var faults = await BadRequests.SendAsync(new Uri(server.Address), Token);

        Assert.True(faults.Count == 0, $"{faults.Count} of {BadRequests.All.Count}:\n{string.Join('\n', faults)}");
        Assert.Equal(before, await BlobsAsync(app));
        Assert.Equal((instances, activities), (client.Instances.Count, client.Activities.Count));
        Assert.Empty((await app.Get<IRunStore>().ListAsync(new RunQuery(null, null, 10), Token)).Runs);
        Assert.Empty(await app.Get<IAssistantStore>().ListAsync(Token).ToListAsync(Token));
        Assert.Empty(await app.Get<ISourceStore>().ListAsync(Token).ToListAsync(Token));
    }

    private static async Task<IReadOnlyList<string>> BlobsAsync(App app)
    {
        var names = new List<string>();
        await foreach (var blob in (await app.Get<TallyContainer>().OpenAsync(Token)).GetBlobsAsync(new GetBlobsOptions(), Token))
            names.Add(blob.Name);
        await foreach (var blob in app.Get<BlobServiceClient>().GetBlobContainerClient("incoming").GetBlobsAsync(new GetBlobsOptions { Prefix = "bad" }, Token))
            names.Add(blob.Name);
        return names;
    }
}
