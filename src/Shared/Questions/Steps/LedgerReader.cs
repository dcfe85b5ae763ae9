using System.Collections.Concurrent;
using Tally.Datasets;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>
/// Puts the ledger of a question together. Results are made again by the calls that made them, over the versions they were
/// made from; one that does not come out the same is never shown.
/// </summary>
internal sealed class LedgerReader(MaterialReader materials, ToolBox tools)
{
    private const int TurnsRemembered = 256;

    /// <summary>Cells of a turn's results worth keeping in memory; larger ones are made again when they are cited.</summary>
    private const int CellsRemembered = 20_000;

    private readonly ConcurrentDictionary<string, RunLedger> _turns = new();

    public async Task<RunLedger> OfAsync(QuestionRun run, RunMaterial material, CancellationToken cancellationToken)
    {
        if (material.Ledger is { } known)
            return known;
        var ledger = RunLedger.Empty;
        foreach (string earlier in material.Thread.Earlier)
            ledger = Join(ledger, await OfTurnAsync(earlier, ledger, cancellationToken));
        var own = material.Calls.OrderBy(call => call.Key).Select(call => call.Value).ToList();
        ledger = await AgainAsync(own, run.Question, material.Setup, ledger, cancellationToken);
        if (own.Where(call => call.Digest is not null).Any(call => ledger.Entries.All(entry => entry.Id != call.ResultId)))
            throw new InvalidDataException($"A result of question {run.Id} can no longer be recomputed.");
        return material.Ledger = ledger;
    }

    /// <summary>The ledger an ended question was answered from.</summary>
    public async Task<RunLedger> OfEndedAsync(string questionId, CancellationToken cancellationToken)
    {
        var thread = await materials.ThreadAsync(questionId, cancellationToken);
        var ledger = RunLedger.Empty;
        foreach (string earlier in (thread?.Earlier ?? []).Append(questionId))
            ledger = Join(ledger, await OfTurnAsync(earlier, ledger, cancellationToken));
        return ledger;
    }

    /// <summary>What an ended question leaves on the ledger of those after it.</summary>
    public void Remember(string questionId, RunLedger own)
    {
        if (own.Entries.Sum(entry => entry.Result.Rows.Count * entry.Result.Columns.Count) > CellsRemembered)
            return;
        if (_turns.Count >= TurnsRemembered)
            _turns.Clear();
        _turns[questionId] = own;
    }

    /// <summary>The calls once more, each seeing the ledger as it was before it.</summary>
    public async Task<RunLedger> AgainAsync(
        IReadOnlyList<CallRecord> calls, string question, RunSetup setup, RunLedger before, CancellationToken cancellationToken)
    {
        var ledger = before;
        foreach (var call in calls.Where(call => call.Digest is not null || call.Chart is not null))
        {
            if (call.Chart is not null)
            {
                ledger = ledger.With(null, call.Chart);
                continue;
            }

            var output = await tools.CallAsync(
                new RawCall(call.CallId, call.Name, call.Arguments), new ToolSet(null, setup.Assistant.Functions),
                ContextOf(call, question, setup.Scope, ledger), cancellationToken);
            if (output.Entry is { } entry && ResultDigest.Of(entry.Result) == call.Digest)
                ledger = ledger.With(entry, null);
        }

        return ledger;
    }

    public static ToolContext ContextOf(CallRecord call, string question, DataScope scope, RunLedger ledger) => new()
    {
        Scope = scope,
        Ledger = ledger.Entries,
        ResultId = call.ResultId ?? "",
        ChartId = call.ChartId ?? "",
        Question = question,
        Evidence = call.Evidence,
    };

    private async Task<RunLedger> OfTurnAsync(string questionId, RunLedger before, CancellationToken cancellationToken)
    {
        if (_turns.TryGetValue(questionId, out var known))
            return known;
        var turn = await materials.TurnAsync(questionId, cancellationToken);
        var setup = await materials.SetupAsync(questionId, cancellationToken);
        if (turn is null || setup is null)
            return RunLedger.Empty;
        var whole = await AgainAsync(turn.Calls, turn.Question, setup, before, cancellationToken);
        var own = new RunLedger([.. whole.Entries.Skip(before.Entries.Count)], [.. whole.Charts.Skip(before.Charts.Count)]);
        Remember(questionId, own);
        return own;
    }

    private static RunLedger Join(RunLedger ledger, RunLedger added) =>
        new([.. ledger.Entries, .. added.Entries], [.. ledger.Charts, .. added.Charts]);
}
