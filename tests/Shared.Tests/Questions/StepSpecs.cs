using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>The steps one by one, as the durable orchestrator drives them.</summary>
public sealed class StepSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_steps_of_a_question_with_one_turn_of_tools_at_the_richest_level()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));
        string id = await AskAsync(desk);
        var steps = desk.Get<IQuestionSteps>();
        var seen = new List<string>();
        var receipt = await steps.PeekAsync(id, Token);
        while (receipt.Next is not NextStep.Finish)
        {
            seen.Add(receipt.Next.GetType().Name);
            receipt = await steps.ExecuteAsync(id, receipt.Next, Token);
        }

        Assert.Equal(
            [
                "CreateConversation", "CreateMessage", "StartRun", "PollRun", "CallTools", "SubmitToolOutputs", "PollRun", "CollectAnswer", "CheckDraft",
            ],
            seen);
        Assert.Equal(new NextStep.Finish(QuestionOutcome.Answered), receipt.Next);
    }

    [Fact]
    public async Task A_step_executed_twice_is_done_once()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        await using var desk = new Desk(model);
        string id = await AskAsync(desk);
        var steps = desk.Get<IQuestionSteps>();
        var receipt = await steps.PeekAsync(id, Token);
        while (receipt.Next is not NextStep.Finish)
        {
            var step = receipt.Next;
            receipt = await steps.ExecuteAsync(id, step, Token);
            var again = step.GetType() == receipt.Next.GetType() ? receipt : await steps.ExecuteAsync(id, step, Token);
            Assert.Equal(receipt.Next.GetType(), again.Next.GetType());
        }

        Assert.Equal(2, model.Responses);
    }

    [Fact]
    public async Task Calls_carried_out_one_by_one_are_recorded_by_the_step_and_not_made_again()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.PreviousResponse, seen => seen[^1] is TranscriptItem.UserMessage(var question)
            ? [Analyst.Query(question, 1), Analyst.Query("2019", 2), new OutputItem.FunctionCall("call_3", "no_such_tool", "{"), new OutputItem.FunctionCall("call_4", "query", "not json")]
            : Analyst.Answer([.. seen.SkipLast(3)])));
        string id = await AskAsync(desk);
        var steps = desk.Get<IQuestionSteps>();
        var receipt = await steps.PeekAsync(id, Token);
        while (receipt.Next is not NextStep.CallTools)
            receipt = await steps.ExecuteAsync(id, receipt.Next, Token);
        var calls = (NextStep.CallTools)receipt.Next;
        Assert.Equal(4, calls.CallIds.Count);

        await Task.WhenAll(calls.CallIds.Select(call => steps.CallToolAsync(id, call, Token)));
        receipt = await steps.ExecuteAsync(id, calls, Token);
        while (receipt.Next is not NextStep.Finish)
            receipt = await steps.ExecuteAsync(id, receipt.Next, Token);

        var answer = await desk.Get<ShowQuestion>().AnswerAsync(id, Token);
        Assert.Equal("En 2020 : 3020", answer!.Text);
        Assert.Equal(["R1", "R2"], answer.Queries.Select(query => query.Id));
        var outputs = desk.Model.Requests.Last().Input.OfType<TranscriptItem.FunctionOutput>().ToList();
        Assert.Contains("unknown-tool", outputs[2].Output, StringComparison.Ordinal);
        Assert.Contains("bad-arguments", outputs[3].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_on_the_same_versions_shows_no_difference()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));
        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        var replay = Assert.IsType<ReplayOutcome.Replayed>(await desk.Get<ReplayQuestion>().RunAsync(answer.Id, ReplayOn.Pinned, Token));

        Assert.True(replay.IsSame);
        Assert.Equal(("3020", "3020"), (replay.Figures[0].Before, replay.Figures[0].Now));
    }

    [Fact]
    public async Task A_run_started_under_rules_this_build_does_not_have_is_not_guessed_at()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));
        var run = await desk.RunOfAsync(await AskAsync(desk));

        Assert.Throws<NotSupportedException>(() => Decide.Shipped.Next(run with { DecideVersion = 99 }));
    }

    [Fact]
    public async Task Runs_stay_small_whatever_the_model_writes()
    {
        var store = new MemoryRunStore();
        await using var desk = new Desk(
            new ScriptedModel(ModelLevel.StoredHistory, seen => seen[^1] is TranscriptItem.UserMessage ? Analyst.Answer(seen) : [new OutputItem.Message(new string('x', 200_000), [])]),
            runs: store);

        await desk.AnswerAsync("Combien en 2020 ?");

        Assert.All(store.Saves, run => Assert.True(System.Text.Json.JsonSerializer.Serialize(run, QuestionJson.Options).Length < 6_000));
    }

    private static async Task<string> AskAsync(Desk desk) => ((AskOutcome.Accepted)await desk.Get<AskQuestion>().RunAsync(
        new AskInput { Question = "Combien en 2020 ?" }, new IdleDriver(), Token)).QuestionId;
}
