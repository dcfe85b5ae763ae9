using Tally.Conformance;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class FileRunStoreConformance : RunStoreConformance
{
    protected override Task<IRunStore> CreateAsync() => Task.FromResult<IRunStore>(FileRunStoreSpecs.NewStore(out _));
}

public sealed class MemoryRunStoreConformance : RunStoreConformance
{
    protected override Task<IRunStore> CreateAsync() => Task.FromResult<IRunStore>(new MemoryRunStore());
}

public sealed class FileRunStoreSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static FileRunStore NewStore(out string folder)
    {
        folder = Path.Combine(Path.GetTempPath(), "tally-runs", Path.GetRandomFileName());
        return new FileRunStore(folder, Durability.PowerCut);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(2000)]
    public async Task A_save_torn_by_a_crash_is_dropped_and_the_run_goes_on_from_the_one_before(int lost)
    {
        var store = NewStore(out string folder);
        var run = NewRun();
        string? tag = await store.TrySaveAsync(new RunSave(run), null, Token);
        await store.TrySaveAsync(new RunSave(run with { Tries = 7 }) { Payloads = [RunPayload.Of("big", new string('x', 4000))] }, tag, Token);
        string path = Path.Combine(folder, "open", run.Id + ".log");
        using (var file = new FileStream(path, FileMode.Open))
            file.SetLength(file.Length - lost);

        var reopened = new FileRunStore(folder, Durability.PowerCut);
        var stored = await reopened.GetAsync(run.Id, Token);

        Assert.Equal((0, tag), (stored!.Value.Tries, stored.ETag));
        Assert.NotNull(await reopened.TrySaveAsync(new RunSave(run with { Tries = 8 }), stored.ETag, Token));
        Assert.Equal(8, (await new FileRunStore(folder, Durability.PowerCut).GetAsync(run.Id, Token))!.Value.Tries);
    }

    [Fact]
    public async Task A_file_damaged_in_the_middle_is_refused_and_not_read_as_something_else()
    {
        var store = NewStore(out string folder);
        var run = NewRun();
        string? tag = await store.TrySaveAsync(new RunSave(run), null, Token);
        await store.TrySaveAsync(new RunSave(run with { Tries = 7 }), tag, Token);
        string path = Path.Combine(folder, "open", run.Id + ".log");
        byte[] bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);

        await Assert.ThrowsAsync<InvalidDataException>(() => new FileRunStore(folder, Durability.PowerCut).GetAsync(run.Id, Token));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task An_id_that_could_be_a_path_is_never_looked_for(string id)
    {
        var store = NewStore(out _);
        Assert.Null(await store.GetAsync(id, Token));
        Assert.Empty(await store.EventsAsync(id, 0, Token));
    }

    private static QuestionRun NewRun() => new()
    {
        Id = "q_1",
        DecideVersion = 1,
        ConversationId = "conv_1",
        Question = "?",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
        Limits = new RunLimits(),
    };
}
