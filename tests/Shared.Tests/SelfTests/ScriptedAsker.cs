using Tally.Ledger;
using Tally.Questions;
using Tally.SelfTests;

namespace Tally.Shared.Tests.SelfTests;

/// <summary>Answers every question with the same figure, or with none.</summary>
internal sealed class ScriptedAsker(string? figure) : ISelfTestAsker
{
    private int asked;
    private int forgotten;

    public int Asked => asked;

    public int Forgotten => forgotten;

    public Task<AnswerDocument?> AskAsync(AskInput input, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return Task.FromResult<AnswerDocument?>(new AnswerDocument
        {
            Id = "q",
            ConversationId = "c",
            Question = input.Question,
            Outcome = figure is null ? QuestionOutcome.NotInData : QuestionOutcome.Answered,
            Text = figure ?? "The data do not say.",
            Figures = figure is null ? [] : [new DocumentFigure { Text = figure, Start = 0, Value = figure, Class = FigureClass.Quoted }],
            Model = "scripted",
            RuleBased = true,
            Timings = new DocumentTimings(1, 0, 1),
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
    }

    public Task ForgetAsync(AnswerDocument answer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref forgotten);
        return Task.CompletedTask;
    }
}
