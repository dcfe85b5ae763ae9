using System.Text.Json.Nodes;
using Tally.Charts;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Writes the document people get of an ended run.</summary>
internal sealed class AnswerWriter(DatasetChoice choice)
{
    public const string Payload = "answer";

    public const string Withheld = "The text is withheld because some of its figures could not be verified.";

    public async Task<AnswerDocument> WriteAsync(
        QuestionRun run, RunMaterial material, AnswerParts? parts, CancellationToken cancellationToken)
    {
        var document = Frame(run);
        if (parts is null)
            return document;
        var entries = Cited(material, parts);
        var datasets = await choice.OfAsync(run, material, entries, parts.Verified, cancellationToken);
        document = document with
        {
            Queries = [.. entries.Select(Query)],
            Datasets = datasets,
        };
        document = document with
        {
            Files = AnswerSources.Files(run.Id, material.Hosted),
            Code = AnswerSources.Code(material.Segments.OrderBy(segment => segment.Number)),
        };
        string? refusal = material.Setup.Assistant.RefusalSentence;
        var read = parts switch
        {
            { Verified: { } answer } => Verified(document, answer, parts),
            { Rejected: { } rejected } => Unverified(document, rejected, run.Strict, refusal),
            _ => document with { Text = refusal ?? "", Language = material.Setup.Language },
        };
        return parts.Verified is null && read.Text == (refusal ?? "") ? read : WithSources(read, run, material, parts);
    }

    private static AnswerDocument Frame(QuestionRun run) => new()
    {
        Id = run.Id,
        ConversationId = run.ConversationId,
        Question = run.Question,
        Outcome = run.Outcome ?? QuestionOutcome.Failed,
        Assistant = run.Assistant,
        Model = run.Model ?? run.SpokenTo,
        RuleBased = (run.Model ?? run.SpokenTo)?.StartsWith("tally-analyst", StringComparison.Ordinal) == true,
        Usage = new DocumentUsage(run.Usage.Input, run.Usage.Output),
        Timings = new DocumentTimings(Math.Round(((run.EndedAt ?? run.CreatedAt) - run.CreatedAt).TotalMilliseconds, 1), 0, 0),
        Notes = run.Notes,
        Error = run.Error,
        CreatedAt = run.CreatedAt,
        EndedAt = run.EndedAt,
    };

    private static AnswerDocument Verified(AnswerDocument document, VerifiedAnswer answer, AnswerParts parts)
    {
        var files = document.Datasets.ToDictionary(dataset => DatasetId.Parse(dataset.Dataset), dataset => dataset.FileName);
        return document with
        {
            Text = answer.Text,
            Language = answer.Language,
            Assurance = answer.Assurance,
            Figures = [.. answer.Figures.Select(figure => DocumentFigures.Of(figure, parts.Ledger, files))],
            Charts = [.. parts.Charts
                .Select(spec => (Spec: spec, Built: ChartBuilder.Build(spec, parts.Ledger.Entries) as ChartOutcome.Built))
                .Where(chart => chart.Built is not null)
                .Select(chart => Chart(chart.Spec, chart.Built!.Chart))],
            Choices = document.Outcome == QuestionOutcome.NeedsClarification ? DraftMarker.Choices(answer.Text) : [],
            Notes = [.. document.Notes, .. answer.Notes],
        };
    }

    /// <summary>Links go to the files that were kept, and citations name ours.</summary>
    private static AnswerDocument WithSources(AnswerDocument document, QuestionRun run, RunMaterial material, AnswerParts parts)
    {
        var segment = material.Segments.FirstOrDefault(kept => kept.Number == run.Segment.Number);
        var shown = DraftLinks.Show(
            document.Text, parts.Draft, name => document.Files.LastOrDefault(file => file.Name == name)?.Address);
        return document with
        {
            Text = shown.Text,
            Figures = shown.Moves.Count == 0 ? document.Figures : [.. document.Figures.Select(figure => figure with { Start = shown.Moved(figure.Start) })],
            Citations = segment is null ? [] : AnswerSources.Citations(segment, material.Segments, material.Hosted, document.Text, shown),
        };
    }

    /// <summary>A text that is withheld gives way to the assistant's own sentence, where it has one.</summary>
    private static AnswerDocument Unverified(AnswerDocument document, GateVerdict.Rejected rejected, bool isStrict, string? refusal) => document with
    {
        Text = isStrict ? refusal ?? "" : rejected.Marked,
        Notes = isStrict ? [.. document.Notes, Withheld] : document.Notes,
        Reasons = [.. rejected.Reasons.Select(reason => $"{reason.Code}: {reason.Message}").Distinct()],
    };

    private static DocumentChart Chart(ChartSpec spec, Chart chart) => new()
    {
        Id = chart.Id,
        Kind = chart.Kind,
        Title = chart.Title,
        Result = chart.ResultId,
        X = chart.X.Title,
        Series = [.. chart.Series.Select(series => new DocumentSeries(
            series.Name,
            new JsonArray([.. series.Points.Select(point => new JsonArray(ToolJson.Cell(point.X), ToolJson.Cell(point.Y)))])))],
        Spec = spec,
    };

    private static DocumentQuery Query(LedgerEntry entry) => new(
        entry.Id,
        entry.Source.ToString().ToLowerInvariant(),
        entry.Result.Sql,
        [.. entry.Result.Used.Select(use => use.Dataset)],
        entry.Result.Rows.Count,
        ResultDigest.Of(entry.Result));

    /// <summary>What the question's own calls gave, and what it cites or plots of earlier questions.</summary>
    private static List<LedgerEntry> Cited(RunMaterial material, AnswerParts parts)
    {
        var ids = material.Calls.Values.Where(call => call.Digest is not null).Select(call => call.ResultId)
            .Concat(parts.Charts.Select(chart => chart.ResultId))
            .Concat((parts.Verified?.Figures ?? []).Select(figure => DocumentFigures.QueryOf(figure.Reference)))
            .ToHashSet();
        return [.. parts.Ledger.Entries.Where(entry => ids.Contains(entry.Id))];
    }
}
