namespace Tally.Ledger.Fit.Prose;

/// <summary>How surely a mention speaks of a figure.</summary>
internal enum Tie
{
    /// <summary>Nothing names the dimension anywhere.</summary>
    None,

    /// <summary>In the figure's clause, or the nearest one of its sentence, or its table row and column.</summary>
    Sentence,

    /// <summary>Only after the next figure of the sentence.</summary>
    Later,

    /// <summary>An earlier sentence of the answer.</summary>
    Prior,

    /// <summary>The question, or an earlier one.</summary>
    Question,
}

internal sealed record Bound<T>(IReadOnlyList<T> Mentions, Tie Tie);

/// <summary>
/// Finds the mentions that say what a figure is about: its own clause first, then the clauses before and after it, the
/// sentences before, the question, earlier questions. The first that names the dimension decides.
/// </summary>
internal sealed class Binder(IReadOnlyList<Sentence> sentences, IReadOnlyList<Reading> questions, Apposition apposition, Func<int, bool> opensWithContrast, Func<int, bool> opensAside)
{
    public Bound<T> Bind<T>(Figure figure, List<T> mentions, Func<Reading, List<T>> ofQuestion, Func<T, bool> counts)
        where T : Mention
    {
        if (figure.Sentence >= 0 && InSentence(figure, mentions, counts) is { } found)
            return found;
        return Prior(figure, mentions, counts) ?? OfQuestions(ofQuestion, counts);
    }

    /// <summary>What the text around says, the sentence itself apart.</summary>
    public Bound<T> Around<T>(Figure figure, List<T> mentions, Func<Reading, List<T>> ofQuestion, Func<T, bool> counts)
        where T : Mention => Prior(figure, mentions, counts) ?? OfQuestions(ofQuestion, counts);

    public Bound<T> OfQuestions<T>(Func<Reading, List<T>> ofQuestion, Func<T, bool> counts)
        where T : Mention
    {
        foreach (var question in questions)
        {
            var named = ofQuestion(question).Where(counts).ToList();
            if (named.Count > 0)
                return new Bound<T>(named, Tie.Question);
        }

        return new Bound<T>([], Tie.None);
    }

    private Bound<T>? InSentence<T>(Figure figure, List<T> mentions, Func<T, bool> counts)
        where T : Mention
    {
        var sentence = sentences[figure.Sentence];
        var all = In(mentions, sentence.Start, sentence.End, counts);
        if (all.FindAll(mention => apposition.IsBracketed(mention, figure)) is { Count: > 0 } beside
            && !all.Exists(mention => mention.Start >= figure.End && mention.Start < apposition.EndOfBracket(figure)))
            return new Bound<T>(beside, Tie.Sentence);
        var named = all;
        bool main = named.Exists(mention => !mention.IsComparand && mention.Start >= figure.PartStart && mention.Start < figure.PartEnd);
        // "A takes twice as much as B: 220": behind the colon the first is spoken of.
        bool resumed = !main && !opensWithContrast(figure.PartStart) && named.Exists(mention => !mention.IsComparand && mention.End <= figure.PartStart)
            && named.FindLast(mention => mention.End <= figure.Start) is { IsComparand: true } last && apposition.IsAcrossColon(last, figure);
        if (main || resumed)
            named = named.FindAll(mention => !mention.IsComparand);
        if (all.Count > 0 && (InOwnPart(figure, named) ?? InEarlierParts(figure, all, named)) is { } found)
            return found;

        foreach (var (start, end) in sentence.Also)
        {
            if (In(mentions, start, end, counts) is { Count: > 0 } also)
                return new Bound<T>(also, Tie.Sentence);
        }

        return named.Find(mention => mention.Start >= figure.PartEnd) is { } later ? new Bound<T>([later], Tie.Later) : null;
    }

    private static Bound<T>? InOwnPart<T>(Figure figure, List<T> named)
        where T : Mention
    {
        for (int i = figure.OwnClause; i >= 0; i--)
        {
            if (At(named, figure.Clauses[i]) is { } here)
                return here;
        }

        for (int i = figure.OwnClause + 1; i < figure.Clauses.Count; i++)
        {
            if (At(named, figure.Clauses[i]) is { } after)
                return after;
        }

        return null;
    }

    private Bound<T>? InEarlierParts<T>(Figure figure, List<T> all, List<T> named)
        where T : Mention
    {
        if (figure.Previous is null)
            return null;
        bool contrasted = opensWithContrast(figure.PartStart) && all.Exists(mention => mention.IsComparand && mention.End <= figure.PartStart);
        var subjects = all.FindAll(mention => mention.IsComparand == contrasted);
        bool isAside = opensAside(figure.PartStart);
        // "1 613 in 2023 against 1 619 a year earlier, with …": what was compared with is no longer spoken of.
        if (!isAside && subjects.FindAll(mention => !IsInAside(figure, mention)) is { Count: > 0 } main)
            subjects = main;
        for (var other = figure.Previous; other is not null; other = other.Previous)
        {
            for (int i = other.Clauses.Count - 1; i >= 0 && other.PartEnd <= figure.PartStart; i--)
            {
                if (At(subjects.Count > 0 ? subjects : named, other.Clauses[i]) is { } before)
                    return before;
            }
        }

        return null;
    }

    private bool IsInAside<T>(Figure figure, T mention)
        where T : Mention
    {
        for (var other = figure.Previous; other is not null; other = other.Previous)
        {
            if (mention.Start >= other.PartStart && mention.Start < other.PartEnd)
                return opensAside(other.PartStart);
        }

        return false;
    }

    /// <summary>The nearest earlier sentence that names one; siblings in a list or a table do not speak for each other.</summary>
    private Bound<T>? Prior<T>(Figure figure, List<T> mentions, Func<T, bool> counts)
        where T : Mention
    {
        for (int i = figure.Sentence - 1; i >= 0; i--)
        {
            if (sentences[i].Kind is SentenceKind.Cell || (sentences[i].Kind == SentenceKind.Item && sentences[figure.Sentence].Kind != SentenceKind.Plain))
                continue;
            var named = In(mentions, sentences[i].Start, sentences[i].End, counts);
            if (named.Count > 0)
                return new Bound<T>(named, Tie.Prior);
        }

        return null;
    }

    private static Bound<T>? At<T>(List<T> named, (int Start, int End) clause)
        where T : Mention
    {
        int first = named.FirstFrom(clause.Start), last = first;
        while (last < named.Count && named[last].Start < clause.End)
            last++;
        return last > first ? new Bound<T>(named.GetRange(first, last - first), Tie.Sentence) : null;
    }

    /// <summary>Mentions are in order of their start.</summary>
    private static List<T> In<T>(List<T> mentions, int start, int end, Func<T, bool> counts)
        where T : Mention
    {
        var found = new List<T>();
        for (int i = mentions.FirstFrom(start); i < mentions.Count && mentions[i].Start < end; i++)
        {
            if (counts(mentions[i]))
                found.Add(mentions[i]);
        }

        return found;
    }
}
