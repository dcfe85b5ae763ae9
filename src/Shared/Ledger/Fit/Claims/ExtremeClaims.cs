using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;
using Tally.Queries;

namespace Tally.Ledger.Fit.Claims;

/// <summary>Checks "la plus grande", "the fewest" and the like against the figure, or the label, they are said of.</summary>
/// <param name="passages">Documents and logs that may bear a claim out; null when there are none.</param>
internal sealed partial class ExtremeClaims(Reading reading, IReadOnlyList<Reading> questions, LedgerIndex index, FactsOfCells facts, Vocabulary vocabulary, Passages? passages)
{
    private static readonly HashSet<string> Sizes = ["d", "de", "des", "grand", "grande", "grands", "grandes", "nombreux", "nombreuses", "gros", "grosse", "petit", "petite", "petits", "petites", "haut", "haute", "bas", "basse", "eleve", "elevee", "faible", "fort", "forte", "important", "importante", "peuple", "peuplee", "peuplees", "students", "people", "of", "in", "populous", "numerous"];

    public IEnumerable<(Figure? Figure, int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        var words = reading.Words.InRange(sentence.Start, sentence.End);
        foreach (var (at, side) in Extremes.Claims(words))
        {
            if (IsDenied(words, at))
                continue;
            var (labels, time) = Across(sentence, at);
            var target = Target(sentence, at, figures);
            if (target is not null && SaysShare(words, at) && Shares(target, figures).Any(share => Extremes.Holds(share, side, labels, time, 1, facts, vocabulary) == true))
                continue;
            var compared = ChangeClaims.Target(reading, sentence, at, figures);
            var misfit = compared is { } change ? OfComparison(sentence, at, change, side, labels, time, Rank(sentence, at, figures)) : target is not null ? OfFigure(target, side, labels, time, Rank(sentence, at, figures)) : figures.Count == 0 ? OfLabel(sentence, at, side, labels, time) : null;
            if (misfit is not null && !(compared is null && target is not null && IsCondition(target, at)))
                yield return (compared?.Figure ?? target, at, at + 4, misfit);
            else if (compared is null && Others(sentence, at, figures, side, labels, time) is var (other, wrong))
                yield return (other, at, at + 4, wrong);
        }
    }

    /// <summary>"The three largest: A, B and C": each of them; and "the most frugal, 110 kWh/m²", where no level stands beside the claim.</summary>
    private (Figure, Misfit)? Others(Sentence sentence, int at, IReadOnlyList<Figure> figures, Extremes.Side side, bool labels, bool time)
    {
        int rank = Rank(sentence, at, figures), end = Reach(sentence, at);
        var own = figures.Where(figure => figure.Start > at && figure.Start < end).ToArray();
        var claimed = figures.Any(IsPlain) ? own.Where(IsPlain).Skip(1).Take(Counted(sentence, at) is null ? 0 : rank - 1)
            : own.Where(figure => figure.Facts is { IsComparison: true, Lineage.Operation: "/", Cell.Entry.Result.Rows.Count: > 1 }).Take(1);
        foreach (var figure in claimed)
        {
            if (figure.Facts!.Columns.SetEquals(claimed.First().Facts!.Columns) && Extremes.Holds(figure.Facts, side, labels, time, rank, facts, vocabulary) == false)
                return (figure, new Misfit("wrong-direction", $"{figure.Facts.Cell} is not the {(side == Extremes.Side.Highest ? "largest" : "smallest")} of what its result compares."));
        }

        return null;
    }

    /// <summary>
    /// "SSP, 3 185" to a question for the largest claims it as much as a sentence that says so: where the draft makes no such
    /// claim in words, its first figure of what was asked for must be the extreme.
    /// </summary>
    public (int Start, int End, Misfit Misfit)? CheckAnswer(IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures)
    {
        if (questions.Count == 0 || Extremes.Claims(questions[0].Words).ToArray() is not [var asked] || Extremes.Claims(reading.Words).Any())
            return null;
        var question = questions[0];
        if (question.Words.Exists(word => word.Folded is "often" or "souvent"))
            return null;
        var measured = Measured(new Sentence(0, 0, SentenceKind.Plain));
        bool time = question.Nouns.Exists(noun => vocabulary.Role(noun.Column) == ColumnRole.Time) || (question.Nouns.Count == 0 && TimeWords.IsAsked(question));
        if (figures.Count == 0)
            return OfBareAnswer(sentences, question, asked.Side, time);
        bool asksShare = question.Words.Exists(word => FitWords.ShareWords.Contains(word.Folded));
        var first = (asksShare ? figures.FirstOrDefault(figure => figure.IsPercent && figure.Facts is not null) : null) ?? figures.FirstOrDefault(figure => IsPlain(figure) && (measured.Count == 0 || figure.Facts!.Measures.Overlaps(measured)));
        if (first is null || sentences[first.Sentence].Kind == SentenceKind.Cell || question.Numbers.Count > 0 || SpansRange(sentences[first.Sentence]))
            return null;
        return Extremes.Holds(first.Facts!, asked.Side, !time, time, 1, facts, vocabulary) == false
            ? (first.Start, first.End, new Misfit("wrong-direction", $"{first.Facts!.Cell} is not the {(asked.Side == Extremes.Side.Highest ? "largest" : "smallest")} that the question asks for."))
            : null;
    }

    /// <summary>"From the smallest to the largest" begins with the other end.</summary>
    private bool SpansRange(Sentence sentence) =>
        reading.WordsIn(sentence.Start, sentence.End).Any(word => word is "between" or "entre" or "zwischen" or "ranged" or "ranging" or "ranges" or "allaient" or "vont" or "reichten" or "reichen");

    /// <summary>"FBM." to a question for the largest.</summary>
    private (int Start, int End, Misfit Misfit)? OfBareAnswer(IReadOnlyList<Sentence> sentences, Reading question, Extremes.Side side, bool time)
    {
        if (sentences.Count != 1 || question.Numbers.Count > 0 || Supposes(sentences[0]))
            return null;
        var labels = reading.Labels.FindAll(label => !label.Generic && (time || !question.Labels.Exists(asked => !asked.IsJoined && asked.Column == label.Column)));
        var years = reading.Periods.FindAll(period => period.Shape == PeriodShape.Single && !(question.Periods is [{ Shape: PeriodShape.Single } only] && only.Alternatives[0] == period.Alternatives[0]));
        Mention? answer = time ? years is [var year] ? year : null : labels is [{ IsJoined: false } label] ? label : null;
        if (answer is null || Support(answer as LabelMention, (answer as PeriodMention)?.Alternatives[0], side, !time, sentences[0]) != false)
            return null;
        return (answer.Start, answer.End, new Misfit("wrong-direction", $"The results do not show {reading.Text[answer.Start..answer.End]} to be the {(side == Extremes.Side.Highest ? "largest" : "smallest")} that the question asks for."));
    }

    /// <summary>"6 stations (lowest temp below -15)": the word is of the column's name that the rows counted were held to.</summary>
    private bool IsCondition(Figure figure, int at) =>
        figure.Facts!.Lineage.Operation is "COUNT" or "COUNT DISTINCT" && reading.Measures.Exists(mention => mention.Start <= at && at < mention.End && mention.Columns.Any(figure.Facts.IsConditioned));

    /// <summary>The figure behind the claim, or the one before it where that alone is of who the claim is made of.</summary>
    private Figure? Target(Sentence sentence, int at, IReadOnlyList<Figure> figures)
    {
        var after = figures.FirstOrDefault(figure => figure.Start > at && IsPlain(figure));
        var before = figures.LastOrDefault(figure => figure.Start < at && IsPlain(figure));
        if (after is null || before is null)
            return after ?? before;
        var subject = reading.Labels.Where(label => sentence.Holds(label.Start) && !label.Generic && !label.IsComparand && !label.IsJoined).MinBy(label => Math.Abs(label.Start - at));
        bool IsOf(Figure figure) => subject is not null && figure.Facts!.Pinned(subject.Column) is { Count: 1 } pinned && subject.Values.Any(pinned.Contains);
        return IsOf(before) && !IsOf(after) ? before : after;
    }

    /// <summary>"La plus féminisée : FCUE, 377 femmes sur 535 (70 %)": what no size is said of may be the extreme by its share.</summary>
    private static bool SaysShare(List<TextToken> words, int at)
    {
        int word = words.FindIndex(candidate => candidate.Start == at);
        return words[word].Folded is "plus" or "moins" or "most" or "least" && word + 1 < words.Count && !Sizes.Contains(words[word + 1].Folded);
    }

    private static IEnumerable<CellFacts> Shares(Figure target, IReadOnlyList<Figure> figures) =>
        figures.Where(figure => figure.IsPercent && figure.Facts is { IsComparison: true } facts && ReferenceEquals(facts.Cell.Entry, target.Facts!.Cell.Entry) && facts.Cell.Row == target.Facts.Cell.Row).Select(figure => figure.Facts!);

    private static bool IsPlain(Figure figure) => figure.Facts is { IsComparison: false };

    private Misfit? OfFigure(Figure figure, Extremes.Side side, bool labels, bool time, int rank)
    {
        var known = figure.Facts!;
        if (passages?.Extreme(known.Cell, side) is { } said)
            return said ? null : new Misfit("wrong-direction", $"The document does not show {known.Cell.Value} to be the {(side == Extremes.Side.Highest ? "largest" : "smallest")}.");
        bool? holds = Extremes.Holds(known, side, labels, time, rank, facts, vocabulary) ?? AmongLedger(known, side, labels, time);
        return holds switch
        {
            true => null,
            false => new Misfit("wrong-direction", $"{known.Cell} is not the {(side == Extremes.Side.Highest ? "largest" : "smallest")} of what its result compares."),
            null => new Misfit("wrong-direction", $"Nothing in the results shows that {known.Cell} is the {(side == Extremes.Side.Highest ? "largest" : "smallest")}; query all of them, or order by it."),
        };
    }

    private bool? AmongLedger(CellFacts known, Extremes.Side side, bool labels, bool time)
    {
        if (FigurePrinter.Exact(known.Cell.Value) is not { } value)
            return null;
        var rivals = index.All().Where(rival => !ReferenceEquals(rival, known) && !rival.IsComparison && rival.Columns.SetEquals(known.Columns) && rival.Lineage.Operation == known.Lineage.Operation)
            .Where(rival => !labels || rival.Days == known.Days)
            .Where(rival => !time || rival.Days != known.Days)
            .Where(rival => !rival.Lineage.Datasets.SequenceEqual(known.Lineage.Datasets) || rival.Days != known.Days)
            .Where(rival => !rival.Lineage.Datasets.All(dataset => vocabulary.IsTotalLabel(vocabulary.FileLabel(dataset.Id).Value)))
            .ToArray();
        if (rivals.Length == 0)
            return null;
        return rivals.All(rival => FigurePrinter.Exact(rival.Cell.Value) is { } other && (side == Extremes.Side.Highest ? other <= value : other >= value));
    }

    /// <summary>No figure beside the claim: the label or the year it names must be one that a result shows to be the extreme.</summary>
    private Misfit? OfLabel(Sentence sentence, int at, Extremes.Side side, bool labels, bool time)
    {
        var (start, end) = Clause(sentence, at);
        var named = reading.Labels.Where(label => label.Start >= start && label.Start < end && !label.Generic && !label.IsComparand && !label.IsJoined).ToArray();
        var years = reading.Periods.Where(period => period.Start >= start && period.Start < end && period.Shape == PeriodShape.Single).ToArray();
        bool byTime = time || (named.Length == 0 && years.Length > 0);
        if (byTime ? years.Length != 1 : named.Length != 1)
            return null;
        string name = byTime ? Describe.Days(years[0].Alternatives[0]) : reading.Text[named[0].Start..named[0].End];
        return Support(byTime ? null : named[0], byTime ? years[0].Alternatives[0] : null, side, labels, sentence) switch
        {
            false => new Misfit("wrong-direction", $"The results do not show {name} to be the {(side == Extremes.Side.Highest ? "largest" : "smallest")}."),
            null when passages is null && !Supposes(sentence) => new Misfit("wrong-direction", $"No result shows {name} to be the {(side == Extremes.Side.Highest ? "largest" : "smallest")}; query all of them, or order by it."),
            _ => null,
        };
    }

    /// <summary>Whether the ledger shows a label, or a year, to be the extreme; null when nothing has to do with it.</summary>
    private bool? Support(LabelMention? label, DayRange? year, Extremes.Side side, bool labels, Sentence sentence)
    {
        bool Matches(CellFacts known) => label is null ? known.Days == year : known.Pinned(label.Column) is { Count: 1 } pinned && label.Values.Any(pinned.Contains);
        var measured = Measured(sentence);
        bool supported = label is not null && index.Entries.Any(entry => Extremes.Heads(entry, label, side) == true);
        bool contradicted = label is not null && !supported && index.Entries.Any(entry => Extremes.Heads(entry, label, side) == false);
        foreach (var known in index.All().Where(known => !known.IsTime && !known.IsCode && (measured.Count == 0 || known.Measures.Count == 0 || known.Measures.Overlaps(measured))))
        {
            bool single = known.Cell.Entry.Result.Rows.Count == 1, matches = Matches(known);
            bool ranked = Sql.OrderDescends(known.Cell.Entry.Result.Sql) == (side == Extremes.Side.Highest) || known.Lineage.Operation is "MAX" or "MIN";
            if (single && !ranked)
                supported |= matches && AmongLedger(known, side, labels || label is not null, label is null) == true;
            if (single ? !ranked : !matches)
                continue;
            bool holds = matches && Extremes.Holds(known, side, labels || label is not null, label is null, 1, facts, vocabulary) == true;
            supported |= holds;
            contradicted |= !holds;
        }

        return supported ? true : contradicted ? false : null;
    }

    /// <summary>The part of the sentence that the claim stands in, where names stand in several of them.</summary>
    private (int Start, int End) Clause(Sentence sentence, int at)
    {
        int start = sentence.Start, end = sentence.End;
        foreach (var word in reading.Words.InRange(sentence.Start, sentence.End))
        {
            bool cuts = FitWords.Contrasts.Contains(word.Folded) || word.Folded is "et" or "and" or "und";
            if (cuts && word.End <= at)
                start = word.End;
            else if (cuts && word.Start > at)
                end = Math.Min(end, word.Start);
        }

        int before = reading.Text.LastIndexOf(';', Math.Max(at - 1, 0)), after = reading.Text.IndexOf(';', at);
        return (Math.Max(start, before < sentence.Start ? start : before), after < 0 || after > end ? end : after);
    }

    private bool Supposes(Sentence sentence) =>
        reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd().EndsWith("?")
        || reading.WordsIn(sentence.Start, sentence.End).Any(word => FitWords.Suppositions.Contains(word) || FitWords.Negations.Contains(word));

    /// <summary>The measure that is said to be extreme: the sentence's own, or the question's.</summary>
    private HashSet<string> Measured(Sentence sentence)
    {
        var named = reading.Measures.FindAll(mention => sentence.Holds(mention.Start));
        if (named.Count == 0)
            named = questions.Select(question => question.Measures).FirstOrDefault(measures => measures.Count > 0) ?? [];
        var specific = named.FindAll(mention => !mention.Generic);
        return [.. (specific.Count > 0 ? specific : named).SelectMany(mention => mention.Columns)];
    }

    /// <summary>What is compared: the noun beside the claim, or the question's.</summary>
    private (bool Labels, bool Time) Across(Sentence sentence, int at)
    {
        var near = reading.Nouns.Where(noun => sentence.Holds(noun.Start) && Math.Abs(noun.Start - at) <= 60).MinBy(noun => Math.Abs(noun.Start - at))
            ?? questions.SelectMany(question => question.Nouns).FirstOrDefault();
        if (near is null)
            return (false, reading.WordsIn(Math.Max(sentence.Start, at - 60), Math.Min(sentence.End, at + 60)).Any(word => word is "annee" or "year" or "jahr" or "mois" or "month"));
        bool time = vocabulary.Role(near.Column) == ColumnRole.Time;
        return (!time, time);
    }

    /// <summary>How far a claim speaks: to the next one, or to a semicolon.</summary>
    private int Reach(Sentence sentence, int at)
    {
        int stop = reading.Text.IndexOf(';', at), end = stop >= 0 && stop < sentence.End ? stop : sentence.End;
        return Extremes.Claims(reading.Words.InRange(at + 1, end)).Select(claim => claim.At).DefaultIfEmpty(end).Min();
    }

    private Numbers.NumberToken? Counted(Sentence sentence, int at) =>
        reading.Numbers.FindLast(number => number.Kind == NumberKind.Cardinal && sentence.Holds(number.Start) && number.End <= at && at - number.End <= 24 && number.Readings is [> 1 and <= 100]);

    /// <summary>"les trois plus grandes", "top 3", or as many as the sentence lists in the plural.</summary>
    private int Rank(Sentence sentence, int at, IReadOnlyList<Figure> figures)
    {
        if (Counted(sentence, at) is { } counted)
            return (int)counted.Readings[0];
        string around = reading.Text[Math.Max(sentence.Start, at - 12)..Math.Min(sentence.End, at + 60)];
        bool plural = around.Contains(" les ", StringComparison.OrdinalIgnoreCase) || around.StartsWith("les ", StringComparison.OrdinalIgnoreCase) || around.Contains(" are ", StringComparison.Ordinal) || around.Contains(" sont ", StringComparison.Ordinal);
        return plural ? Math.Max(1, figures.Count(figure => figure.Start > at)) : 1;
    }

    private static bool IsDenied(List<TextToken> words, int at)
    {
        int word = words.FindIndex(candidate => candidate.Start == at);
        for (int back = 1; back <= 3 && word - back >= 0; back++)
        {
            if (words[word - back].Folded is "pas" or "not" or "nicht" or "n't" or "jamais" or "never")
                return true;
        }

        return false;
    }
}
