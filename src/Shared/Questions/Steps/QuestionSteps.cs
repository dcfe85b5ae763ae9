using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.Model;
using Tally.Telemetry;

namespace Tally.Questions;

/// <summary>Carries out steps on stored runs: load, do what the rules say comes next, save.</summary>
internal sealed class QuestionSteps(
    Decide decide, IRunStore runs, ConversationQueue queue, MaterialReader materials, LedgerReader ledgers, IModelService model,
    OpenThread thread, StartSegment start, PollSegment poll, CallTools calls, CollectAnswer collect, CheckDraft check, AnswerWriter answers,
    QueueSignals signals, QuestionMetrics metrics, TimeProvider clock, ILogger<QuestionSteps> log) : IQuestionSteps
{
    public async Task<StepReceipt> PeekAsync(string questionId, CancellationToken cancellationToken) =>
        Receipt((await LoadAsync(questionId, cancellationToken)).Value);

    public async Task<StepReceipt> ExecuteAsync(string questionId, NextStep step, CancellationToken cancellationToken)
    {
        long begun = clock.GetTimestamp();
        var stored = await LoadAsync(questionId, cancellationToken);
        if (stored.Value.IsEnded || decide.Next(stored.Value).GetType() != step.GetType())
            return Receipt(stored.Value);
        using var traced = QuestionTrace.Step(stored.Value, step.GetType().Name);
        var material = await materials.OfAsync(stored.Value, cancellationToken);
        var work = new StepWork(runs, stored.Value, stored.ETag, material, new StepMeter(clock, begun, material.Unsaved), signals, clock);
        try
        {
            await TryAsync(work, step, cancellationToken);
            return Receipt(work.Run);
        }
        catch (StaleRunException)
        {
            materials.Forget(questionId);
            return Receipt((await LoadAsync(questionId, cancellationToken)).Value);
        }
    }

    public async Task CallToolAsync(string questionId, string callId, CancellationToken cancellationToken)
    {
        var stored = await LoadAsync(questionId, cancellationToken);
        using var traced = QuestionTrace.Step(stored.Value, "CallTool");
        if (stored.Value.Stage == RunStage.CallsDue)
            await calls.OneAsync(stored.Value, await materials.OfAsync(stored.Value, cancellationToken), callId, cancellationToken);
    }

    public Task<StepReceipt> CancelAsync(string questionId, CancellationToken cancellationToken) =>
        EndAsync(questionId, QuestionOutcome.Cancelled, null, cancellationToken);

    public Task<StepReceipt> ExpireAsync(string questionId, CancellationToken cancellationToken) => EndAsync(
        questionId, QuestionOutcome.Expired, new RunError("expired", "The question was not answered in the time it had."), cancellationToken);

    public Task<StepReceipt> FailAsync(string questionId, CancellationToken cancellationToken) =>
        EndAsync(questionId, QuestionOutcome.Failed, Internal(questionId), cancellationToken);

    private async Task TryAsync(StepWork work, NextStep step, CancellationToken cancellationToken)
    {
        try
        {
            var (result, answer) = await DoAsync(work, step, cancellationToken);
            if (result is not null)
                await SaveOrStopAsync(work, result, answer, cancellationToken);
            work.Material.Unsaved = result is null ? work.Meter.Read() : default;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StaleRunException or IOException))
        {
            Log.StepFailed(log, work.Run.Id, step.GetType().Name, failure);
            materials.Forget(work.Run.Id);
            await SaveAsync(work, Broken(work.Run), null, cancellationToken);
        }
    }

    private async Task<(StepResult? Result, AnswerParts? Answer)> DoAsync(StepWork work, NextStep step, CancellationToken cancellationToken) =>
        step switch
        {
            NextStep.Wait => (await thread.AfterWaitAsync(work, cancellationToken), null),
            NextStep.CreateConversation => (await thread.ConversationAsync(work, cancellationToken), null),
            NextStep.CreateMessage => (await thread.MessageAsync(work, cancellationToken), null),
            NextStep.StartRun or NextStep.SubmitToolOutputs => (await start.RunAsync(work, cancellationToken), null),
            NextStep.PollRun => (await poll.RunAsync(work, cancellationToken), null),
            NextStep.CallTools => (await calls.RunAsync(work, cancellationToken), null),
            NextStep.CollectAnswer => (await collect.RunAsync(work, cancellationToken), null),
            NextStep.CheckDraft => await check.RunAsync(work, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A run that was cancelled while its segment was being started is stopped at the service too.</summary>
    private async Task SaveOrStopAsync(StepWork work, StepResult result, AnswerParts? answer, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(work, result, answer, cancellationToken);
        }
        catch (StaleRunException) when (result.Run is { Stage: RunStage.Running, Segment.ResponseId: not null })
        {
            await model.CancelRunAsync(result.Run.Segment.ResponseId, cancellationToken);
            throw;
        }
    }

    /// <summary>A fault of ours: tried again a few times, then said to be one, without its innards.</summary>
    private static StepResult Broken(QuestionRun run)
    {
        var tried = run with { Tries = run.Tries + 1, Pause = run.Limits.FirstPause };
        return new StepResult(tried.Tries <= run.Limits.SegmentRestarts ? tried : tried.End(QuestionOutcome.Failed, Internal(run.Id)));
    }

    private static RunError Internal(string questionId) =>
        new("internal", $"Something went wrong on our side; our log has it under {questionId}.");

    private async Task SaveAsync(StepWork work, StepResult result, AnswerParts? answer, CancellationToken cancellationToken)
    {
        if (!result.Run.IsEnded)
        {
            var (model, own) = work.Meter.Read();
            await work.SaveAsync(result with { Run = result.Run with { Times = result.Run.Times.Plus(model, own) } }, cancellationToken);
            metrics.Saved(work.Run, result.Events);
            return;
        }

        await work.SaveAsync(await EndedAsync(work, result, answer, cancellationToken), cancellationToken);
        metrics.Saved(work.Run, result.Events);
        await queue.SettleAsync(work.Run, cancellationToken);
        if (answer is not null)
            ledgers.Remember(work.Run.Id, Own(work.Run, answer.Ledger));
        materials.Forget(work.Run.Id);
    }

    /// <summary>The last save of a run: its answer, what it adds to its thread, and the closing event.</summary>
    private async Task<StepResult> EndedAsync(StepWork work, StepResult result, AnswerParts? parts, CancellationToken cancellationToken)
    {
        var run = result.Run with { EndedAt = work.Now };
        var (inModel, _) = work.Meter.Read();
        var untimed = await answers.WriteAsync(run, work.Material, parts, cancellationToken);
        bool isDeclined = run.Outcome == QuestionOutcome.NotInData && parts is { Verified: null };
        string? said = isDeclined ? untimed.Text : parts?.Verified is null ? Unanswered(run) : null;
        var turn = new TurnRecord
        {
            Question = run.Question,
            Items = RunTranscript.Whole(run, work.Material, said ?? parts!.Draft),
            Answer = said ?? parts!.Verified!.Text,
            Calls = [.. work.Material.Calls.OrderBy(call => call.Key).Select(call => call.Value).Where(call => call.Digest is not null || call.Chart is not null)],
        };
        run = run with { Times = run.Times.Plus(inModel, work.Meter.Read().Own) };
        var document = untimed with
        {
            Timings = untimed.Timings with { ModelMilliseconds = Math.Round(run.Times.Model, 1), OwnMilliseconds = Math.Round(run.Times.Own, 1) },
        };
        return result with
        {
            Run = run,
            Payloads = [.. result.Payloads, RunPayload.Of(AnswerWriter.Payload, document), RunPayload.Of(TurnRecord.Payload, turn)],
            Events = [.. result.Events, Closing(document)],
            IsLasting = true,
        };
    }

    private async Task<StepReceipt> EndAsync(string questionId, QuestionOutcome outcome, RunError? error, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await LoadAsync(questionId, cancellationToken);
            if (stored.Value.IsEnded)
                return Receipt(stored.Value);
            var material = await materials.OfAsync(stored.Value, cancellationToken);
            var work = new StepWork(runs, stored.Value, stored.ETag, material, new StepMeter(clock, clock.GetTimestamp(), material.Unsaved), signals, clock);
            try
            {
                await SaveAsync(work, new StepResult(stored.Value.End(outcome, error)), null, cancellationToken);
            }
            catch (StaleRunException)
            {
                continue;
            }

            if (stored.Value is { Stage: RunStage.Running, Segment.ResponseId: { } responseId })
                await model.CancelRunAsync(responseId, cancellationToken);
            return Receipt(work.Run);
        }
    }

    private async Task<Versioned<QuestionRun>> LoadAsync(string questionId, CancellationToken cancellationToken) =>
        await runs.GetAsync(questionId, cancellationToken) ?? throw new KeyNotFoundException($"There is no question {questionId}.");

    private StepReceipt Receipt(QuestionRun run) => new(run.Id, decide.Next(run), Progress.Of(run), run.Deadline);

    private static string Unanswered(QuestionRun run) => $"(This question was not answered: {Progress.Of(run)}.)";

    private static RunLedger Own(QuestionRun run, RunLedger ledger)
    {
        var results = run.Calls.Select(call => call.ResultId).ToHashSet();
        var charts = run.Calls.Select(call => call.ChartId).ToHashSet();
        return new RunLedger(
            [.. ledger.Entries.Where(entry => results.Contains(entry.Id))], [.. ledger.Charts.Where(chart => charts.Contains(chart.Id))]);
    }

    private static (string, JsonObject) Closing(AnswerDocument document) => document.Outcome switch
    {
        QuestionOutcome.Failed => ("failed", new JsonObject { ["code"] = document.Error?.Code, ["message"] = document.Error?.Message }),
        QuestionOutcome.Cancelled => ("cancelled", []),
        QuestionOutcome.Expired => ("expired", []),
        var outcome => ("answer", new JsonObject
        {
            ["outcome"] = System.Text.Json.JsonSerializer.SerializeToNode(outcome, QuestionJson.Options),
            ["text"] = document.Text,
        }),
    };
}
