using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class ConversationSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.Stateless)]
    public async Task Questions_asked_at_once_on_one_conversation_are_answered_one_at_a_time_in_order(ModelLevel level)
    {
        int running = 0, most = 0;
        var model = new ScriptedModel(level, seen =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Sleep(3);
            Interlocked.Decrement(ref running);
            return Analyst.Answer(seen);
        });
        await using var desk = new Desk(model);
        string conversation = (await desk.AnswerAsync("Combien en 2011 ?")).ConversationId;

        var asked = new List<string>();
        foreach (int year in Enumerable.Range(2012, 8))
            asked.Add((await desk.AskAsync($"Et en {year} ?", conversation)).QuestionId);
        var answers = await Task.WhenAll(asked.Select(id => desk.Driver.RunAsync(id, Token)));

        Assert.Equal(Enumerable.Range(2012, 8).Select(year => $"En {year} : {year + 1000}"), answers.Select(answer => answer.Text));
        Assert.Equal(1, most);
        var thread = await desk.Get<ShowConversation>().RunAsync(conversation, Token);
        Assert.Equal(9, thread!.Questions.Count);
        Assert.Equal(asked, thread.Questions.Skip(1).Select(question => question.Id));
    }

    [Theory]
    [InlineData(1000, 2)]
    [InlineData(100_000, 1)]
    public async Task A_thread_that_has_grown_long_goes_on_in_a_new_conversation_of_the_provider(int tokens, int conversations)
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model, limits: Desk.Limits with { Tokens = tokens });
        string conversation = (await desk.AnswerAsync("Combien en 2020 ?")).ConversationId;

        Assert.Equal("En 2021 : 3021", (await desk.AnswerAsync("Et en 2021 ?", conversation)).Text);
        Assert.Equal(conversations, model.Conversations);
    }

    [Fact]
    public async Task A_full_queue_refuses_and_keeps_nothing()
    {
        var hold = new TaskCompletionSource();
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, seen =>
        {
            hold.Task.Wait(TimeSpan.FromSeconds(5));
            return Analyst.Answer(seen);
        }), limits: Desk.Limits with { Queue = 2 });
        var first = await desk.AskAsync("Combien en 2020 ?");
        await desk.AskAsync("Et en 2021 ?", first.ConversationId);

        var refused = await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = "Et en 2019 ?", ConversationId = first.ConversationId }, desk.Driver, Token);

        Assert.Equal("queue_full", Assert.IsType<AskOutcome.Refused>(refused).Code);
        hold.SetResult();
    }

    [Fact]
    public async Task A_question_on_somebody_elses_conversation_is_refused_as_unknown()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));
        var first = await desk.AnswerAsync("Combien en 2020 ?");

        var refused = await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = "Et 2021 ?", ConversationId = first.ConversationId, Owner = "someone" }, desk.Driver, Token);

        Assert.Equal("unknown_conversation", Assert.IsType<AskOutcome.Refused>(refused).Code);
    }

    [Fact]
    public async Task A_cancelled_question_stays_cancelled_and_the_next_one_on_its_conversation_is_answered()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model);
        for (int times = 0; times < 1000; times++)
            model.Say(ModelCall.Poll, new ModelRun { Id = "", Status = ModelRunStatus.InProgress });
        var asked = await desk.AskAsync("Combien en 2020 ?");
        while ((await desk.RunOfAsync(asked.QuestionId)).Stage != RunStage.Running)
            await Task.Yield();

        var cancelled = await desk.Get<CancelQuestion>().RunAsync(asked.QuestionId, desk.Driver, Token);
        var again = await desk.Get<CancelQuestion>().RunAsync(asked.QuestionId, desk.Driver, Token);

        Assert.Equal(("cancelled", "cancelled"), (cancelled!.Status, again!.Status));
        Assert.Single(model.Cancelled);
        Assert.Equal(QuestionOutcome.Cancelled, (await desk.Driver.RunAsync(asked.QuestionId, Token)).Outcome);
        model.Drain();
        Assert.Equal("En 2021 : 3021", (await desk.AnswerAsync("Et en 2021 ?", asked.ConversationId)).Text);
    }

    [Theory]
    [InlineData(RunStage.Queued)]
    [InlineData(RunStage.Opening)]
    [InlineData(RunStage.MessageDue)]
    [InlineData(RunStage.SegmentDue)]
    [InlineData(RunStage.Running)]
    [InlineData(RunStage.CallsDue)]
    [InlineData(RunStage.AnswerDue)]
    [InlineData(RunStage.GateDue)]
    public async Task A_run_can_be_cancelled_in_every_stage(RunStage stage)
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));
        var driver = new IdleDriver();
        var asked = (AskOutcome.Accepted)await desk.Get<AskQuestion>().RunAsync(new AskInput { Question = "Combien en 2020 ?" }, driver, Token);
        string id = asked.QuestionId;
        if (stage == RunStage.Queued)
            id = ((AskOutcome.Accepted)await desk.Get<AskQuestion>().RunAsync(
                new AskInput { Question = "Et ?", ConversationId = asked.ConversationId }, driver, Token)).QuestionId;
        var steps = desk.Get<IQuestionSteps>();
        while ((await desk.RunOfAsync(id)).Stage != stage)
            await steps.ExecuteAsync(id, (await steps.PeekAsync(id, Token)).Next, Token);

        var receipt = await steps.CancelAsync(id, Token);
        var late = await steps.ExecuteAsync(id, new NextStep.PollRun(), Token);

        Assert.Equal(new NextStep.Finish(QuestionOutcome.Cancelled), receipt.Next);
        Assert.Equal(receipt.Next, late.Next);
        Assert.Equal(QuestionOutcome.Cancelled, (await desk.Get<ShowQuestion>().AnswerAsync(id, Token))!.Outcome);
    }

    [Fact]
    public async Task Deleting_a_conversation_deletes_its_questions_and_what_the_provider_keeps()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model);
        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.True(await desk.Get<DeleteConversation>().RunAsync(answer.ConversationId, desk.Driver, Token));

        Assert.Single(model.Deleted);
        Assert.Null(await desk.Get<ShowQuestion>().RunAsync(answer.Id, Token));
        Assert.Null(await desk.Get<ShowConversation>().RunAsync(answer.ConversationId, Token));
        Assert.False(await desk.Get<DeleteConversation>().RunAsync(answer.ConversationId, desk.Driver, Token));
    }

    [Fact]
    public async Task Events_tell_the_whole_story_and_can_be_followed_from_any_point()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));
        var asked = await desk.AskAsync("Combien en 2020 ?");

        var live = await desk.Get<FollowEvents>().RunAsync(asked.QuestionId, 0, Token).ToListAsync(Token);
        var rest = await desk.Get<FollowEvents>().RunAsync(asked.QuestionId, 3, Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(1, live.Count).Select(number => (long)number), live.Select(one => one.Sequence));
        Assert.Equal(live.Skip(3).Select(one => one.Kind), rest.Select(one => one.Kind));
        Assert.Equal("accepted", live[0].Kind);
        Assert.Contains(live, one => one.Kind == "tool-call" && (string?)one.Data["tool"] == "query");
        Assert.Contains(live, one => one.Kind == "tool-output" && (bool)one.Data["ok"]!);
        Assert.Equal("En ▮▮▮▮ : ▮", (string?)live.Single(one => one.Kind == "draft").Data["text"]);
        Assert.Equal("answer", live[^1].Kind);
    }

    [Fact]
    public async Task A_driver_that_has_enough_to_do_turns_questions_away()
    {
        await using var desk = new Desk(
            new ScriptedModel(ModelLevel.Stateless, Analyst.Answer),
            change: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(
                services, new LocalDriverOptions { MaxInFlight = 0 }));

        var outcome = await desk.Get<AskQuestion>().RunAsync(new AskInput { Question = "Combien en 2020 ?" }, desk.Driver, Token);

        Assert.True(Assert.IsType<AskOutcome.Busy>(outcome).RetryAfter > TimeSpan.Zero);
    }

    [Fact]
    public async Task Two_hundred_questions_at_once_are_all_answered_right()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));

        var answers = await Task.WhenAll(Enumerable.Range(1900, 200).Select(year => desk.AnswerAsync($"Combien en {year} ?")));

        Assert.Equal(Enumerable.Range(1900, 200).Select(year => $"En {year} : {year + 1000}"), answers.Select(answer => answer.Text));
        Assert.Equal(400, desk.Model.Responses);
    }
}
