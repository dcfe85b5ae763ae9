namespace Tally.Ledger.Fit;

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
internal sealed class Binder(IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures, IReadOnlyList<Reading> questions, Func<int, bool> opensWithContrast)
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
        var named = all;
        bool main = named.Any(mention => !mention.IsComparand && mention.Start >= figure.PartStart && mention.Start < figure.PartEnd);
        if (main)
            named = named.FindAll(mention => !mention.IsComparand);

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

        var others = figures.Where(other => other.Sentence == figure.Sentence && other.PartEnd <= figure.PartStart).Reverse();
        bool contrasted = opensWithContrast(figure.PartStart) && all.Exists(mention => mention.IsComparand && mention.End <= figure.PartStart);
        var subjects = all.FindAll(mention => mention.IsComparand == contrasted);
        foreach (var clause in others.SelectMany(other => other.Clauses.Reverse()))
        {
            if (At(subjects.Count > 0 ? subjects : named, clause) is { } before)
                return before;
        }

        foreach (var (start, end) in sentence.Also)
        {
            if (At(In(mentions, start, end, counts), (start, end)) is { } beside)
                return beside;
        }

        var later = named.Where(mention => mention.Start >= figure.PartEnd).ToList();
        return later.Count > 0 ? new Bound<T>([later[0]], Tie.Later) : null;
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
        var here = In(named, clause.Start, clause.End, _ => true);
        return here.Count > 0 ? new Bound<T>(here, Tie.Sentence) : null;
    }

    /// <summary>Mentions are in order of their start.</summary>
    private static List<T> In<T>(List<T> mentions, int start, int end, Func<T, bool> counts)
        where T : Mention
    {
        var found = new List<T>();
        foreach (var mention in mentions.InRange(start, end))
        {
            if (counts(mention))
                found.Add(mention);
        }

        return found;
    }
}
