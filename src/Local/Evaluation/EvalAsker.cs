using Tally.Local.Hosting;
using Tally.Questions;

namespace Tally.Local.Evaluation;

/// <summary>Asks the questions of an evaluation, each on a conversation of its own.</summary>
internal sealed class EvalAsker(Asking asking, EvalScopes scopes)
{
    /// <summary>Answers in the order of the cases, whatever order they were given in.</summary>
    public async Task<IReadOnlyList<EvalAnswer>> AskAllAsync(
        IReadOnlyList<EvalCase> cases, int parallel, CancellationToken cancellationToken)
    {
        var answers = new EvalAnswer[cases.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, cases.Count, options, async (at, token) => answers[at] = await AskAsync(cases[at], token));
        return answers;
    }

    private async Task<EvalAnswer> AskAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        var scope = scopes.Of(evalCase);
        string? conversation = null;
        foreach (string earlier in evalCase.History)
        {
            var answered = await asking.AskAsync(
                new AskInput { Question = earlier, ConversationId = conversation, Scope = scope }, cancellationToken);
            conversation = answered.ConversationId;
        }

        var answer = await asking.AskAsync(
            new AskInput { Question = evalCase.Question, ConversationId = conversation, Scope = scope }, cancellationToken);
        var given = EvalAnswers.Of(evalCase.Id, answer);
        return given with { Question = evalCase.Question, Verdict = evalCase.Expected is null ? null : EvalScorer.Score(evalCase, given) };
    }
}
