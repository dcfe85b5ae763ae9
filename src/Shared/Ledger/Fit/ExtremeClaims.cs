using Tally.Columns;
using Tally.Ledger.Printing;
using Tally.Queries;

namespace Tally.Ledger.Fit;

/// <summary>Checks "la plus grande", "the fewest" and the like against the figure, or the label, they are said of.</summary>
internal sealed class ExtremeClaims(Reading reading, IReadOnlyList<Reading> questions, LedgerIndex index, FactsOfCells facts, Vocabulary vocabulary)
{
    public IEnumerable<(Figure? Figure, int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        var words = reading.Words.InRange(sentence.Start, sentence.End);
        foreach (var (at, side) in Extremes.Claims(words))
        {
            if (IsDenied(words, at))
                continue;
            var (labels, time) = Across(sentence, at);
            var target = figures.FirstOrDefault(figure => figure.Start > at && IsPlain(figure)) ?? figures.LastOrDefault(figure => figure.Start < at && IsPlain(figure));
            var misfit = target is not null ? OfFigure(target, side, labels, time, Rank(sentence, at, figures)) : figures.Count == 0 ? OfLabel(sentence, at, side, labels, time) : null;
            if (misfit is not null)
                yield return (target, at, at + 4, misfit);
        }
    }

    /// <summary>
    /// "SSP, 3 185" to a question for the largest claims it as much as a sentence that says so: where the draft makes no such
    /// claim in words, its first figure of what was asked for must be the extreme.
    /// </summary>
    public (Figure Figure, Misfit Misfit)? CheckAnswer(IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures)
    {
        if (questions.Count == 0 || Extremes.Claims(questions[0].Words).ToArray() is not [var asked] || Extremes.Claims(reading.Words).Any())
            return null;
        var question = questions[0];
        var measured = Measured(new Sentence(0, 0, SentenceKind.Plain));
        var first = figures.FirstOrDefault(figure => IsPlain(figure) && figure.Facts!.Measures.Overlaps(measured));
        if (first is null || sentences[first.Sentence].Kind == SentenceKind.Cell || question.Numbers.Count > 0)
            return null;
        bool time = question.Nouns.Exists(noun => vocabulary.Role(noun.Column) == ColumnRole.Time);
        return Extremes.Holds(first.Facts!, asked.Side, !time, time, 1, facts, vocabulary) == false
            ? (first, new Misfit("wrong-direction", $"{first.Facts!.Cell} is not the {(asked.Side == Extremes.Side.Highest ? "largest" : "smallest")} that the question asks for."))
            : null;
    }

    private static bool IsPlain(Figure figure) => figure.Facts is { IsComparison: false };

    private Misfit? OfFigure(Figure figure, Extremes.Side side, bool labels, bool time, int rank)
    {
        var known = figure.Facts!;
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

    /// <summary>No figure beside the claim: the label or the year it names must not be one that a result shows to be another's.</summary>
    private Misfit? OfLabel(Sentence sentence, int at, Extremes.Side side, bool labels, bool time)
    {
        var named = reading.Labels.Where(label => sentence.Holds(label.Start) && !label.Generic && !label.IsComparand && !label.IsJoined).ToArray();
        var years = reading.Periods.Where(period => sentence.Holds(period.Start) && period.Shape == PeriodShape.Single).ToArray();
        bool byTime = time || (named.Length == 0 && years.Length > 0);
        if (byTime ? years.Length != 1 : named.Length != 1)
            return null;
        bool Matches(CellFacts known) => byTime ? known.Days == years[0].Alternatives[0] : known.Pinned(named[0].Column) is { Count: 1 } pinned && named[0].Values.Any(pinned.Contains);
        var measured = Measured(sentence);
        bool supported = false, contradicted = false;
        foreach (var known in index.All().Where(known => !known.IsTime && !known.IsCode && (measured.Count == 0 || known.Measures.Overlaps(measured)) && known.Cell.Entry.Source == LedgerSource.Query))
        {
            bool single = known.Cell.Entry.Result.Rows.Count == 1;
            if (single && !(Sql.OrderDescends(known.Cell.Entry.Result.Sql) == (side == Extremes.Side.Highest) || known.Lineage.Operation is "MAX" or "MIN"))
                continue;
            bool matches = Matches(known);
            if (!single && !matches)
                continue;
            bool holds = matches && Extremes.Holds(known, side, labels || !byTime, byTime, 1, facts, vocabulary) == true;
            supported |= holds;
            contradicted |= !holds;
        }

        string name = byTime ? Describe.Days(years[0].Alternatives[0]) : reading.Text[named[0].Start..named[0].End];
        return contradicted && !supported
            ? new Misfit("wrong-direction", $"The results do not show {name} to be the {(side == Extremes.Side.Highest ? "largest" : "smallest")}.")
            : null;
    }

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

    /// <summary>"les trois plus grandes", "top 3", or as many as the sentence lists in the plural.</summary>
    private int Rank(Sentence sentence, int at, IReadOnlyList<Figure> figures)
    {
        var counted = reading.Numbers.FindLast(number => sentence.Holds(number.Start) && number.End <= at && at - number.End <= 24 && number.Readings is [> 1 and <= 100]);
        if (counted is not null)
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
