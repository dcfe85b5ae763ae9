using Tally.Model;
using Tally.Questions;

namespace Tally.Conformance;

/// <summary>What every conversation store does. Ids are unique, so tests can share one store.</summary>
public abstract class ConversationStoreConformance
{
    private readonly string _id = "conv_" + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IConversationStore> CreateAsync();

    [Fact]
    public async Task What_was_never_put_is_not_there()
    {
        var store = await CreateAsync();
        Assert.Null(await store.GetAsync(_id, Token));
        await store.DeleteAsync(_id, Token);
    }

    [Fact]
    public async Task A_conversation_comes_back_whole()
    {
        var store = await CreateAsync();
        var conversation = New() with
        {
            Owner = "été",
            Turns = [new Turn("q_1", QuestionOutcome.NotInData)],
            Queue = ["q_2", "q_3"],
            NextResult = 7,
            Provider = new ProviderLink { Level = ModelLevel.PreviousResponse, Model = "m", ResponseId = "resp_1", At = At },
        };

        Assert.True(await store.TryPutAsync(conversation, null, Token));

        Assert.Equivalent(conversation, (await store.GetAsync(_id, Token))!.Value, strict: true);
    }

    [Fact]
    public async Task Of_two_writers_the_first_wins_and_the_other_changes_nothing()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New(), null, Token));
        Assert.False(await store.TryPutAsync(New() with { NextChart = 9 }, null, Token));
        string tag = (await store.GetAsync(_id, Token))!.ETag;

        Assert.True(await store.TryPutAsync(New().Enqueue("q_1"), tag, Token));
        Assert.False(await store.TryPutAsync(New().Enqueue("q_2"), tag, Token));

        Assert.Equal(["q_1"], (await store.GetAsync(_id, Token))!.Value.Queue);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_no_question()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New(), null, Token));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => EnqueueAsync(store, $"q_{number}"), Token)));

        Assert.Equal(8, (await store.GetAsync(_id, Token))!.Value.Queue.Distinct().Count());
    }

    [Fact]
    public async Task A_long_conversation_is_kept_whole()
    {
        var store = await CreateAsync();
        var turns = Enumerable.Range(0, 3000).Select(number => new Turn($"q_{number:D40}", QuestionOutcome.Answered)).ToList();
        Assert.True(await store.TryPutAsync(New() with { Turns = turns }, null, Token));

        Assert.Equal(turns, (await store.GetAsync(_id, Token))!.Value.Turns);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_begin_anew()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New(), null, Token));
        string tag = (await store.GetAsync(_id, Token))!.ETag;

        await store.DeleteAsync(_id, Token);

        Assert.Null(await store.GetAsync(_id, Token));
        Assert.False(await store.TryPutAsync(New(), tag, Token));
        Assert.True(await store.TryPutAsync(New(), null, Token));
    }

    private static DateTimeOffset At => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private async Task EnqueueAsync(IConversationStore store, string questionId)
    {
        while (true)
        {
            var stored = (await store.GetAsync(_id, Token))!;
            if (await store.TryPutAsync(stored.Value.Enqueue(questionId), stored.ETag, Token))
                return;
        }
    }

    private Conversation New() => new() { Id = _id, CreatedAt = At };
}
