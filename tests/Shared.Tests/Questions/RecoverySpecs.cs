using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>What is looked for before it is made again, and what is never made twice.</summary>
public sealed class RecoverySpecs
{
    [Fact]
    public async Task A_segment_whose_start_was_not_heard_of_is_found_in_the_conversation_and_not_bought_again()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model);
        model.Fail(ModelCall.StartRun, ModelFailureKind.Unreachable, after: true);

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal("En 2020 : 3020", answer.Text);
        Assert.Equal(2, model.Responses);
        Assert.Equal(0, (await desk.RunOfAsync(answer.Id)).UnclearStarts);
    }

    [Fact]
    public async Task A_message_whose_creation_was_not_heard_of_is_found_and_not_written_twice()
    {
        IReadOnlyList<TranscriptItem> last = [];
        var model = new ScriptedModel(ModelLevel.Conversation, seen => Analyst.Answer(last = seen));
        await using var desk = new Desk(model);
        model.Fail(ModelCall.CreateMessage, ModelFailureKind.ServerError, after: true);

        await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Single(last.OfType<TranscriptItem.UserMessage>());
    }

    [Theory]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    public async Task Where_nothing_can_be_looked_up_the_second_start_is_counted(ModelLevel level)
    {
        var model = new ScriptedModel(level, Analyst.Answer);
        await using var desk = new Desk(model);
        model.Fail(ModelCall.StartRun, ModelFailureKind.Unreachable, after: true);

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal(QuestionOutcome.Answered, answer.Outcome);
        Assert.Equal((3, 1), (model.Responses, (await desk.RunOfAsync(answer.Id)).UnclearStarts));
    }

    [Fact]
    public async Task A_conversation_the_service_has_lost_is_built_anew_from_our_transcript()
    {
        IReadOnlyList<TranscriptItem> last = [];
        var model = new ScriptedModel(ModelLevel.Conversation, seen => Analyst.Answer(last = seen));
        await using var desk = new Desk(model);
        var first = await desk.AnswerAsync("Combien en 2020 ?");
        model.Forget();

        var second = await desk.AnswerAsync("Et en 2021 ?", first.ConversationId);

        Assert.Equal("En 2021 : 3021", second.Text);
        Assert.Equal(["Combien en 2020 ?", "Et en 2021 ?"], last.OfType<TranscriptItem.UserMessage>().Select(message => message.Text));
        Assert.Contains(last, item => item is TranscriptItem.FunctionOutput);
    }

    [Fact]
    public async Task A_parent_response_that_is_gone_is_replaced_by_the_whole_history()
    {
        IReadOnlyList<TranscriptItem> last = [];
        var model = new ScriptedModel(ModelLevel.PreviousResponse, seen => Analyst.Answer(last = seen));
        await using var desk = new Desk(model);
        var first = await desk.AnswerAsync("Combien en 2020 ?");
        model.Forget();

        var second = await desk.AnswerAsync("Et en 2021 ?", first.ConversationId);

        Assert.Equal("En 2021 : 3021", second.Text);
        Assert.Equal(2, last.OfType<TranscriptItem.UserMessage>().Count());
        Assert.Contains(model.Requests, request => request.Context is RunContext.History { Stored: true });
    }

    [Theory]
    [InlineData(ModelFailureKind.DanglingCall)]
    [InlineData(ModelFailureKind.ConversationLocked)]
    [InlineData(ModelFailureKind.Unsupported)]
    [InlineData(ModelFailureKind.ContextTooLong)]
    [InlineData(ModelFailureKind.NotFound)]
    public async Task A_conversation_that_refuses_again_and_again_is_given_up_for_the_whole_history(ModelFailureKind kind)
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model, limits: Desk.Limits with { Lag = TimeSpan.FromMilliseconds(10) });
        for (int times = 0; times < 3; times++)
            model.Fail(ModelCall.StartRun, kind);

        Assert.Equal("En 2020 : 3020", (await desk.AnswerAsync("Combien en 2020 ?")).Text);
    }

    [Fact]
    public async Task History_that_does_not_fit_is_cut_by_whole_turns_and_the_answer_says_so()
    {
        var model = new ScriptedModel(ModelLevel.StoredHistory, Analyst.Answer);
        await using var desk = new Desk(model, limits: Desk.Limits with { HistoryCharacters = 20 });
        var first = await desk.AnswerAsync("Combien en 2020 ?");

        var second = await desk.AnswerAsync("Et en 2021 ?", first.ConversationId);

        Assert.Contains(ThreadHistory.CutNote, second.Notes);
        Assert.Equal("En 2021 : 3021", second.Text);
    }

    [Theory]
    [InlineData(ModelRunStatus.Failed, null, "run_failed", 3)]
    [InlineData(ModelRunStatus.Cancelled, null, "run_cancelled", 1)]
    [InlineData(ModelRunStatus.Incomplete, "content_filter", "content_filter", 1)]
    [InlineData(ModelRunStatus.Incomplete, "max_output_tokens", "max_output_tokens", 2)]
    [InlineData(ModelRunStatus.Incomplete, "something_new", "incomplete", 1)]
    public async Task Every_way_a_run_can_end_badly_has_its_name(ModelRunStatus status, string? reason, string code, int starts)
    {
        var model = new ScriptedModel(ModelLevel.PreviousResponse, Analyst.Answer);
        await using var desk = new Desk(model);
        for (int times = 0; times < starts; times++)
            model.Say(ModelCall.Poll, new ModelRun { Id = "", Status = status, IncompleteReason = reason });

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal((QuestionOutcome.Failed, code), (answer.Outcome, answer.Error?.Code));
        Assert.Equal(starts, model.Requests.Count);
    }

    [Fact]
    public async Task A_failed_run_without_a_reason_is_started_again()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model);
        model.Say(ModelCall.Poll, new ModelRun { Id = "", Status = ModelRunStatus.Failed });

        Assert.Equal("En 2020 : 3020", (await desk.AnswerAsync("Combien en 2020 ?")).Text);
    }

    [Fact]
    public async Task A_run_is_taken_up_by_the_next_process_where_the_last_one_left_it()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        var first = new Desk(model, limits: Desk.Limits with { FirstPause = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromSeconds(10) });
        model.Fail(ModelCall.Poll, ModelFailureKind.ServerError);
        string id = (await first.AskAsync("Combien en 2020 ?")).QuestionId;
        while ((await first.RunOfAsync(id)).Pause is null)
            await Task.Yield();
        await first.DisposeAsync();

        await using var second = new Desk(model, first.Home);
        string? response = (await second.RunOfAsync(id)).Segment.ResponseId;
        await second.Get<IQuestionSteps>().ExecuteAsync(id, new NextStep.Wait(default), TestContext.Current.CancellationToken);
        Assert.Equal(1, await second.Driver.ResumeAsync(TestContext.Current.CancellationToken));
        var answer = await second.Driver.RunAsync(id, TestContext.Current.CancellationToken);

        Assert.NotNull(response);
        Assert.Equal("En 2020 : 3020", answer.Text);
        Assert.Equal(2, model.Responses);
    }
}
