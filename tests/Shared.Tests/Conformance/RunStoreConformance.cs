using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tally.Questions;

namespace Tally.Conformance;

/// <summary>What every run store does. Ids and owners are unique, so tests can share one store.</summary>
public abstract class RunStoreConformance
{
    private readonly string _id = "q_" + Guid.NewGuid().ToString("N");
    private readonly string _owner = Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IRunStore> CreateAsync();

    [Fact]
    public async Task What_was_never_saved_is_not_there()
    {
        var store = await CreateAsync();
        Assert.Null(await store.GetAsync(_id, Token));
        Assert.Null(await store.GetPayloadAsync(_id, "setup", Token));
        Assert.Empty(await store.EventsAsync(_id, 0, Token));
    }

    [Fact]
    public async Task A_run_its_payloads_and_its_events_come_back_whole()
    {
        var store = await CreateAsync();
        var run = Run() with { Calls = [new RunCall { Index = 0, CallId = "call_é", Name = "query", Segment = 0, ResultId = "R1" }] };

        string? tag = await store.TrySaveAsync(Save(run, events: 2, ("setup", "{\"texte\":\"été\"}")), null, Token);

        var stored = await store.GetAsync(_id, Token);
        Assert.Equal(tag, stored!.ETag);
        Assert.Equivalent(run, stored.Value, strict: true);
        Assert.Equal("{\"texte\":\"été\"}", await PayloadAsync(store, "setup"));
        Assert.Equal([1L, 2L], (await store.EventsAsync(_id, 0, Token)).Select(one => one.Sequence));
    }

    [Fact]
    public async Task The_first_of_two_writers_wins_and_the_other_changes_nothing()
    {
        var store = await CreateAsync();
        string? first = await store.TrySaveAsync(Save(Run()), null, Token);
        Assert.Null(await store.TrySaveAsync(Save(Run() with { Tries = 9 }, events: 1, ("draft", "1")), null, Token));

        string? second = await store.TrySaveAsync(Save(Run() with { Tries = 1 }), first, Token);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Null(await store.TrySaveAsync(Save(Run() with { Tries = 2 }, events: 1, ("draft", "2")), first, Token));

        Assert.Equal(1, (await store.GetAsync(_id, Token))!.Value.Tries);
        Assert.Null(await store.GetPayloadAsync(_id, "draft", Token));
        Assert.Empty(await store.EventsAsync(_id, 0, Token));
    }

    [Fact]
    public async Task Of_many_writers_at_once_exactly_one_wins()
    {
        var store = await CreateAsync();
        string? tag = await store.TrySaveAsync(Save(Run()), null, Token);

        var tags = await Task.WhenAll(Enumerable.Range(1, 16).Select(number =>
            Task.Run(() => store.TrySaveAsync(Save(Run() with { Tries = number }), tag, Token), Token)));

        Assert.Single(tags, won => won is not null);
    }

    [Fact]
    public async Task A_payload_put_aside_leaves_the_snapshot_and_its_tag_alone()
    {
        var store = await CreateAsync();
        string? tag = await store.TrySaveAsync(Save(Run()), null, Token);

        Assert.Null(await store.GetAsideAsync(_id, "call-0", Token));
        await store.PutAsideAsync(_id, new RunPayload("call-0", "[1]"u8.ToArray()), Token);
        await store.PutAsideAsync(_id, new RunPayload("call-0", "[2]"u8.ToArray()), Token);

        Assert.Equal("[2]"u8.ToArray(), await store.GetAsideAsync(_id, "call-0", Token));
        Assert.Equal(tag, (await store.GetAsync(_id, Token))!.ETag);
        Assert.NotNull(await store.TrySaveAsync(Save(Run() with { Tries = 1 }), tag, Token));
        Assert.Equal("[2]"u8.ToArray(), await store.GetAsideAsync(_id, "call-0", Token));
        Assert.Null(await store.GetAsideAsync("..", "call-0", Token));
    }

    [Fact]
    public async Task Payloads_of_later_saves_replace_and_add()
    {
        var store = await CreateAsync();
        string? tag = await store.TrySaveAsync(Save(Run(), 0, ("a", "1"), ("b", "2")), null, Token);
        await store.TrySaveAsync(Save(Run(), 0, ("b", "3"), ("c", "4")), tag, Token);
        Assert.Equal("134", await PayloadAsync(store, "a") + await PayloadAsync(store, "b") + await PayloadAsync(store, "c"));
    }

    [Fact]
    public async Task Events_are_read_from_any_point_on_in_order()
    {
        var store = await CreateAsync();
        string? tag = await store.TrySaveAsync(Save(Run(), events: 2), null, Token);
        await store.TrySaveAsync(new RunSave(Run() with { Events = 4 }) { Events = [Event(3), Event(4)] }, tag, Token);

        Assert.Equal([3L, 4L], (await store.EventsAsync(_id, 2, Token)).Select(one => one.Sequence));
        Assert.Empty(await store.EventsAsync(_id, 4, Token));
        Assert.Equal("step-3", (string?)(await store.EventsAsync(_id, 2, Token))[0].Data["name"]);
    }

    [Fact]
    public async Task A_run_is_in_flight_until_it_has_an_outcome()
    {
        var store = await CreateAsync();
        string? tag = await store.TrySaveAsync(Save(Run()), null, Token);
        Assert.Contains(_id, await store.InFlightAsync(Token).ToListAsync(Token));

        await store.TrySaveAsync(Save(Run().End(QuestionOutcome.Answered), 1, ("answer", "{}")), tag, Token);

        Assert.DoesNotContain(_id, await store.InFlightAsync(Token).ToListAsync(Token));
        Assert.Equal(QuestionOutcome.Answered, (await store.GetAsync(_id, Token))!.Value.Outcome);
        Assert.Equal("{}", await PayloadAsync(store, "answer"));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_a_page_at_a_time_for_one_owner()
    {
        var store = await CreateAsync();
        for (int number = 0; number < 5; number++)
        {
            var run = Run() with { Id = $"{_id}{number}", CreatedAt = Start.AddMinutes(number), Owner = number == 2 ? "else" : _owner };
            await store.TrySaveAsync(Save(number % 2 == 0 ? run : run.End(QuestionOutcome.Failed)), null, Token);
        }

        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await store.ListAsync(new RunQuery(_owner, after, 2), Token);
            Assert.True(page.Runs.Count <= 2);
            seen.AddRange(page.Runs.Select(run => run.Id));
            if ((after = page.Next) is null)
                break;
        }

        Assert.Equal([$"{_id}4", $"{_id}3", $"{_id}1", $"{_id}0"], seen);
    }

    [Fact]
    public async Task What_Tally_asked_of_itself_shows_only_to_its_owner()
    {
        var store = await CreateAsync();
        var listed = Run() with { Id = _id + "l", CreatedAt = DateTimeOffset.MaxValue.AddYears(-1) };
        var unlisted = Run() with { Id = _id + "u", CreatedAt = DateTimeOffset.MaxValue.AddYears(-1), IsUnlisted = true };
        await store.TrySaveAsync(Save(listed), null, Token);
        await store.TrySaveAsync(Save(unlisted.End(QuestionOutcome.Answered)), null, Token);

        var everybody = await store.ListAsync(new RunQuery(null, null, 100), Token);
        var own = await store.ListAsync(new RunQuery(_owner, null, 100), Token);

        Assert.Contains(everybody.Runs, run => run.Id == listed.Id);
        Assert.DoesNotContain(everybody.Runs, run => run.Id == unlisted.Id);
        Assert.Equal(2, own.Runs.Count);
    }

    [Fact]
    public async Task A_deleted_run_is_gone_with_everything_beside_it()
    {
        var store = await CreateAsync();
        await store.TrySaveAsync(Save(Run(), 1, ("setup", "{}")), null, Token);
        await store.DeleteAsync(_id, Token);
        await store.DeleteAsync(_id, Token);

        Assert.Null(await store.GetAsync(_id, Token));
        Assert.Null(await store.GetPayloadAsync(_id, "setup", Token));
        Assert.NotNull(await store.TrySaveAsync(Save(Run()), null, Token));
    }

    private static DateTimeOffset Start { get; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private QuestionRun Run() => new()
    {
        Id = _id,
        DecideVersion = 1,
        ConversationId = "conv_1",
        Question = "Combien d'étudiants ?",
        Owner = _owner,
        CreatedAt = Start,
        Deadline = Start.AddMinutes(5),
        Limits = new RunLimits(),
    };

    private static RunSave Save(QuestionRun run, int events = 0, params (string Name, string Json)[] payloads) => new(run)
    {
        Payloads = [.. payloads.Select(payload => new RunPayload(payload.Name, Encoding.UTF8.GetBytes(payload.Json)))],
        Events = [.. Enumerable.Range(1, events).Select(number => Event(number))],
        IsLasting = events > 0,
    };

    private static RunEvent Event(int number) =>
        new(number, Start.AddSeconds(number), "step", new JsonObject { ["name"] = "step-" + number.ToString(CultureInfo.InvariantCulture) });

    private async Task<string> PayloadAsync(IRunStore store, string name) => Encoding.UTF8.GetString((await store.GetPayloadAsync(_id, name, Token))!);
}
