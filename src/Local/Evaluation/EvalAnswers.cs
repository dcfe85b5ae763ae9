using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Tally.Ledger.Fit.Prose;
using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Evaluation;

/// <summary>Turns answer documents into an evaluation's output lines, and writes them whole or not at all.</summary>
internal static class EvalAnswers
{
    public static EvalAnswer Of(string id, AnswerDocument answer) => new()
    {
        Id = id,
        Outcome = answer.Outcome,
        Assurance = answer.Assurance.ToString().ToLowerInvariant(),
        Text = answer.Text,
        Figures = [.. AnswerPrinter.Measured(answer).Select(Figure)],
        Charts = [.. answer.Charts.Select(Chart)],
        Queries = [.. answer.Queries.Select(query => query.Statement)],
        Milliseconds = answer.Timings.Milliseconds,
        OwnMilliseconds = answer.Timings.OwnMilliseconds,
    };

    public static async Task WriteAsync(string path, IReadOnlyList<EvalAnswer> answers, CancellationToken cancellationToken)
    {
        string unfinished = path + ".part";
        await File.WriteAllLinesAsync(
            unfinished, answers.Select(answer => JsonSerializer.Serialize(answer, QuestionJson.Options)), cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }

    private static EvalFigure Figure(DocumentFigure figure) => new(
        figure.Text,
        decimal.TryParse(figure.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null,
        figure.Dataset,
        figure.Column,
        figure.Row,
        figure.How ?? "");

    private static EvalChart Chart(DocumentChart chart) => new(
        chart.Kind.ToString().ToLowerInvariant(), chart.Title, [.. chart.Series.Select(Series)]);

    private static EvalSeries Series(DocumentSeries series) =>
        new(series.Name, [.. series.Points.Select(point => (IReadOnlyList<object?>)[Value(point![0]), Value(point[1])])]);

    private static object? Value(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.String => node.GetValue<string>(),
        _ => null,
    };
}
