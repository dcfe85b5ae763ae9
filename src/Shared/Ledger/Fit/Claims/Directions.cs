using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Augmenté", "fell", "plus que": a claim of direction must agree with the figures it joins.</summary>
internal sealed class Directions(Reading reading, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts, Vocabulary vocabulary, Trends trends)
{
    private static readonly HashSet<string> Up =
    [
        "augmente", "augmentent", "augmentee", "augmentees", "augmentes", "augmentation", "augmenter", "augmentait", "hausse", "hausses", "progresse", "progressent", "progression", "progresser", "croit", "cru", "crue", "croissance", "croissant", "accru", "accroissement", "grimpe", "monte", "montee", "bondi", "gagne", "essor", "profite", "profitent", "releve", "relevee", "creuse", "creusee",
        "increase", "increased", "increases", "increasing", "grew", "grow", "grown", "grows", "growth", "rose", "rise", "risen", "rises", "rising", "climbed", "gained", "up", "jumped", "soared", "surged", "benefited", "benefitted", "raised", "raises", "widened", "widens",
        .. French("augment", "progress", "grimp"), "croissait", "croissaient",
        "aufgestockt", "gestiegen", "stieg", "stiegen", "steigt", "zugenommen", "zunahme", "anstieg", "wuchs", "gewachsen", "wachstum", "erhoht", "erhohte", "erhohten", "steigen", "zunehmen",
    ];

    private static readonly HashSet<string> Down =
    [
        "baisse", "baissent", "baisser", "baisses", "baissait", "diminue", "diminuent", "diminution", "diminuer", "recule", "recul", "reculent", "reculer", "chute", "chuter", "decroit", "decru", "decroissance", "regresse", "perdu", "repli", "descendu", "reduit", "reduite", "reduits", "abaisse", "abaissee", "resserre",
        "decrease", "decreased", "decreases", "decreasing", "fell", "fall", "fallen", "falls", "falling", "declined", "decline", "declines", "declining", "dropped", "drop", "drops", "shrank", "shrunk", "lost", "down", "plunged", "lowered", "lowers", "narrowed", "narrows",
        .. French("baiss", "diminu", "recul", "chut", "regress"), "decroissait", "decroissaient",
        "gekurzt", "gesunken", "sank", "sanken", "sinkt", "abgenommen", "abnahme", "ruckgang", "zuruckgegangen", "gefallen", "fiel", "fielen", "verringert", "sinken", "abnehmen", "gesenkt", "senkte", "senkten", "reduziert", "verkleinert",
    ];

    /// <summary>Words that may only name what is spoken of: "la hausse", "growth".</summary>
    private static readonly HashSet<string> Nouns =
    [
        "augmentation", "hausse", "hausses", "progression", "croissance", "accroissement", "montee", "essor", "baisses", "diminution", "recul", "decroissance", "repli",
        "increase", "increases", "growth", "rise", "rises", "decrease", "decreases", "fall", "falls", "decline", "declines", "drop", "drops",
        "zunahme", "anstieg", "wachstum", "abnahme", "ruckgang",
    ];

    private static IEnumerable<string> French(params string[] stems) =>
        stems.SelectMany(stem => ((string[])["e", "es", "ent", "ee", "ees", "er", "ait", "aient", "a", "era", "eront", "erent"]).Select(ending => stem + ending));

    private static readonly HashSet<string> Auxiliaries = ["a", "ont", "avait", "avaient", "avoir", "ete", "est", "sont", "s", "se"];

    /// <summary>Where one of these stands before a claim, what is said before it is of something else.</summary>
    private static readonly HashSet<string> Cuts = ["while", "whereas", "mais", "tandis", "but", "aber", "wahrend", "alors", "although", "though", "obwohl", "quoique"];

    /// <summary>True for a word of rising, false for one of falling, null for any other.</summary>
    public static bool? WayOf(string folded) => Up.Contains(folded) ? true : Down.Contains(folded) ? false : null;

    public IEnumerable<(Figure? Figure, int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        var words = reading.Words.InRange(sentence.Start, sentence.End);
        var claims = words.Select((word, index) => (word, index))
            .Where(item => (Up.Contains(item.word.Folded) || Down.Contains(item.word.Folded)) && !IsDenied(words, item.index))
            .Select(item => (item.word, IsUp: Up.Contains(item.word.Folded)))
            .Concat(Separated(words))
            .OrderBy(claim => claim.word.Start)
            .ToList();
        for (int i = 0; i < claims.Count; i++)
        {
            int from = claims[i].word.Start, to = i + 1 < claims.Count ? claims[i + 1].word.Start : sentence.End;
            if (claims[i].word.Folded is "up" or "down" && figures.Count == 0)
                continue;
            foreach (var misfit in Judge(claims[i].IsUp, from, to, i == 0 ? sentence.Start : claims[i - 1].word.End, figures))
                yield return (misfit.Figure, claims[i].word.Start, claims[i].word.End, misfit.Misfit);
            if (Unshown(sentence, claims, i, figures) is { } unshown)
                yield return (null, claims[i].word.Start, claims[i].word.End, unshown);
        }
    }

    /// <summary>"Gingen um 8 % zurück", "nahm um 3 % zu": the verb is what claims, its other half stands at the end.</summary>
    private static IEnumerable<(TextToken word, bool IsUp)> Separated(List<TextToken> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string end = words[i].Folded is "ging" or "gingen" or "geht" or "gehen" ? "zuruck" : words[i].Folded is "nahm" or "nahmen" or "nimmt" or "nehmen" ? "ab" : "";
            if (end.Length > 0 && words.Exists(word => word.Start > words[i].Start && word.Folded == end) && !IsDenied(words, i))
                yield return (words[i], false);
            else if (end == "ab" && words.Exists(word => word.Start > words[i].Start && word.Folded == "zu") && !IsDenied(words, i))
                yield return (words[i], true);
        }
    }

    /// <summary>What the ledger says against a claim that its own stretch of the sentence gives no two figures for.</summary>
    private Misfit? Unshown(Sentence sentence, List<(TextToken word, bool IsUp)> claims, int claim, IReadOnlyList<Figure> figures)
    {
        if (Supposes(sentence))
            return null;
        int cut = reading.Words.InRange(sentence.Start, claims[claim].word.Start).FindLast(word => Cuts.Contains(word.Folded)).Start;
        (int Start, int End) stretch = (Math.Max(cut, claim == 0 ? sentence.Start : claims[claim - 1].word.End), claim + 1 < claims.Count ? claims[claim + 1].word.Start : sentence.End);
        Figure[] own = [.. figures.Where(figure => figure.Start >= stretch.Start && figure.Start < stretch.End)];
        bool alone = claims.Count == 1 || reading.Measures.InRange(stretch.Start, stretch.End).Any() || reading.Labels.InRange(stretch.Start, stretch.End).Any();
        if (trends.CheckEach(sentence, stretch, claims[claim].IsUp) is { } notAll)
            return notAll;
        if (trends.CheckSteps(sentence, stretch, claims[claim].IsUp, own) is { } unsteady)
            return unsteady;
        bool isShown = IsShown(own) || (claims.Count > 1 && !alone && IsShown(figures));
        return isShown ? null : trends.Check(sentence, stretch, claims[claim].IsUp, alone, !Nouns.Contains(claims[claim].word.Folded));
    }

    /// <summary>The figures beside a claim show it: a recorded change, or two points in time.</summary>
    private static bool IsShown(IReadOnlyList<Figure> figures) =>
        figures.Any(figure => figure.Facts is { IsComparison: true } or { Lineage.Origin: Queries.CellOrigin.Derived })
        || figures.Where(IsPoint).Select(figure => figure.Facts!.Days).Distinct().Count() > 1;

    private bool Supposes(Sentence sentence) =>
        reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd().EndsWith("?") || reading.WordsIn(sentence.Start, sentence.End).Any(FitWords.Suppositions.Contains);

    private IEnumerable<(Figure? Figure, Misfit Misfit)> Judge(bool up, int from, int to, int since, IReadOnlyList<Figure> figures)
    {
        var after = figures.Where(figure => figure.Start >= from && figure.Start < to && figure.Facts is not null).ToList();
        var before = figures.Where(figure => figure.Start < from && figure.Facts is not null).ToList();
        foreach (var figure in after.Count > 0 ? after : before.FindAll(figure => figure.Start >= since))
        {
            if (Signed(figure, up) is { } misfit)
                yield return (figure, misfit);
        }

        if (Gaps(figures, up) is { } gap)
            yield return gap;
        var points = after.FindAll(IsPoint);
        // "Rose from A to B, while visits went down by 8 %": the second claim has its own figure.
        if (points.Count == 0 && after.Exists(figure => Change.Of(figure.Facts!.Cell, ledger, facts) is not null))
            yield break;
        for (int i = before.Count - 1; i >= 0 && points.Count < 2; i--)
        {
            if (IsPoint(before[i]))
                points.Insert(0, before[i]);
        }

        foreach (var series in points.GroupBy(figure => (figure.Facts!.NamedYears is not null ? "" : string.Join('|', figure.Facts.Columns)) + "/" + string.Join('|', Labels(figure.Facts!))))
        {
            var ordered = series.OrderBy(figure => figure.Facts!.Days!.Value.First).ToArray();
            if (ordered.Length < 2 || ordered[0].Facts!.Days == ordered[^1].Facts!.Days)
                continue;
            decimal first = FigurePrinter.Exact(ordered[0].Facts!.Cell.Value) ?? 0, last = FigurePrinter.Exact(ordered[^1].Facts!.Cell.Value) ?? 0;
            if (up ? last <= first : last >= first)
                yield return (null, new Misfit("wrong-direction", $"The text says it went {(up ? "up" : "down")}, but {ordered[0].Facts!.Cell} ({Describe.Days(ordered[0].Facts!)}) is {(last == first ? "equal to" : last < first ? "above" : "below")} {ordered[^1].Facts!.Cell} ({Describe.Days(ordered[^1].Facts!)})."));
        }
    }

    /// <summary>"The gap narrowed: 348 in 2011, 743 in 2021", "the share rose from … to …": the same comparison at two times.</summary>
    private (Figure? Figure, Misfit Misfit)? Gaps(IReadOnlyList<Figure> figures, bool up)
    {
        Figure[] compared = [.. figures.Where(figure => figure.Facts is { IsComparison: true, Days: { Days: <= 366 } }).OrderBy(figure => figure.Facts!.Days!.Value.First)];
        if (compared.Length != 2 || compared[0].Facts is not { } first || compared[1].Facts is not { } last || first.Days == last.Days || first.Lineage.Operation != last.Lineage.Operation || !first.Columns.SetEquals(last.Columns) || !Labels(first).SequenceEqual(Labels(last)))
            return null;
        return FigurePrinter.Exact(first.Cell.Value) is { } from && FigurePrinter.Exact(last.Cell.Value) is { } to && (up ? to <= from : to >= from)
            ? (compared[1], new Misfit("wrong-direction", $"The text says it went {(up ? "up" : "down")}, but {first.Cell} is {first.Cell.Value} and {last.Cell} is {last.Cell.Value}."))
            : null;
    }

    /// <summary>The sign of a recorded change, and its base: growth is measured from where it began.</summary>
    private Misfit? Signed(Figure figure, bool up)
    {
        if (figure.Facts is not { IsComparison: true } known || FigurePrinter.Exact(known.Cell.Value) is not { } value)
            return null;
        if (Change.Of(known.Cell, ledger, facts) is not { } change)
        {
            // A share or a gap is no change in time.
            return known.Lineage.Operation == "-" && known.Days is { Days: > 366 } && value != 0 && value > 0 != up
                ? new Misfit("wrong-direction", $"{known.Cell} is {(value > 0 ? "positive" : "negative")}, but the text says it went {(up ? "up" : "down")}.")
                : null;
        }

        if (change.LaterFirst is not { } laterFirst)
            return null;
        bool grew = value > 0 == laterFirst;
        if (value == 0 || grew != up)
            return new Misfit("wrong-direction", $"{known.Cell} says that it went {(value == 0 ? "neither up nor down" : grew ? "up" : "down")} from {Describe.Days(laterFirst ? change.Subtrahend : change.Minuend)} to {Describe.Days(laterFirst ? change.Minuend : change.Subtrahend)}, but the text says {(up ? "up" : "down")}.");
        var start = laterFirst ? change.Subtrahend : change.Minuend;
        return change.Base is { } divisor && divisor.Days is { } baseDays && baseDays != start.Days
            ? new Misfit("wrong-base", $"{known.Cell} divides by the figure of {Describe.Days(divisor)}; a change is measured from {Describe.Days(start)}, where it began.")
            : null;
    }

    private static bool IsPoint(Figure figure) => figure.Facts is { Days: not null } facts && (!facts.IsComparison || (facts.Lineage.Operation == "/" && facts.Days.Value.Days <= 366)) && (facts.Measures.Count > 0 || facts.Cell.Entry.Source is LedgerSource.Document or LedgerSource.CodeInterpreter);

    private IEnumerable<string> Labels(CellFacts known) =>
        known.Lineage.Coordinates.Where(condition => condition.Operator == Queries.ConditionOperator.Equal && vocabulary.Role(condition.Column) is not Columns.ColumnRole.Time)
            .Select(condition => condition.Values[0]).Order(StringComparer.Ordinal);

    private static bool IsDenied(List<TextToken> words, int at)
    {
        string previous = at > 0 ? words[at - 1].Folded : "";
        if (words[at].Folded is "baisse" or "hausse" && previous is "ni")
            return true;
        // "On relève que", "le plus réduit": a verb of another sense, and an adjective.
        if (words[at].Folded is "releve" or "creuse" or "reduit" or "reduite" or "reduits" && !Auxiliaries.Contains(previous))
            return true;
        for (int back = 1; back <= 3 && at - back >= 0; back++)
        {
            string word = words[at - back].Folded;
            if (word is "pas" or "not" or "nicht" or "sans" or "without" or "ni" or "never" or "jamais" or "nor" or "neither" or "si" or "if" or "whether" or "kein" or "keine" or "aucune" or "aucun" || (word == "no" && back == 1))
                return true;
        }

        // "After years of growth" is over.
        if (Nouns.Contains(words[at].Folded) && words.GetRange(Math.Max(0, at - 3), Math.Min(3, at)).Exists(word => word.Folded is "after" or "apres" or "nach"))
            return true;

        // "baissé" after "a-t-il" is a question put back, not a claim.
        return false;
    }
}
