using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>
/// A claim of direction that the figures beside it do not show by themselves ("l'effectif de HEC a baissé"): the series that
/// the ledger holds of what is named must show it.
/// </summary>
/// <param name="isAll">No document or log may bear a claim out.</param>
internal sealed class Trends(Reading reading, IReadOnlyList<Reading> questions, LedgerIndex index, Vocabulary vocabulary, bool isAll)
{
    private static readonly HashSet<string> Steadily = ["interruption", "continue", "continu", "cesse", "regulierement", "constamment", "steadily", "continuously", "uninterrupted", "throughout", "ununterbrochen", "stetig", "durchgehend"];
    private static readonly HashSet<string> Each = ["chaque", "every", "each", "jedes", "jeden", "tous", "toutes"];
    private static readonly HashSet<string> Steps = ["annee", "annees", "ans", "mois", "trimestre", "year", "month", "quarter", "single", "jahr", "monat", "quartal"];

    /// <summary>The points of what a sentence names, one list for each series.</summary>
    public IEnumerable<CellFacts[]> Of(Sentence sentence) => Series((sentence.Start, sentence.End), sentence);

    /// <param name="claim">The stretch of its sentence that the claim has to itself.</param>
    /// <param name="alone">Its periods and names can only be the claim's.</param>
    /// <param name="isVerb">It says that something happened; a noun may only announce what follows.</param>
    public Misfit? Check(Sentence sentence, (int Start, int End) claim, bool up, bool alone, bool isVerb)
    {
        var ends = Series(claim, sentence).SelectMany(points => Ends(Within(points, claim, sentence), claim, sentence)).Where(IsChange).Select(points => (First: points[0], Last: points[^1])).ToArray();
        if (ends.Length == 0)
        {
            bool announces = reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd().EndsWith(":");
            bool isComputed = index.All().Any(known => known.IsComparison && known.Days?.WholeYear is null);
            return isVerb && isAll && !isComputed && sentence.Kind == SentenceKind.Plain && !announces
                ? new Misfit("wrong-direction", $"No result shows that it went {(up ? "up" : "down")}: query both ends of the period, or leave it out.")
                : null;
        }

        return alone && !Array.Exists(ends, end => Agrees(end.First, end.Last, up)) ? Contradiction(ends[0].First, ends[0].Last, up) : null;
    }

    /// <summary>"All five companies increased …", "toutes les facultés en ont profité": the series of each must go that way.</summary>
    public Misfit? CheckEach(Sentence sentence, (int Start, int End) claim, bool up)
    {
        if (!isAll || Quantified(claim) is not { } column)
            return null;
        var ends = Cells(claim, sentence, own: false).Where(known => known.Pinned(column) is { Count: 1 } pinned && !pinned.All(vocabulary.IsTotalLabel))
            .GroupBy(known => (known.Pinned(column)!.First(), string.Join('|', known.Columns.Order(StringComparer.Ordinal))))
            .Select(group => Within([.. group], claim)).Where(IsChange).Select(points => (First: points[0], Last: points[^1])).ToArray();
        if (ends.Length == 0)
            return new Misfit("wrong-direction", $"No result shows that each {column} went {(up ? "up" : "down")}: query both ends for all of them, or leave it out.");
        return Array.Find(ends, end => !Agrees(end.First, end.Last, up)) is { First: not null } against ? Contradiction(against.First, against.Last, up) : null;
    }

    /// <summary>The column of labels that the claim is made of all of.</summary>
    private string? Quantified((int Start, int End) claim)
    {
        foreach (var word in reading.Words.InRange(claim.Start, claim.End).Where(word => word.Folded is "toutes" or "tous" or "all" or "every" or "each" or "chaque" or "alle" or "jede" or "jeder"))
        {
            if (reading.Nouns.InRange(word.End, word.End + 22).FirstOrDefault() is { } noun && vocabulary.Role(noun.Column) != Columns.ColumnRole.Time)
                return noun.Column;
            if (reading.Labels.InRange(word.Start, word.End + 8).FirstOrDefault(label => label.Generic) is { } whole)
                return whole.Column;
        }

        return null;
    }

    /// <summary>"Every year", "sans interruption": each step must go the way that is claimed.</summary>
    /// <param name="figures">Those of the sentence, in order: where there are several points, they are what is spoken of.</param>
    public Misfit? CheckSteps(Sentence sentence, (int Start, int End) claim, bool up, IReadOnlyList<Figure> figures)
    {
        if (!IsSteady(sentence))
            return null;
        var own = figures.Select(figure => figure.Facts).OfType<CellFacts>().Where(known => known is { IsComparison: false, Days: not null }).ToArray();
        CellFacts[][] series = own.Length > 2 ? [[.. own.OrderBy(known => known.Days!.Value.First)]] : [.. Series(claim, sentence).Select(points => Within(points, claim)).Where(points => points.Length > 2)];
        if (series.Length == 0 && isAll)
            return new Misfit("wrong-direction", "No result shows each step of it: query every point of the period, or leave it out.");
        if (series.Length == 0 || Array.Exists(series, points => BreakOf(points, up) is null))
            return null;
        var (first, last) = BreakOf(series[0], up)!.Value;
        return Contradiction(first, last, up);
    }

    private bool IsSteady(Sentence sentence)
    {
        string before = "";
        foreach (string word in reading.WordsIn(sentence.Start, sentence.End))
        {
            if (Steadily.Contains(word) || (Each.Contains(before) && Steps.Contains(word)))
                return true;
            before = word is "les" or "single" ? before : word;
        }

        return false;
    }

    private static (CellFacts First, CellFacts Last)? BreakOf(CellFacts[] points, bool up)
    {
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i].Days != points[i - 1].Days && points[i].Columns.SetEquals(points[i - 1].Columns) && !Agrees(points[i - 1], points[i], up))
                return (points[i - 1], points[i]);
        }

        return null;
    }

    private static Misfit Contradiction(CellFacts first, CellFacts last, bool up) =>
        new("wrong-direction", $"The text says it went {(up ? "up" : "down")}, but {first.Cell} ({Describe.Days(first)}) is {first.Cell.Value} and {last.Cell} ({Describe.Days(last)}) is {last.Cell.Value}.");

    private static bool Agrees(CellFacts first, CellFacts last, bool up) =>
        FigurePrinter.Exact(first.Cell.Value) is not { } from || FigurePrinter.Exact(last.Cell.Value) is not { } to || (up ? to > from : to < from);

    private static bool IsChange(CellFacts[] points) => points.Length > 1 && points[0].Days != points[^1].Days && points[0].Columns.SetEquals(points[^1].Columns);

    /// <summary>The cells of what is named in order of time: one list for each column of a result, and one over all results.</summary>
    private IEnumerable<CellFacts[]> Series((int Start, int End) claim, Sentence sentence)
    {
        var cells = Cells(claim, sentence, own: true).ToArray();
        return cells.GroupBy(known => (known.Cell.Entry.Id, known.Cell.Column, LabelsOf(known))).Select(group => group.ToArray())
            .Concat(cells.GroupBy(known => (string.Join('|', known.Columns), LabelsOf(known))).Select(group => group.ToArray()));
    }

    /// <summary>In order of time; of the labels that are named, or of any.</summary>
    private IEnumerable<CellFacts> Cells((int Start, int End) claim, Sentence sentence, bool own)
    {
        var labels = own ? Named(claim, sentence, text => text.Labels).Where(label => !label.Generic).ToArray() : [];
        var measures = Named(claim, sentence, text => text.Measures);
        var specific = measures.FindAll(measure => !measure.Generic);
        string[] measured = [.. (specific.Count > 0 ? specific : measures).SelectMany(measure => measure.Columns)];
        return index.All().Where(known => known is { IsTime: false, IsCode: false, IsComparison: false, Days: not null }
            && (measured.Length == 0 || known.Measures.Count == 0 || known.Measures.Overlaps(measured))
            && Array.TrueForAll(labels, label => !LabelFit.Concerns(label.Column, known, vocabulary) || (known.Pinned(label.Column) is { } pinned && label.Values.Any(pinned.Contains))))
            .OrderBy(known => known.Days!.Value.First);
    }

    private static string LabelsOf(CellFacts known) => string.Join('|',
        known.Lineage.Coordinates.Where(condition => condition.Operator == Queries.ConditionOperator.Equal && !(known.Lineage.Period is { } period && Columns.Folding.Same(period.Column, condition.Column)))
            .Select(condition => condition.Values[0]).Order(StringComparer.Ordinal));

    /// <summary>What the claim names, where it is silent its sentence, and then the newest question that names any.</summary>
    private List<T> Named<T>((int Start, int End) claim, Sentence sentence, Func<Reading, List<T>> of)
        where T : Mention
    {
        var own = of(reading).FindAll(mention => mention.Start >= claim.Start && mention.Start < claim.End && !mention.IsComparand);
        if (own.Count == 0)
            own = of(reading).FindAll(mention => sentence.Holds(mention.Start) && !mention.IsComparand);
        return own.Count > 0 ? own : questions.Select(of).FirstOrDefault(mentions => mentions.Count > 0) ?? [];
    }

    /// <summary>"Fell in 2020" ends there, wherever it began; "since then" begins where the text last was.</summary>
    private IEnumerable<CellFacts[]> Ends(CellFacts[] points, (int Start, int End) claim, Sentence sentence)
    {
        var single = reading.Periods.FindAll(period => period.Start >= claim.Start && period.Start < claim.End) is [{ Shape: PeriodShape.Single, IsComparand: false } only] ? only.Alternatives[0] : (DayRange?)null;
        if (IsSinceThen(sentence) && Anchor(sentence) is { } anchor)
            return [Array.FindAll(points, point => point.Days!.Value.First >= anchor.First)];
        int at = single is { } year ? Array.FindIndex(points, point => point.Days == year) : -1;
        return at > 0 ? [[points[at - 1], points[at]], points[..(at + 1)]] : [points];
    }

    private bool IsSinceThen(Sentence sentence)
    {
        string before = "";
        foreach (string word in reading.WordsIn(sentence.Start, sentence.End))
        {
            if (word is "seither" or "seitdem" || (word == "then" && before == "since") || (word == "lors" && before == "depuis"))
                return true;
            before = word;
        }

        return false;
    }

    /// <summary>The last year that was spoken of before.</summary>
    private DayRange? Anchor(Sentence sentence) =>
        (reading.Periods.FindLast(period => period.End <= sentence.Start && period.Shape == PeriodShape.Single)
            ?? questions.SelectMany(question => question.Periods).FirstOrDefault(period => period.Shape == PeriodShape.Single))?.Alternatives[0];

    /// <summary>The points of the period that is spoken of.</summary>
    private CellFacts[] Within(CellFacts[] points, (int Start, int End) claim, Sentence? sentence = null)
    {
        if (sentence is not null && IsSinceThen(sentence))
            return points;
        var span = Spoken(reading.Periods.FindAll(period => period.Start >= claim.Start && period.Start < claim.End), points)
            ?? Spoken(questions.Select(question => question.Periods).FirstOrDefault(periods => periods.Count > 0) ?? [], points);
        return span is null ? points : Array.FindAll(points, point => span.Value.Contains(point.Days!.Value));
    }

    private static DayRange? Spoken(List<PeriodMention> periods, CellFacts[] points) =>
        (periods.Find(period => period.Shape is PeriodShape.Range or PeriodShape.Open or PeriodShape.List)
            ?? periods.Find(period => period.Shape == PeriodShape.Single && points.Count(point => period.Alternatives[0].Contains(point.Days!.Value)) > 2))?.Span;
}
