using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>A question can be cancelled wherever it is, and what was said once stays said.</summary>
public sealed class CancelSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ModelLevel, int> Places()
    {
        var places = new TheoryData<ModelLevel, int>();
        foreach (var level in Enum.GetValues<ModelLevel>())
        {
            for (int steps = 0; steps < 9; steps++)
                places.Add(level, steps);
        }

        return places;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task It_is_cancelled_after_any_number_of_steps_and_no_later_step_changes_that(ModelLevel level, int before)
    {
        var model = new ScriptedModel(level, Analyst.Answer);
        await using var desk = new Desk(model);
        string id = await AskAsync(desk);
        var steps = desk.Get<IQuestionSteps>();
        var receipt = await steps.PeekAsync(id, Token);
        for (int step = 0; step < before && receipt.Next is not NextStep.Finish; step++)
            receipt = await steps.ExecuteAsync(id, receipt.Next, Token);
        var due = receipt.Next;
        bool wasRunning = due is NextStep.PollRun;
        var outcome = due is NextStep.Finish(var ended) ? ended : QuestionOutcome.Cancelled;

        var cancelled = await steps.CancelAsync(id, Token);
        var later = await steps.ExecuteAsync(id, due, Token);
        var expired = await steps.ExpireAsync(id, Token);
        var failed = await steps.FailAsync(id, Token);

        Assert.All([cancelled, later, expired, failed], one => Assert.Equal(new NextStep.Finish(outcome), one.Next));
        Assert.Equal(outcome, (await desk.Get<ShowQuestion>().AnswerAsync(id, Token))!.Outcome);
        Assert.Equal(wasRunning ? 1 : 0, model.Cancelled.Count);
        var events = await desk.Get<FollowEvents>().RunAsync(id, 0, Token).ToListAsync(Token);
        Assert.Single(events, one => one.Kind is "answer" or "cancelled" or "failed" or "expired");
    }

    [Fact]
    public async Task A_question_that_waits_its_turn_can_be_cancelled_and_the_one_before_goes_on()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));
        var ask = desk.Get<AskQuestion>();
        var first = Assert.IsType<AskOutcome.Accepted>(await ask.RunAsync(new AskInput { Question = "2020" }, new IdleDriver(), Token));
        var second = Assert.IsType<AskOutcome.Accepted>(
            await ask.RunAsync(new AskInput { Question = "2019", ConversationId = first.ConversationId }, new IdleDriver(), Token));

        await desk.Get<IQuestionSteps>().CancelAsync(second.QuestionId, Token);

        Assert.Equal(QuestionOutcome.Answered, (await desk.Driver.RunAsync(first.QuestionId, Token)).Outcome);
        Assert.Equal(QuestionOutcome.Cancelled, (await desk.Driver.RunAsync(second.QuestionId, Token)).Outcome);
    }

    private static async Task<string> AskAsync(Desk desk) => Assert.IsType<AskOutcome.Accepted>(
        await desk.Get<AskQuestion>().RunAsync(new AskInput { Question = "2020" }, new IdleDriver(), Token)).QuestionId;
}
