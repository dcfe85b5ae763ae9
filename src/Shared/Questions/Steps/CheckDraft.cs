using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tally.Charts;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Has the gate read the draft. What it refuses goes back to the model, at most as often as the limits say.</summary>
internal sealed partial class CheckDraft(IGate gate, LedgerReader ledgers, OpenThread thread, EvidenceReader evidence, IDatasetLibrary library)
{
    private const int ReasonsSent = 20;

    public async Task<(StepResult Result, AnswerParts? Answer)> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        var segment = work.Material.Segments.First(kept => kept.Number == run.Segment.Number);
        var (outcome, draft) = DraftMarker.Read(DraftLinks.Hide(segment.Draft));
        var ledger = await ledgers.OfAsync(run, work.Material, cancellationToken);
        if (work.Material.Setup.Assistant.RefusalSentence is { } refusal && (outcome == QuestionOutcome.NotInData || Folding.Same(draft, refusal.Trim())))
            return Declined(run, segment, ledger);
        var charts = Shown(draft, ledger, run);
        var verdict = gate.Check(new GateRequest
        {
            Draft = draft,
            Question = run.Question,
            EarlierQuestions = [.. (await thread.EarlierAsync(work.Material, cancellationToken)).Select(turn => turn.Question)],
            Ledger = ledger.Entries,
            Charts = charts,
            Documents = await evidence.OfAsync(run, work.Material, await thread.EarlierAsync(work.Material, cancellationToken), cancellationToken),
            TextWork = work.Material.Setup.Assistant.IsTextWork,
            Logs = [.. work.Material.Segments.OrderBy(kept => kept.Number).SelectMany(kept => kept.Logs)
                .Select((log, index) => log with { Id = FormattableString.Invariant($"L{index + 1}") })],
            Profiles = await library.ProfilesAsync(work.Material.Setup.Scope.Datasets, cancellationToken),
            Language = work.Material.Setup.Language,
        });
        return verdict switch
        {
            GateVerdict.Passed(var answer) => (
                new StepResult(run.End(outcome)) { Events = [Verdict("passed", [])] },
                new AnswerParts { Draft = segment.Draft, Ledger = ledger, Charts = charts, Verified = answer }),
            GateVerdict.Rejected rejected when run.Rewrites < run.Limits.Rewrites && run.Segment.Number + 1 < run.Limits.Turns =>
                (Rewrite(work, segment, rejected.Reasons), null),
            GateVerdict.Rejected rejected => (
                new StepResult(run.End(QuestionOutcome.Unverified)) { Events = [Verdict("unverified", rejected.Reasons)] },
                new AnswerParts { Draft = segment.Draft, Ledger = ledger, Charts = charts, Rejected = rejected }),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The assistant's own sentence stands in for whatever the model wrote: a person set it, so the gate has nothing to read.</summary>
    private static (StepResult Result, AnswerParts? Answer) Declined(QuestionRun run, SegmentRecord segment, RunLedger ledger) => (
        new StepResult(run.End(QuestionOutcome.NotInData)) { Events = [Verdict("passed", [])] },
        new AnswerParts { Draft = segment.Draft, Ledger = ledger, Charts = [] });

    private static StepResult Rewrite(StepWork work, SegmentRecord segment, IReadOnlyList<GateReason> reasons)
    {
        var refused = segment with { GateReasons = Message(reasons) };
        work.Material.Keep(refused);
        return new StepResult((work.Run with { Rewrites = work.Run.Rewrites + 1 }).NextSegment(SegmentInput.GateReasons))
        {
            Payloads = [RunPayload.Of(SegmentRecord.Payload(refused.Number), refused)],
            Events = [Verdict("rejected", reasons)],
        };
    }

    private static string Message(IReadOnlyList<GateReason> reasons)
    {
        var lines = reasons.Select(reason => $"- {reason.Code}: {reason.Message}").Distinct().ToList();
        var more = lines.Count > ReasonsSent ? [$"- and {lines.Count - ReasonsSent} more"] : Array.Empty<string>();
        return $"[gate] Your draft was not accepted:\n{string.Join('\n', lines.Take(ReasonsSent).Concat(more))}\nWrite the whole answer again.";
    }

    /// <summary>The charts the draft places; where it places none, the last one drawn for this question.</summary>
    private static IReadOnlyList<ChartSpec> Shown(string draft, RunLedger ledger, QuestionRun run)
    {
        var placed = ChartReference().Matches(draft).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        if (placed.Count > 0)
            return [.. ledger.Charts.Where(chart => placed.Contains(chart.Id))];
        var own = run.Calls.Select(call => call.ChartId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. ledger.Charts.Where(chart => own.Contains(chart.Id)).TakeLast(1)];
    }

    private static (string, JsonObject) Verdict(string verdict, IReadOnlyList<GateReason> reasons) => ("gate", new JsonObject
    {
        ["verdict"] = verdict,
        ["codes"] = new JsonArray([.. reasons.Select(reason => (JsonNode?)reason.Code).Take(ReasonsSent)]),
    });

    [GeneratedRegex(@"\{\{\s*(C\d+)\s*(?:\||\}\})")]
    private static partial Regex ChartReference();
}

/// <summary>What an answer is written from; neither verified nor rejected where the assistant's refusal sentence is the answer.</summary>
internal sealed record AnswerParts
{
    public required string Draft { get; init; }

    public required RunLedger Ledger { get; init; }

    public required IReadOnlyList<ChartSpec> Charts { get; init; }

    public VerifiedAnswer? Verified { get; init; }

    public GateVerdict.Rejected? Rejected { get; init; }
}
