using System.Text;
using Tally.Datasets;

namespace Tally.Conformance;

/// <summary>What every artifact store does, wherever it keeps the bytes. Names are unique, so tests can share one.</summary>
public abstract class ArtifactStoreConformance
{
    private readonly string root = "conformance/" + Guid.NewGuid().ToString("N") + "/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IArtifactStore> CreateAsync();

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var store = await CreateAsync();
        await PutAsync(store, root + "a.json", "première");
        Assert.Equal("première", await GetAsync(store, root + "a.json"));
    }

    [Fact]
    public async Task A_name_that_was_never_written_is_not_there()
    {
        var store = await CreateAsync();
        Assert.Null(await store.OpenReadAsync(root + "none", Token));
        Assert.False(await store.ExistsAsync(root + "none", Token));
    }

    [Fact]
    public async Task Writing_again_replaces_the_whole()
    {
        var store = await CreateAsync();
        await PutAsync(store, root + "a", "a longer text than the next");
        await PutAsync(store, root + "a", "short");
        Assert.Equal("short", await GetAsync(store, root + "a"));
    }

    [Fact]
    public async Task A_write_that_throws_leaves_what_was_there()
    {
        var store = await CreateAsync();
        await PutAsync(store, root + "kept", "before");
        foreach (string name in new[] { "kept", "new" })
        {
            await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(root + name, async (stream, token) =>
            {
                await stream.WriteAsync(new byte[9 * 1024 * 1024], token);
                throw new IOException("the source broke off");
            }, Token));
        }

        Assert.Equal("before", await GetAsync(store, root + "kept"));
        Assert.False(await store.ExistsAsync(root + "new", Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(4 * 1024 * 1024 + 1)]
    [InlineData(9 * 1024 * 1024 + 7)]
    public async Task Any_size_comes_back_byte_for_byte(int size)
    {
        var store = await CreateAsync();
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        await store.WriteAsync(root + "big", async (stream, token) =>
        {
            for (int at = 0; at < size; at += 100_003)
                await stream.WriteAsync(bytes.AsMemory(at, Math.Min(100_003, size - at)), token);
        }, Token);
        await using var read = await store.OpenReadAsync(root + "big", Token);
        using var copy = new MemoryStream();
        await read!.CopyToAsync(copy, Token);
        Assert.True(bytes.AsSpan().SequenceEqual(copy.ToArray()));
    }

    [Fact]
    public async Task Deleting_removes_and_deleting_again_is_no_error()
    {
        var store = await CreateAsync();
        await PutAsync(store, root + "a", "x");
        await store.DeleteAsync(root + "a", Token);
        await store.DeleteAsync(root + "a", Token);
        Assert.Null(await store.OpenReadAsync(root + "a", Token));
    }

    [Theory]
    [InlineData("unil/Médecine dentaire/v1/records.json")]
    [InlineData("unil/École d'été & co/v1/a+b.json")]
    [InlineData("unil/100 %25 sûr/v1/x.json")]
    [InlineData("unil/v1./2./x")]
    [InlineData("unil/日本語/表.json")]
    [InlineData("con/nul.json/lpt1/com9.txt")]
    [InlineData("unil/a#b?c=d/x.json")]
    public async Task Names_people_give_their_files_are_kept(string name)
    {
        var store = await CreateAsync();
        await PutAsync(store, root + name, "x");
        Assert.Equal("x", await GetAsync(store, root + name));
        Assert.Equal([root + name], await ListAsync(store, root));
    }

    [Fact]
    public async Task A_listing_is_in_ordinal_order_and_knows_its_prefix()
    {
        var store = await CreateAsync();
        foreach (string name in new[] { "b/2", "b/10", "a/é", "a/z", "B/1", "bc" })
            await PutAsync(store, root + name, "x");
        Assert.Equal(new[] { "B/1", "a/z", "a/é", "b/10", "b/2", "bc" }.Select(name => root + name), await ListAsync(store, root));
        Assert.Equal(new[] { "b/10", "b/2" }.Select(name => root + name), await ListAsync(store, root + "b/"));
        Assert.Equal([root + "b/10"], await ListAsync(store, root + "b/1"));
        Assert.Empty(await ListAsync(store, root + "c/"));
    }

    private static Task PutAsync(IArtifactStore store, string name, string text) =>
        store.WriteAsync(name, async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token), Token);

    private static async Task<string> GetAsync(IArtifactStore store, string name)
    {
        await using var stream = await store.OpenReadAsync(name, Token);
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }

    private static async Task<List<string>> ListAsync(IArtifactStore store, string prefix)
    {
        var names = new List<string>();
        await foreach (string name in store.ListAsync(prefix, Token))
            names.Add(name);
        return names;
    }
}
