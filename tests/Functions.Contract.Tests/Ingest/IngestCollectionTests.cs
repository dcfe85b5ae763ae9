using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Ingest;

/// <summary>A collection's files ingested anew, side by side, and joined once.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class IngestCollectionTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Files_are_published_a_few_at_once_and_then_joined_all_together()
    {
        var engine = new ReplayEngine("ingest_1", "c", (name, input) => Activity(name, input, files: 20));
        int most = 0;
        engine.Interrupt = open =>
        {
            most = Math.Max(most, open.Count(call => call.Name == "PublishDroppedFile"));
            return null;
        };

        Assert.Equal(19, engine.Run(IngestCollection.RunAsync));
        Assert.Equal(8, most);
        Assert.Equal(["ListDroppedFiles", .. Enumerable.Repeat("PublishDroppedFile", 20), "JoinCollection"], engine.Calls.Select(call => call.Name));
        Assert.Equal(19, engine.Calls[^1].Input.GetProperty("Datasets").GetArrayLength());
        Assert.True(engine.Replays > 20);
    }

    [Fact]
    public void Nothing_is_joined_where_nothing_was_published()
    {
        var engine = new ReplayEngine("ingest_1", "c", (name, input) => Activity(name, input, files: 0));
        Assert.Equal(0, engine.Run(IngestCollection.RunAsync));
        Assert.Equal(["ListDroppedFiles"], engine.Calls.Select(call => call.Name));
    }

    [Fact]
    public void A_file_that_cannot_be_read_keeps_no_other_from_being_joined_and_is_not_hushed_up()
    {
        var engine = new ReplayEngine("ingest_1", "c", (name, input) => name == "PublishDroppedFile" && input.GetProperty("Name").GetString() == "1.csv"
            ? throw new IOException("Storage is away.")
            : Activity(name, input, files: 4));

        Assert.Throws<TaskFailedException>(() => engine.Run(IngestCollection.RunAsync));
        Assert.Equal("[\"c/2\",\"c/3\"]", engine.Calls[^1].Input.GetProperty("Datasets").ToString());
        Assert.Equal("JoinCollection", engine.Calls[^1].Name);
    }

    [Fact]
    public async Task A_sidecar_makes_new_versions_of_all_files_once_however_often_it_is_announced()
    {
        using var app = new App(azurite);
        var client = new InProcessDurableClient(app.Services);
        string collection = "many-" + Guid.NewGuid().ToString("N")[..8];
        foreach (int number in Enumerable.Range(0, 12))
            await DropAsync(app, client, collection, $"f{number}.csv", $"annee,total\n2019,{number}\n2020,12\n");
        Assert.Empty(client.Instances);
        var before = await MembersAsync(app, collection);

        var blob = await DropAsync(app, client, collection, "collection.json", """{ "context": "Places.", "keyColumn": "annee", "fileColumn": "place" }""");
        await ActivatorUtilities.CreateInstance<IngestCsvOnEvent>(app.Services).RunAsync(blob, collection, "collection.json", client, Token);
        await client.SettleAsync();

        Assert.Equal(12, await client.ResultAsync(Assert.Single(client.Instances)));
        var after = (await app.Get<ICatalogue>().GetCollectionAsync(collection, Token))!.Value;
        Assert.Equal(("Places.", "place", 12), (after.Context, after.FileColumn, after.Members.Count));
        Assert.Empty(before.Intersect(after.Members));
        await DropAsync(app, client, collection, "collection.json", """{ "context": "Towns.", "keyColumn": "annee", "fileColumn": "place" }""");
        await client.SettleAsync();
        Assert.Equal(2, client.Instances.Count);
        Assert.Equal("Towns.", (await app.Get<ICatalogue>().GetCollectionAsync(collection, Token))!.Value.Context);
    }

    private static object? Activity(string name, JsonElement input, int files) => name switch
    {
        "ListDroppedFiles" => Enumerable.Range(0, files).Select(number => $"{number}.csv").ToArray(),
        "PublishDroppedFile" => input.GetProperty("Name").GetString() is "0.csv" ? null : "c/" + input.GetProperty("Name").GetString()!.Split('.')[0],
        _ => null,
    };

    private static async Task<IReadOnlyList<DatasetRef>> MembersAsync(App app, string collection) =>
        (await app.Get<ICatalogue>().GetCollectionAsync(collection, Token))!.Value.Members;

    private static async Task<BlobClient> DropAsync(App app, InProcessDurableClient client, string collection, string name, string content)
    {
        var container = app.Get<BlobServiceClient>().GetBlobContainerClient("incoming");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var blob = container.GetBlobClient($"{collection}/{name}");
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        await blob.UploadAsync(bytes, new Azure.Storage.Blobs.Models.BlobUploadOptions(), Token);
        await ActivatorUtilities.CreateInstance<IngestCsvOnScan>(app.Services).RunAsync(blob, collection, name, client, Token);
        return blob;
    }
}
