using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Checks;

/// <summary>
/// Decides whether a figure may stand where it stands: what its clause names, and where that is silent what the text
/// before and the question name, must not contradict the figure's coordinates.
/// </summary>
internal sealed partial class FitCheck(Vocabulary vocabulary, Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Reading> questions, IReadOnlyList<LedgerEntry> ledger, FactsOfCells all, LedgerIndex index, IReadOnlyList<Figure> figures)
{
    private readonly Binder _binder = new(sentences, questions, new Apposition(reading), position => OpensWithContrast(reading, position), position => OpensAside(reading, position));
    private readonly Bases _bases = new(reading, ledger, all);
    private readonly Called _called = new(reading, vocabulary);
    private readonly Wholes _wholes = new(reading, figures, questions.Select(question => question.Measures).FirstOrDefault(measures => measures.Count > 0) ?? [], vocabulary);
    private readonly Twins _twins = new(index);
    private readonly Groups _groups = new(reading, sentences, vocabulary);
    private readonly string[] _labelColumns = [.. reading.Labels.Concat(questions.SelectMany(question => question.Labels)).Select(mention => mention.Column).Distinct()];
    private readonly Dictionary<(Mention Mention, int Group), List<(Figure Figure, int Dimension)>> _paired = [];

    /// <summary>What is wrong with the figure taken alone, or null. Joined mentions are settled by <see cref="Pairs"/>.</summary>
    public Misfit? Check(Figure figure, CellFacts facts, bool trial = false) =>
        Periods(figure, facts, trial) ?? Labels(figure, facts, trial) ?? Measures(figure, facts, trial) ?? Operation(figure, facts) ?? Operands(figure, facts)
            ?? _called.Check(figure, facts) ?? _bases.Check(figure, facts) ?? _groups.Check(figure, facts) ?? Rates.Check(reading, figure, facts, Change.Of(facts.Cell, ledger, all));

    public static int PlaceInSentence(Figure figure) => figure.Previous is { } before ? PlaceInSentence(before) + 1 : 0;

    /// <summary>Figures that share a joined mention must come in its order.</summary>
    public IEnumerable<(Figure Figure, Misfit Misfit)> Pairs()
    {
        foreach (var ((mention, _), members) in _paired)
        {
            var ordered = members.Select(member => member.Figure).Distinct().OrderBy(figure => figure.Start).Where(figure => figure.Facts is not null).ToArray();
            var wrong = OutOfPlace(mention, ordered, byYears: true);
            // "From 2018 to 2021" over four figures: a year for each, or from and to twice.
            bool isRight = wrong.Count == 0 || OutOfPlace(mention, ordered, byYears: false).Count == 0;
            foreach (var (figure, misfit) in isRight ? [] : wrong)
                yield return (figure, misfit);
        }
    }

    private List<(Figure Figure, Misfit Misfit)> OutOfPlace(Mention mention, Figure[] ordered, bool byYears) =>
        [.. ordered.Select((figure, place) => (Figure: figure, Place: place)).Where(item => !InPlace(mention, item.Figure.Facts!, item.Place, ordered.Length, byYears) && !Extremes.IsClaimed(WordsAbout(item.Figure)))
            .Select(item => (item.Figure, PairMisfit(mention, item.Figure.Facts!)))];

    private static bool InPlace(Mention mention, CellFacts facts, int place, int count, bool byYears) => mention switch
    {
        PeriodMention period => PeriodFit.Pairs(period, count, byYears) is { } pairs && PeriodFit.Single(pairs[place], facts.Days!.Value, facts) == FitResult.Yes,
        LabelMention label => count % label.Values.Count == 0 && facts.Pinned(label.Column)!.Contains(label.Values[place % label.Values.Count]),
        MeasureMention measure => count % measure.Columns.Count == 0 && facts.Measures.Contains(measure.Columns[place % measure.Columns.Count]),
        _ => true,
    };

    private static Misfit PairMisfit(Mention mention, CellFacts facts) => mention switch
    {
        PeriodMention => new Misfit("unfit-period", $"{facts.Cell} is of {Describe.Days(facts)}; the text names several periods and its figures do not follow their order. Name the period beside each figure."),
        LabelMention label => new Misfit("unfit-label", $"{facts.Cell} is of {label.Column} {Describe.Values(facts.Pinned(label.Column))}; the text names several and its figures do not follow their order. Name each beside its figure."),
        _ => new Misfit("unfit-column", $"{facts.Cell} is of {Describe.Values(facts.Columns)}; the text names several measures and its figures do not follow their order. Name each beside its figure."),
    };

    /// <summary>
    /// Judges the mentions that are bound to a figure. In the sentence all must fit; around it one is enough, and a figure
    /// over a whole that no earlier sentence was about is held to the question alone.
    /// </summary>
    private bool Fits<T>(Figure figure, CellFacts facts, int dimension, Bound<T> bound, Func<T, FitResult> fit, Func<Bound<T>> around, Func<Bound<T>> ofQuestions, bool wide, bool trial)
        where T : Mention
    {
        switch (bound.Tie)
        {
            case Tie.None:
                return true;
            case Tie.Sentence:
                return bound.Mentions.All(mention => Settle(figure, facts, dimension, mention, fit(mention), trial) || bound.Mentions.Any(twin => !ReferenceEquals(twin, mention) && twin.Start == mention.Start && fit(twin) == FitResult.Yes));
            case Tie.Later:
                return bound.Mentions.Any(mention => fit(mention) is var result && (result == FitResult.Yes || (result == FitResult.Pair && mention is PeriodMention { Shape: PeriodShape.Range } && Settle(figure, facts, dimension, mention, result, trial))))
                    || (around() is not { Tie: not Tie.None } outside ? wide : Fits(figure, facts, dimension, outside, fit, around, ofQuestions, wide, trial));
            case Tie.Prior:
                return bound.Mentions.Any(mention => Settle(figure, facts, dimension, mention, fit(mention), trial))
                    || ((wide || Apart(figure, bound.Mentions[0])) && Fits(figure, facts, dimension, ofQuestions(), fit, around, ofQuestions, wide, trial) && (wide || ofQuestions().Tie != Tie.None));
            default:
                return bound.Mentions.Any(mention => Settle(figure, facts, dimension, mention, fit(mention), trial));
        }
    }

    private bool Settle(Figure figure, CellFacts facts, int dimension, Mention mention, FitResult result, bool trial)
    {
        if (result == FitResult.Within)
            return facts.Lineage.Operation is "MAX" or "MIN" || (Extremes.IsClaimed(WordsAbout(figure)) && (mention is not PeriodMention period || FilterSpan.Reaches(facts.Cell, period.Span)));
        if (result != FitResult.Pair)
            return result == FitResult.Yes;
        var kind = figure.Sentence < 0 ? SentenceKind.Plain : sentences[figure.Sentence].Kind;
        bool named = figure.Sentence >= 0 && sentences[figure.Sentence].Holds(mention.Start);
        if (kind == SentenceKind.Cell || trial)
            return true;
        int group = kind == SentenceKind.Item && !named ? -1 - sentences[figure.Sentence].Paragraph : figure.Sentence;
        if (!_paired.TryGetValue((mention, group), out var members))
            _paired[(mention, group)] = members = [];
        members.Add((figure, dimension));
        return true;
    }

    /// <summary>Another paragraph stands between what was named and the figure; what introduces it directly always counts.</summary>
    private bool Apart(Figure figure, Mention mention)
    {
        if (sentences[figure.Sentence].Kind is SentenceKind.Cell or SentenceKind.Item)
            return false;
        for (int i = figure.Sentence - 1; i >= 0 && !sentences[i].Holds(mention.Start); i--)
        {
            if (sentences[i].Kind == SentenceKind.Plain && sentences[i].Paragraph != sentences[figure.Sentence].Paragraph)
                return true;
        }

        return false;
    }

    private Misfit? Periods(Figure figure, CellFacts facts, bool trial)
    {
        var bound = _binder.Bind(figure, reading.Periods, question => question.Periods, _ => true);
        bool wide = facts.Days is { Days: > 366 };
        bool fits = Fits(figure, facts, 0, bound, mention => PeriodFit.Of(mention, facts),
            () => _binder.Around(figure, reading.Periods, question => question.Periods, _ => true),
            () => _binder.OfQuestions(question => question.Periods, _ => true), wide, trial);
        return fits || (bound.Mentions.Count > 0 && bound.Mentions.All(mention => _twins.IsOf(mention, facts))) || IsParallel(figure, facts, bound) ? null : new Misfit("unfit-period", $"{facts.Cell} is of {Describe.Days(facts)}, {Describe.Tie(bound.Tie)} {Describe.Periods(bound.Mentions)}. Cite the figure of that period, or name the figure's own.");
    }

    private Misfit? Labels(Figure figure, CellFacts facts, bool trial)
    {
        foreach (string column in LabelColumns(facts))
        {
            if (_wholes.IsOverAll(figure, facts, column))
                continue;
            bool Specific(LabelMention mention) => mention.Column == column && !mention.Generic;
            var bound = _binder.Bind(figure, reading.Labels, question => question.Labels, Specific);
            bool inSentence = bound.Tie is Tie.Sentence or Tie.Later;
            if (!inSentence && Whole(figure, facts, column, bound.Tie) is { } whole)
                return whole;
            bool wide = facts.Pinned(column) is null or { Count: > 1 } || facts.Pinned(column)!.All(vocabulary.IsTotalLabel);
            bool fits = Fits(figure, facts, 1, bound, mention => LabelFit.Of(mention, facts, vocabulary),
                () => _binder.Around(figure, reading.Labels, question => question.Labels, Specific),
                () => _binder.OfQuestions(question => question.Labels, Specific), wide, trial)
                || OtherMeaning(bound, facts)
                || (bound.Mentions.Count > 0 && bound.Mentions.All(mention => _twins.IsOf(mention, facts)))
                || (wide && _wholes.SpeaksOfAll(figure) is { } stretch && !bound.Mentions.Any(mention => mention.Start >= stretch.Start && mention.Start < stretch.End))
                || IsSaidOtherwise(figure, facts, column, bound) || IsOtherSide(figure, facts, column, bound) || _wholes.IsSumOfNamed(figure, facts, column);
            // A sentence that names the whole may answer a question about a part.
            if (!fits && !inSentence && bound.Tie == Tie.Question && GenericInSentence(figure, column) is { } general && LabelFit.Of(general, facts, vocabulary) == FitResult.Yes)
                fits = true;
            if (!fits)
                return new Misfit("unfit-label", $"{facts.Cell} is of {column} {Describe.Values(facts.Pinned(column))}, {Describe.Tie(bound.Tie)} {Describe.Values(bound.Mentions.SelectMany(mention => mention.Values))}. Query {Describe.Values(bound.Mentions.SelectMany(mention => mention.Values))}, or name the figure's own.");
        }

        return null;
    }

    /// <summary>A label that the sentence names, and not the question, must be named by the passage the figure is cited from.</summary>
    public Misfit? Attributed(Figure figure, CellFacts facts, Passage passage)
    {
        foreach (string column in _labelColumns.Where(column => facts.Pinned(column) is null))
        {
            var bound = _binder.Bind(figure, reading.Labels, question => question.Labels, mention => mention.Column == column);
            bool asked = questions.Any(question => question.Labels.Any(label => label.Column == column && bound.Mentions.Any(mention => mention.Values.Intersect(label.Values).Any())));
            if (bound.Tie == Tie.Sentence && !asked && bound.Mentions.FirstOrDefault(mention => !passage.Names(column, mention.Values)) is { } unnamed)
                return new Misfit("unfit-label", $"{passage.Name} holds this figure but does not speak of {Describe.Values(unnamed.Values)}.");
        }

        return null;
    }

    private IEnumerable<string> LabelColumns(CellFacts facts) =>
        _labelColumns.Where(column => LabelFit.Concerns(column, facts, vocabulary));

    /// <summary>A phrase that names values of two columns is satisfied by either.</summary>
    private bool OtherMeaning(Bound<LabelMention> bound, CellFacts facts) =>
        bound.Mentions.Count > 0 && bound.Mentions.All(mention => reading.Labels.Concat(questions.SelectMany(question => question.Labels))
            .Any(twin => twin.Start == mention.Start && twin.Column != mention.Column && LabelFit.Of(twin, facts, vocabulary) == FitResult.Yes));

    /// <summary>A clause that names only the whole ("l'UNIL") may not quote one part of it.</summary>
    private Misfit? Whole(Figure figure, CellFacts facts, string column, Tie specific)
    {
        var general = GenericInSentence(figure, column);
        if (general is null && specific == Tie.None)
            general = _binder.OfQuestions(question => question.Labels, mention => mention.Column == column && mention.Generic).Mentions is [.., var asked] ? asked : null;
        if (general is null || LabelFit.Of(general, facts, vocabulary) == FitResult.Yes)
            return null;
        if (WordsAbout(figure).Any(FitWords.Sources.Contains) || Extremes.IsClaimed(WordsAbout(figure)))
            return null;
        return new Misfit("unfit-label", $"{facts.Cell} is of {column} {Describe.Values(facts.Pinned(column))}, but the clause speaks of {Describe.Values(general.Values)}. Name the part, or cite the whole.");
    }

    private LabelMention? GenericInSentence(Figure figure, string column)
    {
        if (figure.Sentence < 0)
            return null;
        var sentence = sentences[figure.Sentence];
        return sentence.Also.Prepend((sentence.Start, sentence.End)).SelectMany(stretch => reading.Labels.InRange(stretch.Item1, stretch.Item2)).FirstOrDefault(mention => mention.Column == column && mention.Generic);
    }

    private IEnumerable<string> WordsAbout(Figure figure)
    {
        if (figure.Sentence < 0)
            return questions.SelectMany(question => question.Words).Select(word => word.Folded);
        var sentence = sentences[figure.Sentence];
        return reading.WordsIn(sentence.Start, sentence.End)
            .Concat(sentence.Also.SelectMany(also => reading.WordsIn(also.Start, also.End)))
            .Concat(questions.Take(1).SelectMany(question => question.Words).Select(word => word.Folded));
    }
}
