using System.Collections.Concurrent;
using Tally.Ledger;
using Tally.Questions;
using Tally.SelfTests;

namespace Tally.Shared.Tests.SelfTests;

/// <summary>Answers every question with the same figure, or with none.</summary>
internal sealed class ScriptedAsker(string? figure) : ISelfTestAsker
{
    private readonly ConcurrentDictionary<string, AnswerDocument> given = new();
    private int asked;
    private int forgotten;

    public int Asked => asked;

    public int Forgotten => forgotten;

    public Task<AnswerDocument?> AskAsync(AskInput input, CancellationToken cancellationToken)
    {
        string id = $"q{Interlocked.Increment(ref asked)}";
        return Task.FromResult<AnswerDocument?>(given[id] = new AnswerDocument
        {
            Id = id,
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

    public Task<AnswerDocument?> ReadAsync(string questionId, CancellationToken cancellationToken) => Task.FromResult(given.GetValueOrDefault(questionId));

    public Task ForgetAsync(AnswerDocument answer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref forgotten);
        return Task.CompletedTask;
    }
}
