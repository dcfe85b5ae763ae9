using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Claims;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Typed;

namespace Tally.Ledger.Fit;

internal sealed partial class GateRun
{
    private void CheckPeriods(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures, Passages passages)
    {
        var periods = new TypedPeriods(reading, _questions, sentences, _request.Ledger, figures, _vocabulary, new Twins(_index));
        foreach (var mention in reading.Periods)
        {
            var misfit = Backwards(mention) ?? periods.Check(mention);
            if (misfit is { Code: "unsupported-figure" } && mention.Typed.Select(number => passages.Naming(TypedPeriods.DaysOf(number))).ToArray() is var naming && Array.TrueForAll(naming, passage => passage is not null))
                _edits.AddRange(mention.Typed.Zip(naming, (number, passage) => new Edit(number.Start, number.End, null) { Source = passage }));
            else if (misfit is not null)
                Reject(misfit, mention.Start, mention.End);
            else
                _edits.AddRange(mention.Typed.Select(number => new Edit(number.Start, number.End, null) { Echo = true }));
        }
    }

    private static Misfit? Backwards(PeriodMention mention) =>
        mention.Shape == PeriodShape.Range && mention.Alternatives[0].First >= mention.Alternatives[^1].First
            ? new Misfit("unfit-period", mention.Alternatives[0] == mention.Alternatives[^1]
                ? $"A period does not run from {Describe.Days(mention.Alternatives[0])} to the same."
                : $"A period runs from {Describe.Days(mention.Alternatives[^1])} to {Describe.Days(mention.Alternatives[0])}, not backwards.")
            : null;

    /// <summary>"students: {{R1[0].annee}}": a year may not stand where a measure's value is announced.</summary>
    private void CheckYearsAsValues(Rendering rendering, Reading reading)
    {
        foreach (var piece in rendering.Pieces.Where(piece => piece.Kind == PieceKind.Period && piece.Cell.Value.IsNumeric && !piece.InTable))
        {
            var before = reading.Measures.FindLast(measure => measure.End <= piece.Start);
            bool announced = before is not null && rendering.Text.AsSpan(before.End, piece.Start - before.End).Trim() is ":" or "=";
            if (announced)
                Reject(new Misfit("unfit-column", $"{piece.Cell} is a period, not {Describe.Values(before!.Columns)}."), piece.Start, piece.End);
        }
    }

    /// <summary>What stands beside the figures and says what they are.</summary>
    private void CheckNames(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures)
    {
        var counted = new CountedNouns(reading, _questions, _vocabulary);
        var misfits = counted.Check(figures)
            .Concat(new UnitFit(reading, _questions, _vocabulary).Check(figures))
            .Concat(new ShareBases(reading, _request.Ledger, _facts, _vocabulary, counted).Check(figures))
            .Concat(AnnouncedShares.Check(reading, figures))
            .Concat(new Nicknames(reading, sentences, _questions, _vocabulary).Check(figures))
            .Concat(new UnnamedParts(reading, sentences, _questions, _vocabulary).Check(figures));
        foreach (var (figure, misfit) in misfits)
            Reject(misfit, figure.Start, figure.End);
        foreach (var (start, end, misfit) in new Caveats(reading, sentences, _vocabulary).Check(figures).Concat(new Outsiders(reading, sentences, _questions, _vocabulary, _language).Check(figures)))
            Reject(misfit, start, end);
    }

    private void CheckClaims(Reading reading, IReadOnlyList<Sentence> sentences, List<Figure> figures, Passages passages)
    {
        bool isAll = _request.Documents.Count == 0 && _request.Logs.Count == 0;
        var trends = new Trends(reading, _questions, _index, _vocabulary, isAll);
        var directions = new Directions(reading, _request.Ledger, _facts, _vocabulary, trends);
        var paces = new Paces(reading, _index, isAll);
        var bounds = new Bounds(reading, trends, isAll);
        var comparatives = new Comparatives(reading, _questions, _request.Ledger, _facts, isAll);
        var extremes = new ExtremeClaims(reading, _questions, _index, _facts, _vocabulary, isAll ? null : passages);
        if (extremes.CheckAnswer(sentences, figures) is { } unasked)
            Reject(unasked.Misfit, unasked.Start, unasked.End);
        foreach (var (start, end, misfit) in Losses.Check(reading, _index, isAll))
            Reject(misfit, start, end);
        var majorities = new Majorities(reading, _questions, _index, _vocabulary, isAll);
        int next = 0;
        for (int i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            int first = next;
            while (next < figures.Count && figures[next].Sentence <= i)
                next++;
            var own = figures.GetRange(first, next - first);
            foreach (var (figure, start, end, misfit) in directions.Check(sentence, own).Concat(extremes.Check(sentence, own)))
                Reject(misfit, figure?.Start ?? start, figure?.End ?? end);
            foreach (var (start, end, misfit) in comparatives.Check(sentence, own).Concat(majorities.Check(sentence, own)).Concat(paces.Check(sentence, own)).Concat(bounds.Check(sentence, reading.Numbers)).Concat(Parities.Check(reading, sentence, own)))
                Reject(misfit, start, end);
        }
    }
}
