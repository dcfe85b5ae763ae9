using Tally.Assistants;
using Tally.Files;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Shared.Tests.Model;

namespace Tally.Shared.Tests.Files;

/// <summary>Files at the service, over the emulator: uploaded once, found again, made anew.</summary>
public sealed class ProviderCopiesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_once_and_found_by_path_id_and_the_services_id()
    {
        await using var emulator = await StartAsync();
        var shelf = new Shelf(Over(emulator));
        var file = await shelf.AddAsync("./guides\\style.md", "Lists begin with a dash.");

        string first = Id(await shelf.Copies.EnsureAsync(file, Token));
        Assert.Equal(first, Id(await shelf.Copies.EnsureAsync((await shelf.Library.GetAsync(file.Hash, Token))!, Token)));
        Assert.Single(await ListAsync(shelf.Model));
        foreach (string key in (string[])["guides/style.md", file.Id, first, file.Hash])
            Assert.Equal(file.Hash, (await shelf.Library.FindAsync(key, Token))!.Hash);
    }

    [Fact]
    public async Task What_was_forgotten_here_is_found_in_the_services_own_list_and_not_uploaded_again()
    {
        await using var emulator = await StartAsync();
        string id = Id(await Ensured(new Shelf(Over(emulator)), "a.txt", "One text."));

        Assert.Equal(id, Id(await Ensured(new Shelf(Over(emulator)), "b.txt", "One text.")));
        Assert.NotEqual(id, Id(await Ensured(new Shelf(Over(emulator)), "a.txt", "Two text.")));
    }

    [Fact]
    public async Task What_the_service_lost_is_uploaded_again_and_its_index_made_anew()
    {
        await using var emulator = await StartAsync();
        var shelf = new Shelf(Over(emulator));
        var file = await shelf.AddAsync("a.txt", "One text.");
        string first = Id(await shelf.Copies.EnsureAsync(file, Token));
        string store = Store(await shelf.Indexes.EnsureAsync("assistant:x", [new("a", first)], new FileSearchSettings(), Token)).StoreId;
        Assert.Equal(store, Store(await shelf.Indexes.EnsureAsync("assistant:x", [new("a", first)], new FileSearchSettings(), Token)).StoreId);

        await shelf.Model.DeleteFileAsync(first, Token);
        await shelf.Model.DeleteStoreAsync(store, Token);
        shelf.Copies.Doubt();
        string second = Id(await shelf.Copies.EnsureAsync((await shelf.Library.GetAsync(file.Hash, Token))!, Token));

        Assert.NotEqual(first, second);
        Assert.NotEqual(store, Store(await shelf.Indexes.EnsureAsync("assistant:x", [new("a", second)], new FileSearchSettings(), Token)).StoreId);
    }

    [Fact]
    public async Task A_file_that_cannot_be_indexed_is_told_by_its_id_and_chunking_is_passed_on()
    {
        await using var emulator = await StartAsync();
        var shelf = new Shelf(Over(emulator));
        string good = Id(await Ensured(shelf, "a.txt", "One text."));
        var broken = Assert.IsType<FileOutcome.Kept>(await shelf.Library.AddAsync("b.txt", BinaryData.FromBytes([0xFF, 0xD8, 0x00, 0x01, 0xFE]), FileOwner.Person, Token)).File;
        string bad = Id(await shelf.Copies.EnsureAsync(broken, Token));

        var ready = Store(await shelf.Indexes.EnsureAsync("assistant:x", [new("a", good), new("b", bad)], new FileSearchSettings { ChunkTokens = 200, ChunkOverlap = 50 }, Token));

        Assert.Equal(bad, Assert.Single(ready.Failures).FileId);
        Assert.Equal(0, ready.Unready);
    }

    [Fact]
    public async Task A_path_belongs_to_the_content_given_last_and_a_file_goes_when_its_last_owner_does()
    {
        var shelf = new Shelf();
        var old = await shelf.AddAsync("a.txt", "Old.", FileOwner.Assistant("x"));
        var now = await shelf.AddAsync("a.txt", "New.", FileOwner.Assistant("x"));
        await shelf.AddAsync("c.txt", "New.", FileOwner.Conversation("c"));

        Assert.Equal(now.Hash, (await shelf.Library.FindAsync("a.txt", Token))!.Hash);
        await shelf.OwnHoldings.KeepOnlyAsync(FileOwner.Assistant("x"), [now.Hash], Token);
        Assert.Null(await shelf.Library.GetAsync(old.Hash, Token));
        await shelf.OwnHoldings.ReleaseAllAsync(FileOwner.Assistant("x"), Token);
        Assert.NotNull(await shelf.Library.GetAsync(now.Hash, Token));
        await shelf.OwnHoldings.ReleaseAllAsync(FileOwner.Conversation("c"), Token);
        Assert.Null(await shelf.Library.GetAsync(now.Hash, Token));
    }

    [Fact]
    public async Task What_came_with_somebodys_question_is_not_shared_and_takes_nothing_away_from_what_is()
    {
        var shelf = new Shelf();
        var shared = await shelf.AddAsync("style.md", "Ours.");
        await shelf.AddAsync("style.md", "Somebody's.", FileOwner.Conversation("c"));
        await shelf.AddAsync("secret-name.md", "Ours.", FileOwner.Conversation("c"));

        Assert.Equal(shared.Hash, (await shelf.Library.FindAsync("style.md", Token))!.Hash);
        Assert.Equal(["style.md"], (await shelf.Library.GetAsync(shared.Hash, Token))!.Paths);
        var passing = await shelf.AddAsync("mine.md", "Mine.", FileOwner.Conversation("c"));
        Assert.Null(await shelf.Library.FindSharedAsync("mine.md", Token));
        Assert.Null(await shelf.Library.FindSharedAsync(passing.Id, Token));
    }

    [Theory]
    [InlineData("film.mov", "unsupported-file")]
    [InlineData("noending", "bad-path")]
    [InlineData("", "bad-path")]
    public async Task A_file_that_no_tool_reads_is_refused(string path, string code) =>
        Assert.Equal(code, Assert.IsType<FileOutcome.Refused>(await new Shelf().Library.AddAsync(path, BinaryData.FromString("x"), FileOwner.Person, Token)).Code);

    private static Task<EmulatorHost> StartAsync() => EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);

    private static OpenAIModelFiles Over(EmulatorHost emulator) => new(
        Models.Options with { Endpoint = emulator.BaseAddress }, new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, TimeProvider.System, new Random(1));

    private static async Task<ModelReply<string>> Ensured(Shelf shelf, string path, string text) =>
        await shelf.Copies.EnsureAsync(await shelf.AddAsync(path, text), Token);

    private static string Id(ModelReply<string> reply) => Assert.IsType<ModelReply<string>.Ok>(reply).Value;

    private static ReadyIndex Store(ModelReply<ReadyIndex> reply) => Assert.IsType<ModelReply<ReadyIndex>.Ok>(reply).Value;

    private static async Task<IReadOnlyList<ProviderFile>> ListAsync(IModelFiles model) =>
        Assert.IsType<ModelReply<IReadOnlyList<ProviderFile>>.Ok>(await model.ListFilesAsync(Token)).Value;
}
