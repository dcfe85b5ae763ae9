using Tally.Charts;
using Tally.Columns;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit;

/// <summary>A chart's title and the names of its columns are read like a sentence over everything that is plotted.</summary>
internal sealed class ChartCheck(GateRequest request, string language, Vocabulary vocabulary, FactsOfCells facts, IReadOnlySet<int> years)
{
    /// <summary>The words that lead to a chart's place speak of the chart.</summary>
    public IEnumerable<Misfit> Introduced(string chartId, string words)
    {
        if (request.Charts.FirstOrDefault(chart => string.Equals(chart.Id, chartId, StringComparison.OrdinalIgnoreCase)) is not { } chart || Entry(chart) is not { } entry)
            return [];
        var cells = chart.Y.SelectMany(name => Cells(entry, name)).ToArray();
        return Misfits(words, cells, cells, null, Source(entry, chart.Series ?? chart.X)).Select(misfit => misfit with { Message = $"Chart {chart.Id}: the text that introduces it {misfit.Message}" });
    }

    /// <summary>So do the words that lead to a table of a result.</summary>
    public IEnumerable<Misfit> Introduced(LedgerEntry entry, string words)
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
        var number = questions is null ? null : reading.Numbers.Find(number => number.Kind != Numbers.NumberKind.Name && !questions.Any(question => question.Numbers.Any(asked => asked.Readings.Intersect(number.Readings).Any())));
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

        foreach (var label in reading.Labels.Where(label => !label.Generic && cells.Any(cell => LabelFit.Concerns(label.Column, cell, vocabulary))))
        {
            var pinned = all.SelectMany(cell => cell.Pinned(label.Column) ?? new HashSet<string>()).ToHashSet();
            bool fits = label.Values.Any(pinned.Contains) && (distinguished is null || distinguished == label.Column || pinned.All(value => reading.Labels.Any(other => other.Column == label.Column && other.Values.Contains(value))));
            if (!fits)
                yield return new Misfit("unfit-label", $"names {Describe.Values(label.Values)}, but what is plotted is of {label.Column} {Describe.Values(pinned)}.");
        }

        var measures = all.SelectMany(cell => cell.Measures).ToHashSet();
        foreach (var measure in reading.Measures.Where(measure => !measure.Generic && measures.Count > 0))
        {
            if (!measure.Columns.Any(measures.Contains))
                yield return new Misfit("unfit-column", $"names {Describe.Values(measure.Columns)}, but what is plotted is {Describe.Values(measures)}.");
        }
    }

    private static GateReason Reason(ChartSpec chart, string place, Misfit misfit) =>
        new(misfit.Code, $"Chart {chart.Id}: {place} {misfit.Message} Draw it again.", -1, 0);
}
