using System.Text.Json.Nodes;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Answers every call of a turn, all at once where the tools have room.</summary>
internal sealed class CallTools(ToolBox tools, LedgerReader ledgers, MaterialReader materials, IRunStore runs)
{
    public async Task<StepResult> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        var ledger = await ledgers.OfAsync(run, work.Material, cancellationToken);
        var calls = run.OpenCalls.ToList();
        var answers = await Task.WhenAll(calls.Select(call => AnswerAsync(run, call, work.Material, ledger, cancellationToken)));
        foreach (var (call, answer) in calls.Zip(answers))
        {
            work.Material.Calls[call.Index] = answer.Record;
            ledger = ledger.With(answer.Output?.Entry, answer.Output?.Chart);
        }

        bool isWhole = answers.All(answer => answer.Output is not null || (answer.Record.Digest is null && answer.Record.Chart is null));
        work.Material.Ledger = isWhole ? ledger : null;
        var answered = run with { Calls = [.. run.Calls.Select(call => call.Segment == run.Segment.Number ? call with { IsAnswered = true } : call)] };
        return new StepResult(answered.NextSegment(SegmentInput.ToolOutputs))
        {
            Payloads = [.. calls.Zip(answers).Where(pair => pair.Second.Output is not null)
                .Select(pair => RunPayload.Of(pair.First.Payload, pair.Second.Record))],
            Events = [.. calls.Zip(answers).Select(pair => Output(pair.First, pair.Second.Record))],
        };
    }

    /// <summary>One call of several; its output is put aside until the turn is recorded. One that is alone in its turn is made by the step that records it.</summary>
    public async Task OneAsync(QuestionRun run, RunMaterial material, string callId, CancellationToken cancellationToken)
    {
        var ledger = await ledgers.OfAsync(run, material, cancellationToken);
        foreach (var call in run.OpenCalls.Where(call => call.CallId == callId && !call.IsAnswered && !run.IsAlone(call)).ToList())
        {
            var (record, output) = await AnswerAsync(run, call, material, ledger, cancellationToken);
            if (output is not null)
                await runs.PutAsideAsync(run.Id, RunPayload.Of(call.Payload, record), cancellationToken);
        }
    }

    /// <summary>The output is null when the call had been answered already.</summary>
    private async Task<(CallRecord Record, ToolOutput? Output)> AnswerAsync(
        QuestionRun run, RunCall call, RunMaterial material, RunLedger ledger, CancellationToken cancellationToken)
    {
        if (await materials.CallAsync(run, call, cancellationToken) is { } done)
            return (done, null);
        var asked = material.Segments.First(segment => segment.Number == call.Segment).Items
            .Where(item => item.Type == "call").ElementAt(PositionOf(run, call));
        var record = new CallRecord
        {
            CallId = call.CallId,
            Name = call.Name,
            Arguments = asked.Text,
            ResultId = call.ResultId,
            ChartId = call.ChartId,
            Output = "",
        };
        var output = call.Index >= run.Limits.ToolCalls
            ? ToolErrors.Exhausted(run.Limits.ToolCalls)
            : await tools.CallAsync(
                new RawCall(call.CallId, call.Name, asked.Text),
                material.Setup.Assistant.ToolSet,
                LedgerReader.ContextOf(record, run.Question, material.Setup.Scope, ledger),
                cancellationToken);
        return (record with
        {
            Output = output.Text,
            IsError = output.IsError,
            Digest = output.Entry is { } entry ? ResultDigest.Of(entry.Result) : null,
            Chart = output.Chart,
            Evidence = output.Evidence,
        }, output);
    }

    private static int PositionOf(QuestionRun run, RunCall call) =>
        call.Index - run.Calls.First(one => one.Segment == call.Segment).Index;

    private static (string, JsonObject) Output(RunCall call, CallRecord record) => ("tool-output", new JsonObject
    {
        ["index"] = call.Index,
        ["tool"] = call.Name,
        ["ok"] = !record.IsError,
        ["result"] = record.Digest is null ? null : record.ResultId,
        ["chart"] = record.Chart?.Id,
        ["output"] = record.Output.Length <= OutputShown ? record.Output : record.Output[..OutputShown] + "…",
    });

    private const int OutputShown = 2_000;
}
