using Tally.Datasets;
using Tally.Shared.Tests.Ingest;

namespace Tally.Shared.Tests.Datasets;

/// <summary>What is kept of versions that a newer one has replaced.</summary>
public sealed class SweepVersionsTests : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    private readonly Home _home = new();
    private readonly TemporaryFolder _drop = new();
    private readonly LaterClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDatasetLibrary Library => _home.Get<IDatasetLibrary>();

    [Fact]
    public async Task A_version_is_deleted_when_it_has_been_superseded_for_the_retention_and_not_before()
    {
        var old = await DropAsync("year,total\n2020,1\n");
        var current = await DropAsync("year,total\n2020,2\n");

        Assert.Equal(0, await SweepAsync());
        Assert.NotNull(await Library.OpenAsync(old, Token));
        _clock.Ahead = Keep - TimeSpan.FromMinutes(1);
        Assert.Equal(0, await SweepAsync());
        _clock.Ahead = Keep + TimeSpan.FromMinutes(1);
        // The dataset's version and that of its collection.
        Assert.Equal(2, await SweepAsync());

        Assert.Empty(await NamesAsync(old));
        Assert.NotEmpty(await NamesAsync(current));
        Assert.NotNull(await Library.OpenAsync(current, Token));
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task A_version_that_is_published_again_is_kept_and_its_time_begins_anew_when_it_is_replaced_again()
    {
        var first = await DropAsync("year,total\n2020,1\n");
        await DropAsync("year,total\n2020,2\n");
        await SweepAsync();
        Assert.Equal(first, await DropAsync("year,total\n2020,1\n"));

        _clock.Ahead = Keep * 2;
        await SweepAsync();
        Assert.NotNull(await Library.OpenAsync(first, Token));

        await DropAsync("year,total\n2020,3\n");
        await SweepAsync();
        Assert.NotEmpty(await NamesAsync(first));
    }

    [Fact]
    public async Task What_was_removed_goes_with_its_last_version_and_what_is_not_ours_stays()
    {
        var removed = await DropAsync("year,total\n2020,1\n");
        await _home.Get<ICatalogue>().RemoveDatasetAsync(removed.Id, Token);
        await _home.Get<IArtifactStore>().WriteAsync("datasets/odd", (_, _) => Task.CompletedTask, Token);

        await SweepAsync();
        _clock.Ahead = Keep * 2;
        await SweepAsync();

        Assert.Empty(await NamesAsync(removed));
        Assert.True(await _home.Get<IArtifactStore>().ExistsAsync("datasets/odd", Token));
    }

    public void Dispose()
    {
        _home.Dispose();
        _drop.Dispose();
    }

    private Task<int> SweepAsync() =>
        new SweepVersions(_home.Get<IArtifactStore>(), _home.Get<ICatalogue>(), new VersionRetention { Keep = Keep }, _clock).RunAsync(Token);

    private async Task<DatasetRef> DropAsync(string csv)
    {
        string folder = Path.Combine(_drop.Root, "shop");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "sales.csv"), csv, Token);
        return Assert.Single((await _home.IngestAsync(folder)).Snapshot!.Members);
    }

    private async Task<List<string>> NamesAsync(DatasetRef version) =>
        await _home.Get<IArtifactStore>().ListAsync($"datasets/{version.Id}/{version.Version}/", Token).ToListAsync(Token);

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
