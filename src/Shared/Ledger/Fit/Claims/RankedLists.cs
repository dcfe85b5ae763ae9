using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>A numbered list, or a table with a column of ranks, to a question for an order: its figures must come in that order.</summary>
internal sealed class RankedLists(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures, IReadOnlyList<Reading> questions)
{
    private static readonly HashSet<string> Asked = ["classe", "classer", "classement", "rang", "rank", "ranking", "ranked", "top", "rangliste", "rangfolge"];
    private static readonly HashSet<string> Heads = ["rang", "rank", "place", "platz", "position"];

    public IEnumerable<(Figure Figure, Misfit Misfit)> Check()
    {
        if (questions.Count == 0)
            return [];
        var claims = Extremes.Claims(questions[0].Words).Select(claim => claim.Side).Distinct().ToArray();
        bool isOrdered = claims.Length == 1 || questions[0].Words.Exists(word => Asked.Contains(word.Folded));
        return isOrdered ? Lists().Select(list => Unsorted(list, claims is [var side] ? side : null)).OfType<(Figure, Misfit)>() : [];
    }

    private IEnumerable<List<Figure>> Lists()
    {
        yield return [.. Numbered()];
        if (sentences.Any(sentence => sentence.Kind == SentenceKind.Cell && Heads.Contains(reading.WordsIn(sentence.Start, sentence.End).FirstOrDefault(""))))
        {
            yield return [.. figures.Where(figure => figure.Facts is { IsComparison: false } && figure.Sentence >= 0 && sentences[figure.Sentence].Kind == SentenceKind.Cell)
                .GroupBy(figure => reading.Text.LastIndexOf('\n', figure.Start)).Select(row => row.First())];
        }
    }

    private static bool IsOfColumn(References.LedgerCell cell, References.LedgerCell other) =>
        cell.Lineage.Origin == Queries.CellOrigin.Aggregate && ReferenceEquals(cell.Entry, other.Entry) && cell.Column == other.Column;

    /// <summary>The first plain figure of each numbered line.</summary>
    private IEnumerable<Figure> Numbered() =>
        figures.Where(figure => figure.Facts is { IsComparison: false } && figure.Sentence >= 0 && sentences[figure.Sentence].Kind == SentenceKind.Item)
            .GroupBy(figure => reading.Text.LastIndexOf('\n', figure.Start) + 1)
            .Where(line => Sentences.NumberingEnd(reading.Text.AsSpan(line.Key).TrimStart(" *_")) > 0)
            .Select(line => line.First());

    private static (Figure Figure, Misfit Misfit)? Unsorted(List<Figure> list, Extremes.Side? side)
    {
        var alike = list.FindAll(figure => figure.Facts!.Columns.SetEquals(list[0].Facts!.Columns) && (figure.Facts.Days == list[0].Facts!.Days || IsOfColumn(figure.Facts.Cell, list[0].Facts!.Cell)));
        if (alike.Count < 2 || alike.Count != list.Count)
            return null;
        decimal[] values = [.. alike.Select(figure => FigurePrinter.Exact(figure.Facts!.Cell.Value) ?? 0)];
        bool down = side is { } asked ? asked == Extremes.Side.Highest : values[0] >= values[^1];
        for (int i = 1; i < values.Length; i++)
        {
            if (down ? values[i] > values[i - 1] : values[i] < values[i - 1])
                return (alike[i], new Misfit("wrong-direction", $"{alike[i].Facts!.Cell} does not come after {alike[i - 1].Facts!.Cell} in the order that the question asks for."));
        }

        return null;
    }
}
