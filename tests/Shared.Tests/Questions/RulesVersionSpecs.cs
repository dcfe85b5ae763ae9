using Microsoft.Extensions.DependencyInjection;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>A deployment that brings new rules while questions are on their way: the same stores, another build.</summary>
public sealed class RulesVersionSpecs
{
    private static readonly string[] Ending = ["CallTools", "SubmitToolOutputs", "PollRun", "CollectAnswer", "CheckDraft"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_finishes_under_the_rules_it_began_under_and_the_next_one_has_the_new_ones()
    {
        var model = new ScriptedModel(ModelLevel.Conversation, Analyst.Answer);
        string home, begun;
        await using (var before = new Desk(model))
        {
            home = before.Home;
            begun = await AskAsync(before);
            await DriveAsync(before, begun, next => next is NextStep.CallTools);
        }

        await using var after = new Desk(model, home, change: services => services.AddSingleton(new Decide(DecideV1.Rules, new PausingRules())));
        Assert.Equal(Ending, await DriveAsync(after, begun, next => next is NextStep.Finish));
        string asked = await AskAsync(after);
        var steps = await DriveAsync(after, asked, next => next is NextStep.Finish);

        Assert.Equal(["PollRun", "Wait", "CallTools"], steps.SkipWhile(step => step != "PollRun").Take(3));
        Assert.Equal((1, QuestionOutcome.Answered), await EndOfAsync(after, begun));
        Assert.Equal((2, QuestionOutcome.Answered), await EndOfAsync(after, asked));
    }

    [Fact]
    public async Task A_build_that_dropped_a_version_refuses_its_runs_by_name()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));
        var run = await desk.RunOfAsync(await AskAsync(desk));

        var refusal = Assert.Throws<NotSupportedException>(() => new Decide(new PausingRules()).Next(run));
        Assert.Contains($"{run.Id} was started under rules 1", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(Desk desk) => Assert.IsType<AskOutcome.Accepted>(
        await desk.Get<AskQuestion>().RunAsync(new AskInput { Question = "Combien en 2020 ?" }, new IdleDriver(), Token)).QuestionId;

    /// <summary>As the durable orchestrator does: one step after the other, each as the receipt of the one before says.</summary>
    private static async Task<List<string>> DriveAsync(Desk desk, string id, Func<NextStep, bool> isEnough)
    {
        var taken = new List<string>();
        var steps = desk.Get<IQuestionSteps>();
        var receipt = await steps.PeekAsync(id, Token);
        while (!isEnough(receipt.Next))
        {
            taken.Add(receipt.Next.GetType().Name);
            receipt = await steps.ExecuteAsync(id, receipt.Next, Token);
        }

        return taken;
    }

    private static async Task<(int Version, QuestionOutcome? Outcome)> EndOfAsync(Desk desk, string id)
    {
        var run = await desk.RunOfAsync(id);
        return (run.DecideVersion, run.Outcome);
    }
}
