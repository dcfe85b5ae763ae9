using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;
using Tally.Queries;

namespace Tally.Ledger.Fit.Checks;

/// <summary>
/// "1 422 of the 2 255 students were women", "64 of the 94 orders are paid": what is said of the part is not said of the whole
/// that it is taken from.
/// </summary>
internal sealed class Wholes(Reading reading, IReadOnlyList<Figure> figures, IReadOnlyList<MeasureMention> asked, Vocabulary vocabulary)
{
    private const int MaxWords = 6;
    private const int NounReach = 25;

    private static readonly HashSet<string> Links = ["of", "sur", "von", "aus", "parmi", "among", "des", "der", "aller", "all"];
    private static readonly HashSet<string> Passing = ["the", "les", "la", "le", "l", "un", "une", "total", "all", "toutes", "tous", "den", "insgesamt", "its", "ses", "their", "ces", "these", "s", "de", "some"];
    private static readonly HashSet<string> All = ["all", "overall", "together", "combined", "whole", "entire", "toutes", "tous", "ensemble", "tout", "alle", "aller", "insgesamt", "zusammen", "gesamten", "gesamte"];

    /// <summary>
    /// Whether names of the column say nothing of the figure: it counts that column's values ("the 12 communes"), or is said to be
    /// the whole of a figure beside it that has such a name.
    /// </summary>
    public bool IsOverAll(Figure figure, CellFacts facts, string column)
    {
        if (facts.Pinned(column)?.All(vocabulary.IsTotalLabel) == false || Behind(reading.Labels, figure) is { } named && named.Column == column && !named.Generic)
            return false;
        var noun = facts.Lineage.Operation is "COUNT" or "COUNT DISTINCT" ? Behind(reading.Nouns, figure)?.Column : null;
        return noun == column || (noun is not null && facts.Pinned(noun) is null && IsOnlyTwin(figure, column, noun)) || (IsIntroduced(figure) && InSentence(figure).Any(part => part.Facts is { } known && IsOfAll(known, facts) && known.Pinned(column) is not null));
    }

    /// <summary>All that the sentence names of the one column are names of the other too: "Lausanne", district and town.</summary>
    private bool IsOnlyTwin(Figure figure, string column, string other)
    {
        var named = reading.Labels.FindAll(label => label.Column == column && label.Start >= (InSentence(figure).Append(figure).Min(first => first.PartStart)) && label.Start < figure.PartEnd);
        return named.Count > 0 && named.TrueForAll(label => reading.Labels.Exists(twin => twin.Column == other && twin.Start <= label.Start && twin.End >= label.End));
    }

    /// <summary>The stretch of the sentence around the figure, where it says "all", "together", "l'ensemble"; null where it does not.</summary>
    public (int Start, int End)? SpeaksOfAll(Figure figure)
    {
        if (figure.Sentence < 0)
            return null;
        int start = figure.PartStart;
        for (var other = figure.Previous; other is not null && !reading.Text.AsSpan(start, figure.Start - start).ContainsAny(FitWords.HardStops) && !FitCheck.OpensWithContrast(reading, start); other = other.Previous)
            start = other.Clauses[other.OwnClause].Start;
        return reading.WordsIn(start, figure.PartEnd).Any(All.Contains) ? (start, figure.PartEnd) : null;
    }

    /// <summary>"FBM (3 983) et HEC (3 306) réunissaient 7 289": a sum of figures that have each been given beside its name.</summary>
    public bool IsSumOfNamed(Figure figure, CellFacts facts, string column)
    {
        if (facts.Pinned(column) is not { Count: > 1 } pinned || facts.Lineage.Operation is not ("+" or "SUM"))
            return false;
        var named = InSentence(figure).Where(other => other.Start < figure.Start && other.Facts is { } known && known.Columns.SetEquals(facts.Columns) && known.Days == facts.Days)
            .Select(other => other.Facts!.Pinned(column)).Where(one => one is { Count: 1 }).Select(one => one!.First()).ToHashSet();
        return named.SetEquals(pinned);
    }

    /// <summary>"1 209 of HEC's 3 303 students were women": each of the two may stand beside the name of the other's column.</summary>
    public bool IsSaidAsPair(Figure figure, CellFacts facts)
    {
        if (IsIntroduced(figure) && InSentence(figure).Any(part => part.Facts is { } known && IsOfTotal(known, facts)))
            return Behind(reading.Measures, figure) is not { Generic: false } noun || MeasureFit.Of(noun, facts, vocabulary) == FitResult.Yes;
        bool isPart = InSentence(figure).Any(whole => whole.Previous == figure && whole.Facts is { } known && IsIntroduced(whole) && IsOfTotal(facts, known));
        if (!isPart)
            return false;
        int end = Array.Find(InSentence(figure), other => other.Start > figure.Start && other.Facts is { IsComparison: false } known && !IsOfTotal(facts, known))?.Start ?? int.MaxValue;
        var named = reading.Measures.InRange(figure.PartStart, end).Where(mention => !mention.Generic && SameSentence(figure, mention.Start)).ToArray();
        bool Fits(MeasureMention mention) => MeasureFit.Of(mention, facts, vocabulary) is FitResult.Yes or FitResult.Pair;
        return named.Length > 0 ? Array.TrueForAll(named, Fits) : asked.Any(mention => !mention.Generic && Fits(mention));
    }

    private Figure[] InSentence(Figure figure) => [.. figures.Where(other => other.Sentence == figure.Sentence && other.Sentence >= 0 && !ReferenceEquals(other, figure))];

    private bool SameSentence(Figure figure, int position) =>
        position < (figures.FirstOrDefault(other => other.Sentence > figure.Sentence)?.PartStart ?? int.MaxValue);

    /// <summary>"of the {figure}", "sur {figure}", "of HEC's {figure}".</summary>
    private bool IsIntroduced(Figure figure)
    {
        int last = reading.Words.FindLastIndexBefore(figure.Start);
        for (int at = last; at >= 0 && last - at < MaxWords; at--)
        {
            var between = reading.Text.AsSpan(reading.Words[at].End, figure.Start - reading.Words[at].End);
            if (between.ContainsAny(FitWords.Stops) || between.ContainsAnyInRange('0', '9'))
                return false;
            if (Links.Contains(reading.Words[at].Folded))
                return true;
            int start = reading.Words[at].Start;
            if (!Passing.Contains(reading.Words[at].Folded) && UnitWords.Of(reading.Words[at].Folded) is null && !reading.Labels.Exists(label => label.Start <= start && label.End > start))
                return false;
        }

        return false;
    }

    /// <summary>What the words right behind the figure name, an adjective between at most.</summary>
    private T? Behind<T>(List<T> mentions, Figure figure)
        where T : Mention
    {
        var next = mentions.InRange(figure.End, figure.End + NounReach).FirstOrDefault();
        var between = next is null ? [] : reading.Text.AsSpan(figure.End, next.Start - figure.End);
        return next is null || between.ContainsAny(FitWords.Stops) || between.Trim().Contains(' ') ? null : next;
    }

    /// <summary>The same rows, and a column that the whole's column totals.</summary>
    private bool IsOfTotal(CellFacts part, CellFacts whole) =>
        part.Measures.Count == 1 && whole.Measures.Count == 1 && !part.Measures.SetEquals(whole.Measures)
        && (vocabulary.PartsOf(whole.Measures.First()).Overlaps(part.Measures) || (vocabulary.IsGenericMeasure(whole.Measures.First()) && !vocabulary.IsGenericMeasure(part.Measures.First())))
        && IsAlike(part, whole) && part.Days == whole.Days && Within(whole, part) && Within(part, whole) && IsNoMore(part, whole);

    /// <summary>The same column over more rows: all that the whole is of, and conditions beside.</summary>
    private bool IsOfAll(CellFacts part, CellFacts whole) =>
        part.Columns.SetEquals(whole.Columns) && IsNoMore(part, whole)
        && ((IsAlike(part, whole) && Within(whole, part) && !Within(part, whole)) || (IsTotal(whole) && !IsTotal(part) && part.Days == whole.Days && part.Lineage.Operation == whole.Lineage.Operation));

    /// <summary>Of the file that totals its siblings.</summary>
    private bool IsTotal(CellFacts facts) => facts.Lineage.Datasets.Count > 0 && facts.Lineage.Datasets.All(dataset => vocabulary.IsTotalLabel(vocabulary.FileLabel(dataset.Id).Value));

    private static bool IsAlike(CellFacts part, CellFacts whole) =>
        (part.Lineage.Operation == whole.Lineage.Operation || (part.Lineage.Operation is null && whole.Lineage.Operation == "SUM")) && !part.IsComparison && part.Lineage.Datasets.SequenceEqual(whole.Lineage.Datasets);

    /// <summary>Every condition of the one is one of the other.</summary>
    private static bool Within(CellFacts one, CellFacts other) =>
        one.Lineage.Coordinates.All(condition => other.Lineage.Coordinates.Any(same => Folding.Same(same.Column, condition.Column) && same.Operator == condition.Operator && same.Values.SequenceEqual(condition.Values))
            || (condition.Operator is ConditionOperator.Equal && other.Pinned(Folding.Fold(condition.Column)) is { Count: 1 } pinned && pinned.Contains(Folding.Fold(condition.Values[0]))));

    private static bool IsNoMore(CellFacts part, CellFacts whole) =>
        FigurePrinter.Exact(part.Cell.Value) is { } some && FigurePrinter.Exact(whole.Cell.Value) is { } all && some <= all;
}
