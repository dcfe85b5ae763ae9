using Tally.Columns;
using Tally.Datasets;

namespace Tally.Conformance;

/// <summary>What every catalogue does. Names are unique, so tests can share one.</summary>
public abstract class CatalogueConformance
{
    private readonly string collection = "c-" + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<ICatalogue> CreateAsync();

    [Fact]
    public async Task What_was_never_published_is_not_there()
    {
        var catalogue = await CreateAsync();
        Assert.Null(await catalogue.GetDatasetAsync(Id("HEC"), Token));
        Assert.Null(await catalogue.GetCollectionAsync(collection, Token));
    }

    [Fact]
    public async Task A_profile_comes_back_whole()
    {
        var catalogue = await CreateAsync();
        var profile = Profile("HEC", "v1");
        Assert.True(await catalogue.TryPutDatasetAsync(profile, null, Token));
        var stored = await catalogue.GetDatasetAsync(Id("HEC"), Token);
        Assert.Equivalent(profile, stored!.Value, strict: true);
        Assert.Equal(2.5m, decimal.Parse(stored.Value.Columns[1].Min!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_first_of_two_publishers_wins()
    {
        var catalogue = await CreateAsync();
        Assert.True(await catalogue.TryPutDatasetAsync(Profile("HEC", "v1"), null, Token));
        Assert.False(await catalogue.TryPutDatasetAsync(Profile("HEC", "v2"), null, Token));
        var first = await catalogue.GetDatasetAsync(Id("HEC"), Token);
        Assert.True(await catalogue.TryPutDatasetAsync(Profile("HEC", "v2"), first!.ETag, Token));
        Assert.False(await catalogue.TryPutDatasetAsync(Profile("HEC", "v3"), first.ETag, Token));
        var last = await catalogue.GetDatasetAsync(Id("HEC"), Token);
        Assert.Equal("v2", last!.Value.Version);
        Assert.NotEqual(first.ETag, last.ETag);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_wins_each_round()
    {
        var catalogue = await CreateAsync();
        string? etag = null;
        for (int round = 0; round < 3; round++)
        {
            var tries = await Task.WhenAll(Enumerable.Range(0, 6).Select(
                writer => catalogue.TryPutCollectionAsync(Snapshot($"r{round}w{writer}"), etag, Token)));
            Assert.Equal(1, tries.Count(won => won));
            etag = (await catalogue.GetCollectionAsync(collection, Token))!.ETag;
        }
    }

    [Fact]
    public async Task An_entry_that_was_removed_is_gone_and_its_etag_is_worth_nothing()
    {
        var catalogue = await CreateAsync();
        await catalogue.TryPutDatasetAsync(Profile("HEC", "v1"), null, Token);
        string etag = (await catalogue.GetDatasetAsync(Id("HEC"), Token))!.ETag;
        await catalogue.RemoveDatasetAsync(Id("HEC"), Token);
        await catalogue.RemoveDatasetAsync(Id("HEC"), Token);
        Assert.Null(await catalogue.GetDatasetAsync(Id("HEC"), Token));
        Assert.False(await catalogue.TryPutDatasetAsync(Profile("HEC", "v2"), etag, Token));
        Assert.True(await catalogue.TryPutDatasetAsync(Profile("HEC", "v2"), null, Token));
    }

    [Fact]
    public async Task Collections_are_listed_in_order_of_name()
    {
        var catalogue = await CreateAsync();
        foreach (string suffix in new[] { "é", "b", "A" })
            Assert.True(await catalogue.TryPutCollectionAsync(Snapshot("v1") with { Name = collection + suffix }, null, Token));
        var names = new List<string>();
        await foreach (var snapshot in catalogue.ListAsync(Token))
        {
            if (snapshot.Name.StartsWith(collection, StringComparison.Ordinal))
                names.Add(snapshot.Name[collection.Length..]);
        }

        Assert.Equal(["A", "b", "é"], names);
    }

    [Fact]
    public async Task A_collection_of_thousands_of_members_is_kept_whole()
    {
        var catalogue = await CreateAsync();
        var members = Enumerable.Range(0, 5000).Select(n => new DatasetRef(Id($"member-{n:D5}"), new string('a', 64))).ToList();
        Assert.True(await catalogue.TryPutCollectionAsync(Snapshot("v1") with { Members = members }, null, Token));
        var stored = await catalogue.GetCollectionAsync(collection, Token);
        Assert.Equal(members, stored!.Value.Members);
    }

    [Theory]
    [InlineData("Médecine dentaire")]
    [InlineData("l'été d'avant")]
    [InlineData("a#b?c%d+e&f=g")]
    [InlineData("日本語の表")]
    public async Task Names_people_give_their_files_are_kept(string name)
    {
        var catalogue = await CreateAsync();
        Assert.True(await catalogue.TryPutDatasetAsync(Profile(name, "v1"), null, Token));
        var stored = await catalogue.GetDatasetAsync(Id(name), Token);
        Assert.Equal(name, stored!.Value.Id.Name);
        Assert.True(await catalogue.TryPutDatasetAsync(Profile(name, "v2"), stored.ETag, Token));
    }

    private DatasetId Id(string name) => DatasetId.Parse($"{collection}/{name}");

    private CollectionSnapshot Snapshot(string version) => new()
    {
        Name = collection,
        Version = version,
        FileColumn = "faculte",
        KeyColumn = "annee",
        Members = [new DatasetRef(Id("HEC"), "v1")],
    };

    private DatasetProfile Profile(string name, string version) => new()
    {
        Id = Id(name),
        Version = version,
        FileName = name + ".csv",
        Bytes = 123,
        RowCount = 11,
        Context = "Les étudiantes et étudiants",
        KeyColumn = "annee",
        Period = new Period("annee", "2011", "2021"),
        Label = new FileLabel("faculte", name, ["Hautes études commerciales"]),
        TotalRows = [3],
        Columns =
        [
            new ColumnProfile { Name = "annee", Type = ColumnType.Integer, Role = ColumnRole.Time, Min = "2011", Max = "2021" },
            new ColumnProfile
            {
                Name = "taux %",
                Type = ColumnType.Decimal,
                Role = ColumnRole.Measure,
                Min = "2.5",
                TopValues = [new ValueCount("2.5", 2)],
                Synonyms = ["étudiantes"],
                ValueSynonyms = new Dictionary<string, IReadOnlyList<string>> { ["HEC"] = ["économie"] },
                TotalOf = ["a", "b"],
            },
        ],
    };
}
