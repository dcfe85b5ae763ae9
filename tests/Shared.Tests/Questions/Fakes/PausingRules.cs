using Tally.Model;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Shared.Tests.Questions;

/// <summary>A second version of the rules, with one more step: it pauses after every reply of the service.</summary>
internal sealed class PausingRules : IDecide
{
    public int Version => 2;

    public NextStep Next(QuestionRun run) => DecideV1.Rules.Next(Own(run));

    public QuestionRun Reply(QuestionRun run, ModelRun reply, Func<string, ToolMakes> makes) =>
        DecideV1.Rules.Reply(Own(run), reply, makes) with { Pause = TimeSpan.FromMilliseconds(1) };

    public QuestionRun Recover(QuestionRun run, ModelFailure failure, ModelCall call) => DecideV1.Rules.Recover(Own(run), failure, call);

    private static QuestionRun Own(QuestionRun run) =>
        run.DecideVersion == 2 ? run : throw new InvalidOperationException("A run of another version came to these rules.");
}
