using Tally.Model;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Shared.Tests.Questions;

/// <summary>The rules as pure functions.</summary>
public sealed class DecideSpecs
{
    [Theory]
    [InlineData(RunStage.Queued, "Wait")]
    [InlineData(RunStage.Opening, "CreateConversation")]
    [InlineData(RunStage.MessageDue, "CreateMessage")]
    [InlineData(RunStage.SegmentDue, "StartRun")]
    [InlineData(RunStage.Running, "PollRun")]
    [InlineData(RunStage.AnswerDue, "CollectAnswer")]
    [InlineData(RunStage.GateDue, "CheckDraft")]
    public void Every_stage_has_its_step(RunStage stage, string step) =>
        Assert.Equal(step, Decide.Shipped.Next(Run() with { Stage = stage }).GetType().Name);

    [Fact]
    public void A_pause_comes_before_anything_else_and_an_outcome_before_the_pause()
    {
        var paused = Run() with { Stage = RunStage.Running, Pause = TimeSpan.FromSeconds(1) };
        Assert.Equal(new NextStep.Wait(TimeSpan.FromSeconds(1)), Decide.Shipped.Next(paused));
        Assert.Equal(new NextStep.Finish(QuestionOutcome.Cancelled), Decide.Shipped.Next(paused.End(QuestionOutcome.Cancelled)));
    }

    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(3600, 30_000)]
    [InlineData(-5, 0)]
    public void What_the_service_asks_us_to_wait_is_honoured_and_capped(double seconds, double expected)
    {
        var failure = Failure(ModelFailureKind.RateLimited) with { RetryAfter = TimeSpan.FromSeconds(seconds) };
        Assert.Equal(expected, Decide.Shipped.Recover(Run() with { Stage = RunStage.SegmentDue }, failure, ModelCall.StartRun).Pause!.Value.TotalMilliseconds);
    }

    /// <summary>Whatever the service does, in whatever order, a run ends after a bounded number of its replies.</summary>
    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    [InlineData(ModelLevel.Stateless)]
    public void No_order_of_failures_and_replies_keeps_a_run_going_for_ever(ModelLevel level)
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var run = Run() with { Level = level, Stage = RunStage.Opening };
            int replies = 0;
            while (!run.IsEnded && replies < 2_000)
            {
                replies++;
                run = Step(run with { Pause = null }, random);
            }

            Assert.True(run.IsEnded, $"seed {seed} was still going after {replies} replies");
        }
    }

    public static TheoryData<ModelLevel, ModelFailureKind> EveryFailure() =>
        [.. from level in Enum.GetValues<ModelLevel>() from kind in Enum.GetValues<ModelFailureKind>() select (level, kind)];

    [Theory]
    [MemberData(nameof(EveryFailure))]
    public void A_failure_that_never_stops_ends_the_run_after_few_tries(ModelLevel level, ModelFailureKind kind)
    {
        var run = Run() with { Level = level, Stage = RunStage.SegmentDue };
        int tries = 0;
        while (!run.IsEnded && tries++ < 100)
            run = Step(run with { Pause = null }, Failure(kind), fails: run.Stage is RunStage.SegmentDue or RunStage.Running, new Random(1));

        Assert.Equal(QuestionOutcome.Failed, run.Outcome);
        Assert.False(string.IsNullOrEmpty(run.Error!.Code));
    }

    private static QuestionRun Step(QuestionRun run, Random random) => Step(
        run, Failure((ModelFailureKind)random.Next(Enum.GetValues<ModelFailureKind>().Length)), random.Next(4) > 0, random);

    private static QuestionRun Step(QuestionRun run, ModelFailure failure, bool fails, Random random)
    {
        return run.Stage switch
        {
            RunStage.Opening when fails => Decide.Shipped.Recover(run, failure, ModelCall.CreateConversation),
            RunStage.Opening => run with { Stage = run.Level == ModelLevel.Conversation ? RunStage.MessageDue : RunStage.SegmentDue },
            RunStage.MessageDue when fails => Decide.Shipped.Recover(run, failure, ModelCall.CreateMessage),
            RunStage.MessageDue => run with { Stage = RunStage.SegmentDue },
            RunStage.SegmentDue when fails => Decide.Shipped.Recover(run, failure, ModelCall.StartRun),
            RunStage.SegmentDue => run with { Stage = RunStage.Running, Segment = run.Segment with { ResponseId = "r" } },
            RunStage.Running when fails => Decide.Shipped.Recover(run, failure, ModelCall.Poll),
            RunStage.Running => Decide.Shipped.Reply(run, Reply(random), _ => ToolMakes.Result),
            RunStage.CallsDue => run.NextSegment(SegmentInput.ToolOutputs),
            _ => run.NextSegment(SegmentInput.GateReasons),
        };
    }

    private static ModelRun Reply(Random random) => new()
    {
        Id = "r",
        Status = (ModelRunStatus)random.Next(2, Enum.GetValues<ModelRunStatus>().Length),
        IncompleteReason = "max_output_tokens",
        Output = random.Next(3) switch
        {
            0 => [],
            1 => [new OutputItem.FunctionCall("c", "query", "{}")],
            _ => [new OutputItem.Message("text", [])],
        },
        Usage = new TokenUsage(10, 10),
    };

    private static ModelFailure Failure(ModelFailureKind kind) => new() { Kind = kind, Message = kind.ToString() };

    private static QuestionRun Run() => new()
    {
        Id = "q_1",
        DecideVersion = 1,
        ConversationId = "c",
        Question = "?",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.MaxValue,
        Limits = new RunLimits(),
    };
}
