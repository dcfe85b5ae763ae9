using System.Text.Json;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Questions;
using Tally.Questions;

namespace Tally.Functions.Contract.Tests.Questions;

public sealed class AnswerQuestionTests
{
    private const string Id = "q_1";

    private static readonly DateTimeOffset Deadline = new(ReplayEngine.Start.AddMinutes(5));

    [Fact]
    public void A_question_goes_through_every_step_to_its_outcome()
    {
        var engine = Engine(
            new NextStep.CreateConversation(), new NextStep.CreateMessage(), new NextStep.StartRun(), new NextStep.PollRun(),
            new NextStep.CallTools(["call_1"]), new NextStep.SubmitToolOutputs(), new NextStep.PollRun(), new NextStep.CollectAnswer(),
            new NextStep.CheckDraft(), new NextStep.Finish(QuestionOutcome.Answered));
        Assert.Equal(QuestionOutcome.Answered, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal(
            ["CreateConversation", "CreateMessage", "StartRun", "PollRun", "RecordToolOutputs", "SubmitToolOutputs", "PollRun", "CollectAnswer", "Gate"],
            Activities(engine));
        Assert.True(engine.Replays > 10);
    }

    [Theory]
    [InlineData(QuestionOutcome.Answered)]
    [InlineData(QuestionOutcome.NeedsClarification)]
    [InlineData(QuestionOutcome.NotInData)]
    [InlineData(QuestionOutcome.Unverified)]
    [InlineData(QuestionOutcome.Failed)]
    public void A_run_that_has_ended_already_is_left_alone(QuestionOutcome outcome)
    {
        var engine = Engine(new NextStep.Finish(outcome));
        Assert.Equal(outcome, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal([], Activities(engine));
    }

    [Fact]
    public void Calls_of_one_turn_are_made_side_by_side_and_then_recorded()
    {
        var engine = Engine(new NextStep.CallTools(["call_1", "call_2", "call_3"]), new NextStep.Finish(QuestionOutcome.Answered));
        int most = 0;
        engine.Interrupt = open =>
        {
            most = Math.Max(most, open.Count(call => call.Name == "CallTool"));
            return null;
        };
        engine.Run(AnswerQuestion.RunAsync);
        Assert.Equal(3, most);
        Assert.Equal(["CallTool", "CallTool", "CallTool", "RecordToolOutputs"], Activities(engine));
        Assert.Equal(["call_1", "call_2", "call_3"], engine.Calls.Where(call => call.Name == "CallTool").Select(call => call.Input.GetProperty("CallId").GetString()));
    }

    [Fact]
    public void A_wait_is_a_durable_timer_after_which_the_run_is_asked_again()
    {
        var engine = Engine(new NextStep.Wait(TimeSpan.FromSeconds(20)), new NextStep.StartRun(), new NextStep.Finish(QuestionOutcome.Answered));
        Assert.Equal(QuestionOutcome.Answered, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal(["EndWait", "StartRun"], Activities(engine));
        Assert.Contains(engine.Calls, call => call.Kind == "timer" && call.FireAt == ReplayEngine.Start.AddSeconds(20));
    }

    [Fact]
    public void Cancelling_ends_it_while_a_step_is_under_way()
    {
        var engine = Engine(new NextStep.PollRun(), new NextStep.Finish(QuestionOutcome.Answered));
        bool raised = false;
        engine.Interrupt = open =>
        {
            if (raised || !open.Any(call => call.Name == "PollRun"))
                return null;
            raised = true;
            return new HistoryEvent.Raised(AnswerQuestion.CancelEvent, JsonSerializer.SerializeToElement(true));
        };
        Assert.Equal(QuestionOutcome.Cancelled, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal(["PollRun", "CancelQuestion"], Activities(engine));
    }

    [Fact]
    public void The_deadline_ends_it_while_a_step_is_under_way()
    {
        var engine = Engine(new NextStep.PollRun(), new NextStep.Finish(QuestionOutcome.Answered));
        engine.Interrupt = open =>
        {
            if (!open.Any(call => call.Name == "PollRun") || open.FirstOrDefault(call => call.Kind == "timer") is not { } deadline)
                return null;
            deadline.Ended = true;
            return new HistoryEvent.Fired(deadline.Sequence, deadline.FireAt);
        };
        Assert.Equal(QuestionOutcome.Expired, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal(Deadline.UtcDateTime, engine.Calls.Single(call => call.Kind == "timer").FireAt);
    }

    [Fact]
    public void A_step_that_fails_however_often_it_is_tried_ends_the_question()
    {
        var engine = new ReplayEngine(Id, Receipt(new NextStep.StartRun()), (activity, _) => activity switch
        {
            "StartRun" => throw new IOException("storage is away"),
            "FailQuestion" => Receipt(new NextStep.Finish(QuestionOutcome.Failed)),
            _ => throw new InvalidOperationException(activity),
        });
        Assert.Equal(QuestionOutcome.Failed, engine.Run(AnswerQuestion.RunAsync));
        Assert.Equal(["StartRun", "FailQuestion"], Activities(engine));
    }

    [Fact]
    public void Rules_that_a_deployment_changes_in_the_middle_are_none_of_the_orchestrators()
    {
        // Half the history is of steps under the first build's rules; from then on steps come that those rules never had in that order.
        var engine = Engine(
            new NextStep.StartRun(), new NextStep.PollRun(), new NextStep.CollectAnswer(),
            new NextStep.Wait(TimeSpan.FromSeconds(1)), new NextStep.CheckDraft(), new NextStep.CreateMessage(), new NextStep.PollRun(), new NextStep.Finish(QuestionOutcome.Answered));

        Assert.Equal(QuestionOutcome.Answered, engine.Run(AnswerQuestion.RunAsync));

        Assert.Equal(["StartRun", "PollRun", "CollectAnswer", "EndWait", "Gate", "CreateMessage", "PollRun"], Activities(engine));
    }

    [Fact]
    public void The_custom_status_is_the_progress_people_see()
    {
        var engine = Engine(new NextStep.StartRun(), new NextStep.CheckDraft(), new NextStep.Finish(QuestionOutcome.Answered));
        engine.Run(AnswerQuestion.RunAsync);
        Assert.Equal(["StartRun", "CheckDraft", "Finish"], engine.Statuses);
    }

    [Fact]
    public void Every_activity_has_a_retry_policy_and_carries_no_more_than_ids()
    {
        var engine = Engine(new NextStep.CallTools(["call_1", "call_2"]), new NextStep.CheckDraft(), new NextStep.Finish(QuestionOutcome.Answered));
        engine.Run(AnswerQuestion.RunAsync);
        foreach (var call in engine.Calls.Where(call => call.Kind == "activity"))
        {
            Assert.True(call.Options!.Retry!.Policy!.MaxNumberOfAttempts > 1);
            Assert.True(call.Input.ToString().Length < 200);
        }
    }

    /// <summary>A world in which the run takes the given steps in order, a recorded one each time it is asked.</summary>
    private static ReplayEngine Engine(params NextStep[] steps)
    {
        int taken = 0;
        return new ReplayEngine(Id, Receipt(steps[0]), (activity, input) => activity switch
        {
            "CallTool" => null,
            "CancelQuestion" => Receipt(new NextStep.Finish(QuestionOutcome.Cancelled)),
            "ExpireQuestion" => Receipt(new NextStep.Finish(QuestionOutcome.Expired)),
            _ => Receipt(steps[++taken]),
        });
    }

    private static StepReceipt Receipt(NextStep next) => new(Id, next, next.GetType().Name, Deadline);

    private static IEnumerable<string> Activities(ReplayEngine engine) =>
        engine.Calls.Where(call => call.Kind == "activity").Select(call => call.Name);
}
