using Tally.Model;

namespace Tally.Questions;

/// <summary>A run as a whole: every message, call, piece of code and search of each assistant that answered, with ids and usage.</summary>
public sealed class ShowRun
{
    private readonly IRunStore _runs;
    private readonly MaterialReader _materials;

    internal ShowRun(IRunStore runs, MaterialReader materials) => (_runs, _materials) = (runs, materials);

    /// <param name="answers">As people got them, links and all.</param>
    public async Task<RunDocument> RunAsync(IReadOnlyList<AnswerDocument> answers, CancellationToken cancellationToken)
    {
        var turns = new List<RunTurn>();
        foreach (var answer in answers)
        {
            if (await _runs.GetAsync(answer.Id, cancellationToken) is { } run)
                turns.Add(await TurnAsync(run.Value, answer, cancellationToken));
        }

        return new RunDocument(
            [.. answers.Select(answer => answer.ConversationId).Distinct()],
            turns,
            new DocumentUsage(answers.Sum(answer => answer.Usage.InputTokens), answers.Sum(answer => answer.Usage.OutputTokens)));
    }

    private async Task<RunTurn> TurnAsync(QuestionRun run, AnswerDocument answer, CancellationToken cancellationToken)
    {
        var segments = await _materials.SegmentsAsync(run, cancellationToken);
        var setup = await _materials.SetupAsync(run.Id, cancellationToken);
        var steps = new List<RunStep>();
        foreach (var segment in segments)
            steps.Add(await StepAsync(run, segment, cancellationToken));
        return new RunTurn
        {
            Assistant = run.Assistant,
            QuestionId = run.Id,
            ConversationId = run.ConversationId,
            ProviderConversationId = run.ProviderConversation,
            Attachments = [.. (setup?.Attachments ?? []).Select(file => file.Path)],
            Messages = [new ThreadMessage("user", run.Question, []), new ThreadMessage("assistant", answer.Text, answer.Citations)],
            Steps = steps,
            Answer = answer,
        };
    }

    private async Task<RunStep> StepAsync(QuestionRun run, SegmentRecord segment, CancellationToken cancellationToken)
    {
        var calls = new List<RunCallDocument>();
        foreach (var call in run.Calls.Where(call => call.Segment == segment.Number))
        {
            if (await _materials.CallAsync(run, call, cancellationToken) is { } record)
                calls.Add(new RunCallDocument(record.CallId, record.Name, record.Arguments, record.Output, !record.IsError));
        }

        return new RunStep
        {
            Segment = segment.Number,
            ResponseId = segment.ResponseId,
            Text = segment.Draft.Length > 0 ? segment.Draft : null,
            GateReasons = segment.GateReasons,
            Annotations = segment.Annotations,
            Calls = calls,
            Code = segment.Code,
            Searches = segment.Searches,
        };
    }
}

/// <summary>What <c>tally run --json</c> prints.</summary>
public sealed record RunDocument(IReadOnlyList<string> ConversationIds, IReadOnlyList<RunTurn> Runs, DocumentUsage Usage);

/// <summary>One assistant's part.</summary>
public sealed record RunTurn
{
    public required string Assistant { get; init; }

    public required string QuestionId { get; init; }

    public required string ConversationId { get; init; }

    public string? ProviderConversationId { get; init; }

    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>What people read: the question and the answer.</summary>
    public required IReadOnlyList<ThreadMessage> Messages { get; init; }

    /// <summary>What happened in between, a step for every response of the service.</summary>
    public required IReadOnlyList<RunStep> Steps { get; init; }

    public required AnswerDocument Answer { get; init; }
}

public sealed record ThreadMessage(string Role, string Text, IReadOnlyList<DocumentCitation> Annotations);

/// <summary>One response of the service and what was done for it.</summary>
public sealed record RunStep
{
    public required int Segment { get; init; }

    public string? ResponseId { get; init; }

    /// <summary>The model's own words, references unresolved.</summary>
    public string? Text { get; init; }

    /// <summary>Why the gate sent that draft back.</summary>
    public string? GateReasons { get; init; }

    public required IReadOnlyList<Annotation> Annotations { get; init; }

    public required IReadOnlyList<RunCallDocument> Calls { get; init; }

    public required IReadOnlyList<OutputItem.CodeInterpreterCall> Code { get; init; }

    public required IReadOnlyList<OutputItem.FileSearchCall> Searches { get; init; }
}

/// <param name="Arguments">JSON as the model wrote it.</param>
public sealed record RunCallDocument(string CallId, string Name, string Arguments, string Output, bool Ok);
