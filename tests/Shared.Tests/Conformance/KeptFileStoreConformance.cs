using Tally.Files;

namespace Tally.Conformance;

/// <summary>What every store of file records does. Hashes are unique, so tests can share one.</summary>
public abstract class KeptFileStoreConformance
{
    private readonly string _hash = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IKeptFileStore> CreateAsync();

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("../../lock")]
    [InlineData("a/b")]
    public async Task What_was_never_put_is_not_there(string hash)
    {
        Assert.Null(await (await CreateAsync()).GetAsync(hash, Token));
    }

    [Fact]
    public async Task A_record_comes_back_whole()
    {
        var store = await CreateAsync();
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var file = New("guides/été.md", "weather/rain.csv") with
        {
            Owners = [FileOwner.Person, FileOwner.Assistant("editor"), FileOwner.Conversation("conv_1")],
            Artifact = "datasets/unil/Médecine dentaire/v1/keyed.json",
            Provider = new ProviderCopy("https://model.example/openai/v1/", "assistant-1"),
            UnneededSince = at,
        };

        Assert.True(await store.TryPutAsync(file, null, Token));

        Assert.Equivalent(file, (await store.GetAsync(_hash, Token))!.Value, strict: true);
    }

    [Fact]
    public async Task Of_two_writers_the_first_wins_and_the_other_changes_nothing()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New("1.md"), null, Token));
        Assert.False(await store.TryPutAsync(New("2.md"), null, Token));
        string tag = (await store.GetAsync(_hash, Token))!.ETag;

        Assert.True(await store.TryPutAsync(New("3.md"), tag, Token));
        Assert.False(await store.TryPutAsync(New("4.md"), tag, Token));
        Assert.False(await store.TryDeleteAsync(_hash, tag, Token));

        var left = (await store.GetAsync(_hash, Token))!;
        Assert.Equal("3.md", left.Value.Name);
        Assert.True(await store.TryDeleteAsync(_hash, left.ETag, Token));
        Assert.Null(await store.GetAsync(_hash, Token));
        Assert.False(await store.TryDeleteAsync(_hash, left.ETag, Token));
        Assert.True(await store.TryPutAsync(New("5.md"), null, Token));
    }

    [Fact]
    public async Task They_are_listed_in_the_order_of_their_hashes()
    {
        var store = await CreateAsync();
        foreach (string end in new[] { "c", "0", "a" })
            Assert.True(await store.TryPutAsync(New("1.md") with { Hash = _hash + end }, null, Token));

        var hashes = await store.ListAsync(Token).Select(file => file.Hash).Where(hash => hash.StartsWith(_hash, StringComparison.Ordinal)).ToListAsync(Token);

        Assert.Equal([_hash + "0", _hash + "a", _hash + "c"], hashes);
    }

    private KeptFile New(params string[] paths) => new() { Hash = _hash, Paths = paths, Bytes = 5_000_000_000, AddedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) };
}
