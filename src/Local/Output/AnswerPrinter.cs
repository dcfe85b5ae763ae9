using System.Globalization;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>An answer for a person at a terminal: the text first, then where each figure came from.</summary>
internal static class AnswerPrinter
{
    private const int DatasetsTold = 12;
    private const int DatasetsNamed = 8;

    public static async Task WriteAsync(TextWriter output, AnswerDocument answer, IReadOnlyList<string> chartFiles)
    {
        await output.WriteLineAsync(Text(answer));
        await WriteListAsync(output, "Choices", answer.Choices);
        await WriteListAsync(output, "Data", DataLines(answer));
        await WriteListAsync(output, "Figures", Measured(answer).Select(FigureLine));
        await WriteListAsync(output, "Queries", answer.Queries.Select(query => $"{query.Id}  {query.Statement.ReplaceLineEndings(" ")}"));
        await WriteListAsync(output, "Citations", answer.Citations.Where(citation => !citation.IsMade).Select(CitationLine));
        await WriteListAsync(output, "Charts", chartFiles);
        await WriteListAsync(output, "Notes", answer.Notes.Concat(answer.Reasons));
        await output.WriteLineAsync();
        await output.WriteLineAsync(Signature(answer));
    }

    /// <summary>
    /// The figures that were measured, as opposed to a year or a label that was repeated, or the period that an answer quotes
    /// to say what the data do cover.
    /// </summary>
    public static IEnumerable<DocumentFigure> Measured(AnswerDocument answer) => answer.Figures.Where(figure =>
        figure.Class != FigureClass.Echoed
        && !(answer.Outcome == QuestionOutcome.NotInData && answer.Datasets.Any(dataset => dataset.Period?.Column == figure.Column)));

    public static string Text(AnswerDocument answer) => answer switch
    {
        { Text.Length: > 0 } => answer.Charts.Aggregate(answer.Text, (text, chart) => text.Replace($"{{{{{chart.Id}}}}}", $"[{chart.Id}: {chart.Title}]", StringComparison.Ordinal)),
        { Outcome: QuestionOutcome.Unverified } => "The answer is withheld: not every figure in it could be traced to the data.",
        { Error: { } error } => error.Message,
        _ => $"No answer: the question ended {answer.Outcome.ToString().ToLowerInvariant()}.",
    };

    private static async Task WriteListAsync(TextWriter output, string title, IEnumerable<string> lines)
    {
        bool first = true;
        foreach (string line in lines)
        {
            if (first)
            {
                await output.WriteLineAsync();
                await output.WriteLineAsync(title);
                first = false;
            }

            await output.WriteLineAsync($"  {line}");
        }
    }

    /// <summary>What was used or searched, what the question names and the answer leaves, and how many more there were.</summary>
    private static IEnumerable<string> DataLines(AnswerDocument answer)
    {
        var told = answer.Datasets.Where(dataset => dataset.Why != "considered" || dataset.NamedBy.Any(naming => naming.Kind is NamingKind.File or NamingKind.Synonym)).Take(DatasetsTold).ToList();
        foreach (var dataset in told)
            yield return $"{DatasetId.Parse(dataset.Dataset).Collection}/{dataset.FileName}{Covered(dataset)}: {dataset.Because}";
        var rest = answer.Datasets.Except(told).ToList();
        if (rest.Count > 0)
        {
            string names = string.Join(", ", rest.Take(DatasetsNamed).Select(dataset => $"{dataset.FileName}{(told.Count == 0 ? Covered(dataset) : "")}"));
            yield return Number($"{(told.Count == 0 ? "" : "also ")}considered: {names}{(rest.Count > DatasetsNamed ? $" and {rest.Count - DatasetsNamed} more" : "")}");
        }
    }

    private static string Covered(DocumentDataset dataset) =>
        dataset.Period is { } period ? $" ({period.Column} {period.From} to {period.To})" : "";

    private static string FigureLine(DocumentFigure figure)
    {
        string place = figure switch
        {
            { Row: { } row, Line: { } line } => Number($"row {row} (line {line})"),
            { RowCount: 1 } => "one row",
            { RowCount: > 1 } => Number($"{figure.RowCount} rows"),
            _ => "",
        };
        string[] parts =
        [
            Source(figure),
            figure.Column is null ? "" : $"column {figure.Column}",
            place,
            figure.Filter is { Length: > 0 } filter ? $"where {filter}" : "",
            figure.Reference is { Length: > 0 } reference ? $"[{reference}]" : "",
        ];
        return $"{figure.Text} = {figure.Value}{Unit(figure)}: {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }

    private static string CitationLine(DocumentCitation citation) =>
        citation.Quote is { } quote ? $"{citation.File}: « {quote.ReplaceLineEndings(" ")} »" : citation.File;

    private static string Source(DocumentFigure figure) =>
        DatasetId.TryParse(figure.Dataset, out var id) ? $"{id.Collection}/{figure.File ?? id.Name}" : "";

    private static string Unit(DocumentFigure figure) => figure.Unit is { } unit ? " " + unit : "";

    private static string Signature(AnswerDocument answer)
    {
        string writer = answer.Model is null ? "no model" : answer.RuleBased ? $"{answer.Model} (rule-based, no language model)" : answer.Model;
        return Number($"Written by {writer}; figures {answer.Assurance.ToString().ToLowerInvariant()}; {answer.Timings.Milliseconds:0} ms, of which Tally {answer.Timings.OwnMilliseconds:0} ms; conversation {answer.ConversationId}.");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
