using Tally.Charts;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Claims;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit;

/// <summary>A chart's title and the names of its columns are read like a sentence over everything that is plotted.</summary>
internal sealed class ChartCheck(GateRequest request, string language, Vocabulary vocabulary, FactsOfCells facts, IReadOnlySet<int> years)
{
    /// <summary>What is wrong with the words that lead to a chart's place or to a table of a result.</summary>
    public IEnumerable<(Misfit Misfit, int Start, int End)> Introductions(Rendering rendering, IReadOnlyList<Sentence> sentences)
    {
        foreach (var place in rendering.Pieces.Where(piece => piece.Kind == PieceKind.Chart && rendering.Text.AsSpan(piece.Start).StartsWith("{{C")))
        {
            foreach (var misfit in Introduced(rendering.Text[(place.Start + 2)..(place.End - 2)], Introduction(rendering.Text, place.Start, sentences)))
                yield return (misfit, place.Start, place.End);
        }

        foreach (var table in rendering.Pieces.Where(piece => piece.InTable).DistinctBy(piece => piece.Cell.Entry.Id))
        {
            int row = rendering.Text.LastIndexOf('\n', table.Start) + 1;
            foreach (var misfit in Introduced(table.Cell.Entry, Introduction(rendering.Text, row, sentences)))
                yield return (misfit, table.Start, table.End);
        }
    }

    /// <summary>The words before a chart or a table in its own line, or the line before it that ends with a colon.</summary>
    private static string Introduction(string text, int place, IReadOnlyList<Sentence> sentences)
    {
        int line = text.LastIndexOf('\n', Math.Max(place - 1, 0)) + 1;
        string own = line < place ? text[line..place] : "";
        if (!string.IsNullOrWhiteSpace(own))
            return own;
        var before = sentences.LastOrDefault(sentence => sentence.End <= place && sentence.Kind != SentenceKind.Cell);
        string words = before is null ? "" : text[before.Start..before.End];
        return before is { Kind: SentenceKind.Heading } || words.TrimEnd(' ', '*', '_').EndsWith(':') ? words : "";
    }

    /// <summary>The words that lead to a chart's place speak of the chart.</summary>
    private IEnumerable<Misfit> Introduced(string chartId, string words)
    {
        if (request.Charts.FirstOrDefault(chart => string.Equals(chart.Id, chartId, StringComparison.OrdinalIgnoreCase)) is not { } chart || Entry(chart) is not { } entry)
            return [];
        var cells = chart.Y.SelectMany(name => Cells(entry, name)).ToArray();
        return Misfits(words, cells, cells, null, Source(entry, chart.Series ?? chart.X)).Select(misfit => misfit with { Message = $"Chart {chart.Id}: the text that introduces it {misfit.Message}" });
    }

    /// <summary>So do the words that lead to a table of a result.</summary>
    private IEnumerable<Misfit> Introduced(LedgerEntry entry, string words)
    {
        var cells = Enumerable.Range(0, entry.Result.Columns.Count).SelectMany(column => Cells(entry, entry.Result.Columns[column].Name)).Where(cell => !cell.IsTime && !cell.IsCode).ToArray();
        return Misfits(words, cells, cells, null, distinguished: null).Select(misfit => misfit with { Message = $"The text that introduces the table of {entry.Id} {misfit.Message}" });
    }

    public IEnumerable<GateReason> Check(IReadOnlyList<Reading> questions)
    {
        foreach (var chart in request.Charts)
        {
            if (Entry(chart) is not { } entry)
                continue;
            var plotted = chart.Y.Select(name => (Name: name, Cells: Cells(entry, name))).ToArray();
            foreach (var (name, cells) in plotted)
            {
                foreach (var misfit in Misfits(name, cells, cells, [], distinguished: ""))
                    yield return Reason(chart, $"The column name '{name}'", misfit);
            }

            string distinguished = Source(entry, chart.Series ?? chart.X);
            var all = plotted.SelectMany(column => column.Cells).ToArray();
            foreach (var misfit in Misfits(chart.Title, all, all, questions, distinguished))
                yield return Reason(chart, $"The title '{chart.Title}'", misfit);
            if (all.Select(cell => Laundering.Refusal(cell.Cell)).FirstOrDefault(refusal => refusal is not null) is { } laundered)
                yield return new GateReason("constant", $"Chart {chart.Id}: {laundered}", -1, 0);
        }
    }

    private LedgerEntry? Entry(ChartSpec chart) =>
        request.Ledger.FirstOrDefault(entry => string.Equals(entry.Id, chart.ResultId, StringComparison.OrdinalIgnoreCase));

    private List<CellFacts> Cells(LedgerEntry entry, string column)
    {
        int index = entry.Result.Columns.ToList().FindIndex(candidate => Folding.Same(candidate.Name, column));
        return index < 0 ? [] : [.. Enumerable.Range(0, entry.Result.Rows.Count).Select(row => new LedgerCell(entry, row, index)).Where(cell => cell.Value.IsNumeric).Select(facts.Of)];
    }

    private static string Source(LedgerEntry entry, string column) =>
        entry.Result.Columns.FirstOrDefault(candidate => Folding.Same(candidate.Name, column))?.Sources is [var source] ? Folding.Fold(source) : "";

    private IEnumerable<Misfit> Misfits(string text, IReadOnlyList<CellFacts> cells, IReadOnlyList<CellFacts> all, IReadOnlyList<Reading>? questions, string? distinguished)
    {
        if (cells.Count == 0)
            yield break;
        var reading = Reading.Of(text, language, vocabulary, years);
        // The text around a chart has had its own numbers checked: only titles are told not to hold any.
        var number = questions is null ? null : reading.Numbers.Find(number => number.Kind != Numbers.NumberKind.Name && !(number.Kind == Numbers.NumberKind.Vague && all.Any(cell => UnitWords.ScaleOf(cell.Cell.Header.Unit) > 1)) && !questions.Any(question => question.Numbers.Any(asked => asked.Readings.Intersect(number.Readings).Any())));
        if (number is not null)
            yield return new Misfit("unsupported-figure", $"holds the number '{text[number.Start..number.End]}', which a chart's words may not.");

        var spans = all.Where(cell => cell.Days is not null).Select(cell => cell.Days!.Value).ToArray();
        foreach (var period in reading.Periods)
        {
            bool fits = spans.Length == 0 || period.Shape switch
            {
                PeriodShape.Range => spans.Aggregate((left, right) => left.To(right)) == period.Span || spans.Any(span => span == period.Span),
                PeriodShape.Single => cells.All(cell => PeriodFit.Of(period, cell) is FitResult.Yes or FitResult.Within),
                PeriodShape.List => period.Alternatives.All(named => spans.Any(span => named.Contains(span))) && spans.All(span => period.Alternatives.Any(named => named.Contains(span))),
                _ => spans.All(span => period.Span.Contains(span)),
            };
            if (!fits)
                yield return new Misfit("unfit-period", $"names {Describe.Periods([period])}, but what is plotted is of {Describe.Days(spans.Aggregate((left, right) => left.To(right)))}.");
        }

        foreach (var label in reading.Labels.Where(label => !label.Generic && cells.Any(cell => LabelFit.Concerns(label.Column, cell, vocabulary)) && !cells.All(cell => LabelFit.IsOwner(label, cell, vocabulary))))
        {
            var pinned = all.SelectMany(cell => cell.Pinned(label.Column) ?? new HashSet<string>()).ToHashSet();
            bool fits = label.Values.Any(pinned.Contains) && (distinguished is null || distinguished == label.Column || pinned.All(value => reading.Labels.Any(other => other.Column == label.Column && other.Values.Contains(value))));
            if (!fits)
                yield return new Misfit("unfit-label", $"names {Describe.Values(label.Values)}, but what is plotted is of {label.Column} {Describe.Values(pinned)}.");
        }

        if (reading.Words.Select(word => Directions.WayOf(word.Folded)).FirstOrDefault(way => way is not null) is { } up && Goes(all) is { } rises && rises != up)
            yield return new Misfit("wrong-direction", $"says that it went {(up ? "up" : "down")}, but what is plotted went {(up ? "down" : "up")}.");
        var measures = all.SelectMany(cell => cell.Measures).ToHashSet();
        bool counts = all.All(cell => cell.Lineage.Operation is "COUNT" or "COUNT DISTINCT");
        foreach (var measure in reading.Measures.Where(measure => !measure.Generic && (measures.Count > 0 || counts)))
        {
            if (!measure.Columns.Any(measures.Contains))
                yield return new Misfit("unfit-column", $"names {Describe.Values(measure.Columns)}, but what is plotted is {Describe.Values(measures)}.");
        }
    }

    /// <summary>Whether a series of one measure rose from its first to its last point; null for what is no such series.</summary>
    private static bool? Goes(IReadOnlyList<CellFacts> cells)
    {
        var ordered = cells.Where(cell => cell is { IsComparison: false, Days: not null }).OrderBy(cell => cell.Days!.Value.First).ToArray();
        bool series = ordered.Length > 1 && ordered.Select(cell => cell.Days).Distinct().Count() == ordered.Length && Array.TrueForAll(ordered, cell => cell.Columns.SetEquals(ordered[0].Columns));
        return series && Printing.FigurePrinter.Exact(ordered[0].Cell.Value) is { } first && Printing.FigurePrinter.Exact(ordered[^1].Cell.Value) is { } last && first != last ? last > first : null;
    }

    private static GateReason Reason(ChartSpec chart, string place, Misfit misfit) =>
        new(misfit.Code, $"Chart {chart.Id}: {place} {misfit.Message} Draw it again.", -1, 0);
}
