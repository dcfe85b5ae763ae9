using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Ingest;

/// <summary>The app as it is wired, over the emulator: a blob is dropped, the trigger is called, the catalogue has it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class DroppedFileTests(Azurite azurite)
{
    private readonly string collection = "unil-" + Guid.NewGuid().ToString("N")[..8];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_dropped_file_by_file_ends_as_one_collection()
    {
        using var app = new App(azurite);
        foreach (string path in Directory.GetFiles(Repository.At("samples", "unil"), "*.csv"))
            await DropAsync(app, Path.GetFileName(path), await File.ReadAllBytesAsync(path, Token));
        await DropAsync(app, "collection.json", await File.ReadAllBytesAsync(Repository.At("samples", "unil", "collection.json"), Token));

        var snapshot = await SnapshotAsync(app);
        Assert.Equal(9, snapshot!.Members.Count);
        Assert.Equal("faculte", snapshot.FileColumn);
        Assert.Equal("annee", snapshot.KeyColumn);
        var profile = await app.Get<IDatasetLibrary>().ProfileAsync(snapshot.Members.Single(member => member.Id.Name == "HEC"), Token);
        Assert.Equal(11, profile!.RowCount);
        var opened = await app.Get<IDatasetLibrary>().OpenAsync(profile.Ref, Token);
        Assert.Equal(11, opened!.RowCount);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        using var app = new App(azurite);
        byte[] csv = "annee,total\n2019,10\n2020,12\n"u8.ToArray();
        await DropAsync(app, "A.csv", csv);
        var first = await SnapshotAsync(app);
        await DropAsync(app, "A.csv", csv);
        Assert.Equivalent(first, await SnapshotAsync(app), strict: true);
    }

    [Fact]
    public async Task A_refused_file_is_no_fault_and_leaves_what_was_published()
    {
        using var app = new App(azurite);
        await DropAsync(app, "A.csv", "annee,total\n2019,10\n2020,12\n"u8.ToArray());
        var first = await SnapshotAsync(app);
        await DropAsync(app, "B.csv", []);
        Assert.Equivalent(first, await SnapshotAsync(app), strict: true);
    }

    [Fact]
    public async Task Why_a_file_was_refused_can_be_asked_until_it_is_dropped_again_and_taken()
    {
        using var app = new App(azurite);
        await DropAsync(app, "B.csv", []);
        Assert.Contains("B.csv was dropped on", (await ProblemsAsync(app, "B", 200))[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        await DropAsync(app, "collection.json", "{ \"keyColumn\": 7 }"u8.ToArray());
        Assert.Equal(["refused-drop", "refused-drop"], (await ProblemsAsync(app, "B", 200)).EnumerateArray().Select(problem => problem.GetProperty("code").GetString()));

        await DropAsync(app, "B.csv", "annee,total\n2019,10\n2020,12\n"u8.ToArray());
        Assert.Contains("collection.json", (await ProblemsAsync(app, "B", 200))[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        await DropAsync(app, "collection.json", "{ \"keyColumn\": \"annee\" }"u8.ToArray());
        Assert.Equal(0, (await ProblemsAsync(app, "B", 200)).GetArrayLength());
        await ProblemsAsync(app, "C", 404);
    }

    [Theory]
    [InlineData("notes.docx")]
    [InlineData(".hidden.csv")]
    [InlineData("deeper/A.csv")]
    public async Task What_is_no_dataset_is_left_alone(string name)
    {
        using var app = new App(azurite);
        await DropAsync(app, name, "annee,total\n2019,10\n"u8.ToArray());
        Assert.Null(await SnapshotAsync(app));
    }

    private async Task<CollectionSnapshot?> SnapshotAsync(App app) =>
        (await app.Get<ICatalogue>().GetCollectionAsync(collection, Token))?.Value;

    private async Task<JsonElement> ProblemsAsync(App app, string name, int expected)
    {
        var (status, body) = await FunctionCalls.CallAsync(
            app, "GET", $"/api/datasets/{collection}/{name}/problems", call => call.Get<DatasetFunctions>().ProblemsAsync(call.Request, collection, name, Token));
        Assert.Equal(expected, status);
        return body;
    }

    private async Task DropAsync(App app, string name, byte[] bytes)
    {
        var container = app.Get<BlobServiceClient>().GetBlobContainerClient("incoming");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var blob = container.GetBlobClient($"{collection}/{name}");
        using var content = new MemoryStream(bytes);
        await blob.UploadAsync(content, new BlobUploadOptions(), Token);
        var client = new InProcessDurableClient(app.Services);
        await ActivatorUtilities.CreateInstance<IngestCsvOnScan>(app.Services).RunAsync(blob, collection, name, client, Token);
        await client.SettleAsync();
    }
}
