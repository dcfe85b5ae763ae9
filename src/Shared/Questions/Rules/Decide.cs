using System.Collections.Frozen;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// What a run does next, and what a reply or a failure makes of it: pure functions of the run. A run keeps the version it
/// was started under, so a new version never changes the course of a question already on its way.
/// </summary>
public static class Decide
{
    /// <summary>The version that new runs get.</summary>
    public const int CurrentVersion = 1;

    public static NextStep Next(QuestionRun run) => For(run).Next(run);

    /// <summary>The service described the segment that was started or polled.</summary>
    public static QuestionRun Reply(QuestionRun run, ModelRun reply, Func<string, Tools.ToolMakes> makes) => For(run).Reply(run, reply, makes);

    /// <summary>The service did not do what was asked of it.</summary>
    public static QuestionRun Recover(QuestionRun run, ModelFailure failure, ModelCall call) => For(run).Recover(run, failure, call);

    private static readonly FrozenDictionary<int, IDecide> Versions =
        new Dictionary<int, IDecide> { [1] = DecideV1.Rules }.ToFrozenDictionary();

    private static IDecide For(QuestionRun run) => Versions.TryGetValue(run.DecideVersion, out var rules)
        ? rules
        : throw new NotSupportedException($"Question {run.Id} was started under rules {run.DecideVersion}, which this build does not have.");
}

/// <summary>One version of the rules.</summary>
internal interface IDecide
{
    NextStep Next(QuestionRun run);

    QuestionRun Reply(QuestionRun run, ModelRun reply, Func<string, Tools.ToolMakes> makes);

    QuestionRun Recover(QuestionRun run, ModelFailure failure, ModelCall call);
}

/// <summary>Which request of ours failed.</summary>
public enum ModelCall
{
    CreateConversation,
    CreateMessage,
    StartRun,
    Poll,
}
