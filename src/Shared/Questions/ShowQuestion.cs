using System.Text.Json;

namespace Tally.Questions;

/// <summary>Shows one question: how far it is, and its answer once there is one.</summary>
public sealed class ShowQuestion(IRunStore runs)
{
    public async Task<QuestionView?> RunAsync(string questionId, CancellationToken cancellationToken)
    {
        if (await runs.GetAsync(questionId, cancellationToken) is not { } stored)
            return null;
        var run = stored.Value;
        return QuestionView.Of(run) with { Answer = run.IsEnded ? await AnswerAsync(questionId, cancellationToken) : null };
    }

    /// <summary>The answer of an ended question; null while it is on its way.</summary>
    public async Task<AnswerDocument?> AnswerAsync(string questionId, CancellationToken cancellationToken) =>
        await runs.GetPayloadAsync(questionId, AnswerWriter.Payload, cancellationToken) is { } json
            ? JsonSerializer.Deserialize<AnswerDocument>(json, QuestionJson.Options)
            : null;
}

/// <summary>A question as callers see it.</summary>
public sealed record QuestionView
{
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Question { get; init; }

    public string? Owner { get; init; }

    /// <summary>queued, running, or the outcome.</summary>
    public required string Status { get; init; }

    public required string Progress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public AnswerDocument? Answer { get; init; }

    internal static QuestionView Of(QuestionRun run) => new()
    {
        Id = run.Id,
        ConversationId = run.ConversationId,
        Question = run.Question,
        Owner = run.Owner,
        Status = run.Outcome is { } outcome
            ? JsonSerializer.SerializeToElement(outcome, QuestionJson.Options).GetString()!
            : run.Stage == RunStage.Queued ? "queued" : "running",
        Progress = Questions.Progress.Of(run),
        CreatedAt = run.CreatedAt,
    };
}
