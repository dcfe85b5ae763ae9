using System.Text.Json;
using Tally.Columns;
using System.Text.Json.Nodes;
using Tally.Charts;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Queries;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Writes the document people get of an ended run.</summary>
internal sealed class AnswerWriter(IDatasetLibrary library)
{
    public const string Payload = "answer";

    private const int DatasetsListed = 100;

    public const string Withheld = "The text is withheld because some of its figures could not be verified.";

    public async Task<AnswerDocument> WriteAsync(
        QuestionRun run, RunMaterial material, AnswerParts? parts, CancellationToken cancellationToken)
    {
        var ended = run.EndedAt ?? run.CreatedAt;
        var document = new AnswerDocument
        {
            Id = run.Id,
            ConversationId = run.ConversationId,
            Question = run.Question,
            Outcome = run.Outcome ?? QuestionOutcome.Failed,
            Assistant = run.Assistant,
            Model = run.Model ?? run.SpokenTo,
            RuleBased = IsRuleBased(run.Model ?? run.SpokenTo),
            Usage = new DocumentUsage(run.Usage.Input, run.Usage.Output),
            Timings = new DocumentTimings(
                Rounded((ended - run.CreatedAt).TotalMilliseconds), Rounded(run.Times.Model), Rounded(run.Times.Own)),
            Notes = run.Notes,
            Error = run.Error,
            CreatedAt = run.CreatedAt,
            EndedAt = run.EndedAt,
        };
        if (parts is null)
            return document;
        var statements = Statements(material);
        var own = parts.Ledger.Entries.Where(entry => statements.ContainsKey(entry.Id)).ToList();
        document = document with
        {
            Queries = [.. own.Select(entry => Query(entry, statements[entry.Id]))],
            Datasets = await DatasetsAsync(own, material.Setup.Scope, cancellationToken),
        };
        return parts.Verified is { } answer
            ? Verified(document, answer, parts, statements)
            : Unverified(document, parts.Rejected!, run.Strict);
    }

    private static AnswerDocument Verified(
        AnswerDocument document, VerifiedAnswer answer, AnswerParts parts, Dictionary<string, string> statements) => document with
        {
            Text = answer.Text,
            Language = answer.Language,
            Assurance = answer.Assurance,
            Figures = [.. answer.Figures.Select(figure => DocumentFigures.Of(figure, statements, parts.Ledger))],
            Charts = [.. parts.Charts.Select(spec => ChartBuilder.Build(spec, parts.Ledger.Entries)).OfType<ChartOutcome.Built>().Select(built => Chart(built.Chart, parts))],
            Choices = document.Outcome == QuestionOutcome.NeedsClarification ? DraftMarker.Choices(answer.Text) : [],
            Notes = [.. document.Notes, .. answer.Notes],
        };

    private static AnswerDocument Unverified(AnswerDocument document, GateVerdict.Rejected rejected, bool isStrict) => document with
    {
        Text = isStrict ? "" : rejected.Marked,
        Notes = isStrict ? [.. document.Notes, Withheld] : document.Notes,
        Reasons = [.. rejected.Reasons.Select(reason => $"{reason.Code}: {reason.Message}").Distinct()],
    };

    private static DocumentChart Chart(Chart chart, AnswerParts parts) => new()
    {
        Id = chart.Id,
        Kind = chart.Kind,
        Title = chart.Title,
        Result = chart.ResultId,
        X = chart.X.Title,
        Series = [.. chart.Series.Select(series => new DocumentSeries(
            series.Name,
            new JsonArray([.. series.Points.Select(point => new JsonArray(ToolJson.Cell(point.X), ToolJson.Cell(point.Y)))])))],
        Spec = parts.Charts.First(spec => spec.Id == chart.Id),
    };

    private static DocumentQuery Query(LedgerEntry entry, string statement) => new(
        entry.Id,
        entry.Source.ToString().ToLowerInvariant(),
        statement,
        [.. entry.Result.Used.Select(use => use.Dataset)],
        entry.Result.Rows.Count,
        ResultDigest.Of(entry.Result));

    /// <summary>What the question's own calls ran, by ledger id.</summary>
    private static Dictionary<string, string> Statements(RunMaterial material) => material.Calls.Values
        .Where(call => call.Digest is not null && call.ResultId is not null)
        .ToDictionary(call => call.ResultId!, Statement, StringComparer.Ordinal);

    private static string Statement(CallRecord call)
    {
        using var arguments = JsonDocument.Parse(call.Arguments);
        string property = call.Name == "calculate" ? "expression" : "sql";
        return arguments.RootElement.TryGetProperty(property, out var statement) ? statement.ToString() : call.Arguments;
    }

    private async Task<IReadOnlyList<DocumentDataset>> DatasetsAsync(
        IReadOnlyList<LedgerEntry> entries, DataScope scope, CancellationToken cancellationToken)
    {
        var uses = entries.SelectMany(entry => entry.Result.Used).GroupBy(use => use.Dataset)
            .ToDictionary(group => group.Key, group => group.Any(use => use.RowsUsed > 0) ? "used" : "read");
        var ordered = scope.Datasets
            .Select(dataset => (Dataset: dataset, Why: uses.GetValueOrDefault(dataset, "considered")))
            .OrderBy(one => one.Why switch { "used" => 0, "read" => 1, _ => 2 })
            .Take(DatasetsListed);
        var listed = new List<DocumentDataset>();
        foreach (var (dataset, why) in ordered)
        {
            if (await library.ProfileAsync(dataset, cancellationToken) is { } profile)
                listed.Add(new DocumentDataset(dataset.Id.ToString(), dataset.Version, profile.FileName, why, profile.Period));
        }

        return listed;
    }

    private static bool IsRuleBased(string? model) => model?.StartsWith("tally-analyst", StringComparison.Ordinal) == true;

    private static double Rounded(double milliseconds) => Math.Round(milliseconds, 1);
}
