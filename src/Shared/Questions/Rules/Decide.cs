using System.Collections.Frozen;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// What a run does next, and what a reply or a failure makes of it: pure functions of the run. A run keeps the version it
/// was started under, so a new version never changes the course of a question already on its way.
/// </summary>
public sealed class Decide
{
    private readonly FrozenDictionary<int, IDecide> _versions;

    /// <summary>The versions a build has; new runs get the newest.</summary>
    internal Decide(params IReadOnlyCollection<IDecide> versions)
    {
        _versions = versions.ToFrozenDictionary(static rules => rules.Version);
        NewestVersion = _versions.Keys.Max();
    }

    /// <summary>The versions of this build. One that runs may still be under is taken out no sooner than they have ended.</summary>
    public static Decide Shipped { get; } = new(DecideV1.Rules);

    /// <summary>The version that new runs get.</summary>
    public int NewestVersion { get; }

    public NextStep Next(QuestionRun run) => For(run).Next(run);

    /// <summary>The service described the segment that was started or polled.</summary>
    public QuestionRun Reply(QuestionRun run, ModelRun reply, Func<string, Tools.ToolMakes> makes) => For(run).Reply(run, reply, makes);

    /// <summary>The service did not do what was asked of it.</summary>
    public QuestionRun Recover(QuestionRun run, ModelFailure failure, ModelCall call) => For(run).Recover(run, failure, call);

    private IDecide For(QuestionRun run) => _versions.TryGetValue(run.DecideVersion, out var rules)
        ? rules
        : throw new NotSupportedException($"Question {run.Id} was started under rules {run.DecideVersion}, which this build does not have.");
}

/// <summary>One version of the rules.</summary>
internal interface IDecide
{
    /// <summary>What runs under it are marked with.</summary>
    int Version { get; }

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
