using System.Text.Json;
using Tally.Datasets;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Recomputes the queries of an answer without a model, on the versions it was answered from or on the newest.</summary>
public sealed class ReplayQuestion
{
    private readonly MaterialReader _materials;
    private readonly ToolBox _tools;
    private readonly ShowQuestion _show;
    private readonly IDatasetLibrary _library;

    internal ReplayQuestion(MaterialReader materials, ToolBox tools, ShowQuestion show, IDatasetLibrary library) =>
        (_materials, _tools, _show, _library) = (materials, tools, show, library);

    public async Task<ReplayOutcome> RunAsync(string questionId, ReplayOn on, CancellationToken cancellationToken)
    {
        if (await _show.RunAsync(questionId, cancellationToken) is not { } question)
            return new ReplayOutcome.NotFound();
        if (question.Answer is not { Queries.Count: > 0 } answer)
            return new ReplayOutcome.NothingToReplay("There is no answer with queries to recompute.");

        var again = new Replaying(RunLedger.Empty, []);
        var thread = await _materials.ThreadAsync(questionId, cancellationToken);
        foreach (string turn in (thread?.Earlier ?? []).Append(questionId))
            again = await AgainAsync(turn, on, again, cancellationToken);
        var queries = answer.Queries.Select(query => Compare(query, again)).ToList();
        var figures = answer.Figures.Where(figure => figure.Query is not null).Select(figure => Compare(figure, again.Ledger, queries)).ToList();
        return new ReplayOutcome.Replayed(on, queries.All(query => query.IsSame), queries, figures)
        {
            QuestionId = answer.Id,
            Question = answer.Question,
            AnsweredFrom = [.. answer.Queries.SelectMany(query => query.Datasets).Distinct()],
            RecomputedOn = [.. again.Ledger.Entries.Where(entry => answer.Queries.Any(query => query.Id == entry.Id)).SelectMany(entry => entry.Result.Used).Select(use => use.Dataset).Distinct()],
        };
    }

    private sealed record Replaying(RunLedger Ledger, Dictionary<string, string> Problems);

    private async Task<Replaying> AgainAsync(string questionId, ReplayOn on, Replaying before, CancellationToken cancellationToken)
    {
        var turn = await _materials.TurnAsync(questionId, cancellationToken);
        var setup = await _materials.SetupAsync(questionId, cancellationToken);
        if (turn is null || setup is null)
            return before;
        var scope = on == ReplayOn.Pinned ? setup.Scope : await NewestAsync(setup.Scope, cancellationToken);
        var ledger = before.Ledger;
        foreach (var call in turn.Calls.Where(call => call.Digest is not null))
        {
            var output = await _tools.CallAsync(
                new RawCall(call.CallId, call.Name, call.Arguments), new ToolSet(null, setup.Assistant.Functions),
                LedgerReader.ContextOf(call, turn.Question, scope, ledger), cancellationToken);
            ledger = ledger.With(output.Entry, null);
            if (output.Entry is null)
                before.Problems[call.ResultId!] = Message(output.Text);
        }

        return before with { Ledger = ledger };
    }

    /// <summary>The same collections and datasets as they are now.</summary>
    private async Task<DataScope> NewestAsync(DataScope pinned, CancellationToken cancellationToken)
    {
        var names = pinned.Collections.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal);
        var current = await _library.CurrentAsync(cancellationToken);
        return new DataScope([.. current.Collections.Where(collection => names.Contains(collection.Name))]);
    }

    private static QueryReplay Compare(DocumentQuery query, Replaying again)
    {
        var entry = again.Ledger.Entries.FirstOrDefault(entry => entry.Id == query.Id);
        return new QueryReplay(
            query.Id, query.Statement, entry is not null && ResultDigest.Of(entry.Result) == query.Digest, entry?.Result.Rows.Count,
            again.Problems.GetValueOrDefault(query.Id) ?? (entry is null ? "The result can no longer be recomputed." : null));
    }

    /// <summary>What an answer says of the period covered has no value of its own: it is the same where its query is.</summary>
    private static FigureReplay Compare(DocumentFigure figure, RunLedger ledger, IReadOnlyList<QueryReplay> queries)
    {
        string? now = CellReference.Value(figure, ledger.Entries);
        bool isKept = figure.Value is null && queries.Any(query => query.Id == figure.Query && query.IsSame);
        return new FigureReplay(figure.Text, figure.Reference, isKept ? now : figure.Value, now);
    }

    private static string Message(string output)
    {
        using var json = JsonDocument.Parse(output);
        return json.RootElement.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString() ?? "" : "";
    }
}
