using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

/// <summary>An ingest that dies at any write, and writers that come all at once.</summary>
public sealed class CrashTests
{
    private static readonly DatasetId Id = DatasetId.Parse("c/a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_an_ingest_dies_the_old_version_serves_and_the_next_try_succeeds()
    {
        int steps = await CountStepsAsync();
        Assert.True(steps > 10, $"Only {steps} steps were counted.");
        for (int step = 1; step <= steps; step++)
        {
            using var folder = new TemporaryFolder();
            await DropAsync(folder.Root, "an;n\n2020;1\n2021;2\n", dieAt: 0);
            var before = await ReadAsync(folder.Root);
            await Assert.ThrowsAsync<IOException>(() => DropAsync(folder.Root, "an;n\n2020;1\n2021;3\n", dieAt: step));
            var after = await ReadAsync(folder.Root);
            Assert.True(after == before || after == ("an=2021 n=3", after.Version), $"After dying at step {step} the data is neither old nor new.");
            await DropAsync(folder.Root, "an;n\n2020;1\n2021;3\n", dieAt: 0);
            Assert.Equal("an=2021 n=3", (await ReadAsync(folder.Root)).LastRow);
        }
    }

    [Fact]
    public async Task Forty_drops_at_once_make_one_collection_with_all_of_them()
    {
        for (int round = 0; round < 3; round++)
        {
            using var home = new Home();
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => DropAsync(home, $"f{i:00}", $"an;n\n2020;{i}\n2021;{i * 2}\n"), Token)));
            var snapshot = Assert.Single((await home.Get<IDatasetLibrary>().CurrentAsync(Token)).Collections);
            Assert.Equal(Enumerable.Range(0, 40).Select(i => $"f{i:00}"), snapshot.Members.Select(member => member.Id.Name));
            using var merged = JsonDocument.Parse(await home.ReadAsync(ArtifactNames.Of(snapshot, ArtifactNames.Merged)));
            var year = merged.RootElement.GetProperty("2021");
            Assert.Equal(40, year.EnumerateObject().Count());
            Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(i * 2, year.GetProperty($"f{i:00}").GetProperty("n").GetInt32()));
        }
    }

    [Fact]
    public async Task Of_many_writers_of_one_name_one_wins_whole_and_every_version_stays_readable()
    {
        using var home = new Home();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => DropAsync(home, "a", $"an;n\n2020;{i}\n2021;{i}\n"), Token)));
        var versions = outcomes.Select(outcome => Assert.IsType<IngestOutcome.Published>(outcome).Profile.Ref).ToList();
        var snapshot = Assert.Single((await home.Get<IDatasetLibrary>().CurrentAsync(Token)).Collections);
        var winner = Assert.Single(snapshot.Members);
        Assert.Contains(winner, versions);
        Assert.Equal(winner.Version, (await home.Get<ICatalogue>().GetDatasetAsync(Id, Token))!.Value.Version);
        foreach (var version in versions)
        {
            var opened = await home.Get<IDatasetLibrary>().OpenAsync(version, Token);
            Assert.Equal(opened!.Columns[1][0], opened.Columns[1][1]);
        }
    }

    private static Task<IngestOutcome> DropAsync(Home home, string name, string csv) =>
        home.Get<IngestDataset>().RunAsync(Input(DatasetId.Parse($"c/{name}"), csv), Token);

    private static async Task DropAsync(string root, string csv, int dieAt, Faults? faults = null)
    {
        faults ??= new Faults(dieAt);
        await using var services = Services(root, faults);
        await services.GetRequiredService<IngestDataset>().RunAsync(Input(Id, csv), Token);
    }

    private static async Task<int> CountStepsAsync()
    {
        using var folder = new TemporaryFolder();
        await DropAsync(folder.Root, "an;n\n2020;1\n2021;2\n", dieAt: 0);
        var faults = new Faults(dieAt: 0);
        await DropAsync(folder.Root, "an;n\n2020;1\n2021;3\n", dieAt: 0, faults);
        return faults.Steps;
    }

    private static IngestInput Input(DatasetId id, string csv) => new()
    {
        Id = id,
        FileName = $"{id.Name}.csv",
        OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(csv))),
    };

    // As another process would see it: the collection, its member, and what the member's columns say.
    private static async Task<(string LastRow, string Version)> ReadAsync(string root)
    {
        await using var services = Services(root, new Faults(dieAt: 0));
        var library = services.GetRequiredService<IDatasetLibrary>();
        var member = Assert.Single(Assert.Single((await library.CurrentAsync(Token)).Collections).Members);
        var opened = await library.OpenAsync(member, Token);
        Assert.NotNull(opened);
        foreach (string artifact in (string[])[ArtifactNames.Records, ArtifactNames.Keyed, ArtifactNames.Problems, ArtifactNames.Source])
        {
            Assert.True(await services.GetRequiredService<IArtifactStore>().ExistsAsync(ArtifactNames.Of(member, artifact), Token));
        }

        return (string.Join(' ', opened.Columns.Select(column => $"{column.Name}={column[opened.RowCount - 1]}")), member.Version);
    }

    private static ServiceProvider Services(string root, Faults faults) => new ServiceCollection()
        .AddSingleton<IArtifactStore>(new FailingArtifacts(new FileArtifactStore(root), faults))
        .AddSingleton<ICatalogue>(new FailingCatalogue(new FileCatalogue(root), faults))
        .AddDatasetLibrary().AddIngest().BuildServiceProvider();
}
