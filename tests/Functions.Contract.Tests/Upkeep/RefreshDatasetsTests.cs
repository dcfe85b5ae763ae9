using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Ingest;
using Tally.Functions.Upkeep;
using Tally.Refresh;
using Tally.Support;

namespace Tally.Functions.Contract.Tests.Upkeep;

/// <summary>The timer's own method, over the storage emulator and a server of files.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class RefreshDatasetsTests(Azurite azurite)
{
    private readonly string collection = "web-" + Guid.NewGuid().ToString("N")[..8];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_changed_is_dropped_where_people_drop_files_and_what_did_not_is_not()
    {
        await using var files = await FileService.StartAsync(Token);
        using var app = new App(azurite, ("TALLY_SOURCE_HOSTS", "localhost"));
        await app.Get<SaveSource>().RunAsync(new SourceInput("prices", files.At().AbsoluteUri, collection + "/prices", "0 0 1 1 *"), Token);
        var timer = ActivatorUtilities.CreateInstance<RefreshDatasets>(app.Services);

        await timer.RunAsync(new TimerInfo(), Token);

        var blob = app.Get<BlobServiceClient>().GetBlobContainerClient("incoming").GetBlobClient(collection + "/prices.csv");
        Assert.Equal(files.Content, (await blob.DownloadContentAsync(Token)).Value.Content.ToString());
        await app.Get<DroppedFile>().IngestAsync(blob, collection, "prices.csv", new InProcessDurableClient(app.Services), Token);
        await timer.RunAsync(new TimerInfo(), Token);
        Assert.Single(files.Statuses);
        await app.Get<RefreshSource>().RunAsync("prices", Token);
        Assert.Equal(SourceState.Unchanged, (await app.Get<ShowSource>().RunAsync("prices", Token))!.Last!.Outcome);
    }
}
