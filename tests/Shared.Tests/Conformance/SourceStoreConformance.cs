using Tally.Datasets;
using Tally.Refresh;

namespace Tally.Conformance;

/// <summary>What every store of sources does. Names are unique, so tests can share one.</summary>
public abstract class SourceStoreConformance
{
    private readonly string _name = "s" + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<ISourceStore> CreateAsync();

    [Theory]
    [InlineData("never-put")]
    [InlineData("../../lock")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task What_was_never_put_is_not_there(string name)
    {
        var store = await CreateAsync();
        Assert.Null(await store.GetAsync(name, Token));
        Assert.False(await store.DeleteAsync(name, Token));
    }

    [Fact]
    public async Task A_source_comes_back_whole()
    {
        var store = await CreateAsync();
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var source = New("https://data.example/été.csv?x=1&y=2") with
        {
            Schedule = "*/5 * * * *",
            Last = new SourceCheck
            {
                At = at,
                Outcome = SourceState.Refused,
                Message = "Le fichier est refusé.",
                ChangedAt = at.AddDays(-1),
                ETag = "W/\"a\"",
                LastModified = at.AddDays(-2),
                Hash = new string('a', 64),
                Bytes = 5_000_000_000,
            },
        };

        Assert.True(await store.TryPutAsync(source, null, Token));

        Assert.Equal(source, (await store.GetAsync(_name, Token))!.Value);
    }

    [Fact]
    public async Task Of_two_writers_the_first_wins_and_the_other_changes_nothing()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New("https://data.example/1"), null, Token));
        Assert.False(await store.TryPutAsync(New("https://data.example/2"), null, Token));
        string tag = (await store.GetAsync(_name, Token))!.ETag;

        Assert.True(await store.TryPutAsync(New("https://data.example/3"), tag, Token));
        Assert.False(await store.TryPutAsync(New("https://data.example/4"), tag, Token));

        Assert.Equal("/3", (await store.GetAsync(_name, Token))!.Value.Url.AbsolutePath);
    }

    [Fact]
    public async Task They_are_listed_in_order_of_name()
    {
        var store = await CreateAsync();
        foreach (string suffix in new[] { "-c", "-a", "_b" })
            Assert.True(await store.TryPutAsync(New("https://data.example/1") with { Name = _name + suffix }, null, Token));

        var names = await store.ListAsync(Token).Select(source => source.Name).Where(name => name.StartsWith(_name, StringComparison.Ordinal)).ToListAsync(Token);

        Assert.Equal([_name + "-a", _name + "-c", _name + "_b"], names);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_made_anew()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New("https://data.example/1"), null, Token));

        Assert.True(await store.DeleteAsync(_name, Token));

        Assert.Null(await store.GetAsync(_name, Token));
        Assert.True(await store.TryPutAsync(New("https://data.example/2"), null, Token));
    }

    private DataSource New(string url) => new()
    {
        Name = _name,
        Url = new Uri(url),
        Dataset = DatasetId.Parse("unil/Médecine dentaire"),
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };
}
