using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Queries;

namespace Tally.Ledger.Fit.Claims;

/// <summary>
/// Names that are listed without figures ("FBM, SSP and HEC"): each must be one that a result over such names lists, and
/// where the largest or the smallest are asked for of an ordered result, one of as many at its head.
/// </summary>
internal sealed class ListedNames(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures, IReadOnlyList<Reading> questions, IReadOnlyList<LedgerEntry> ledger, Vocabulary vocabulary)
{
    public IEnumerable<(LabelMention Label, Misfit Misfit)> Check()
    {
        foreach (var alone in Alone())
            yield return alone;
        var listed = reading.Labels.Where(IsListed).ToArray();
        foreach (var column in listed.GroupBy(label => label.Column))
        {
            // "Bahnhof, ahead of Altstadt and Oerlikon": all that the sentences name stand in the list.
            var own = column.Select(label => sentences.Holding(label.Start)).ToHashSet();
            string[] names = [.. reading.Labels.Where(label => label.Column == column.Key && !label.Generic && own.Contains(sentences.Holding(label.Start))).SelectMany(label => label.Values).Distinct()];
            if (names.Length < 2 || Allowed(column.Key, names) is not { } allowed)
                continue;
            if (Unlisted(column, names) is { } missing)
                yield return missing;
            foreach (var label in column)
            {
                string[] wrong = [.. label.Values.Where(value => !allowed.Contains(value))];
                bool oneOfSeveralMeanings = !label.IsJoined && wrong.Length < label.Values.Count;
                if (wrong.Length > 0 && !oneOfSeveralMeanings)
                    yield return (label, new Misfit("unfit-label", $"No result lists {Describe.Values(wrong)} there; cite the names from the result's rows."));
            }
        }
    }

    /// <summary>"Only two towns: A and B", where the result that was filtered for them lists three.</summary>
    private (LabelMention, Misfit)? Unlisted(IEnumerable<LabelMention> listed, string[] names)
    {
        if (listed.FirstOrDefault(label => label.IsJoined && label.Values.Count == names.Length) is not { } list || sentences.Holding(list.Start) is not { } sentence)
            return null;
        var words = reading.WordsIn(sentence.Start, sentence.End).ToArray();
        bool isCounted = reading.Numbers.Exists(number => sentence.Holds(number.Start) && number.Readings.Contains(names.Length)) || Array.Exists(words, word => word is "only" or "seulement" or "seules" or "seuls" or "nur" or "uniquement");
        bool isSome = Array.Exists(words, word => word is "including" or "among" or "notamment" or "dont" or "parmi" or "such" or "darunter" or "unter") || Extremes.IsClaimed(words) || Extremes.IsClaimed(questions.SelectMany(question => question.Words).Select(word => word.Folded));
        if (!isCounted || isSome)
            return null;
        var whole = ledger.FirstOrDefault(entry => (IsChosen(entry) || Sql.ComparesColumns(entry.Result.Sql)) && entry.Result.Rows.Count > names.Length && NamesOf(entry, list.Column) is { } rows && names.All(rows.Contains));
        return whole is null ? null : (list, new Misfit("unfit-label", $"{whole.Id} lists {whole.Result.Rows.Count}, not {names.Length}: name them all, or say that these are some of them."));
    }

    /// <summary>"More than 20,000": the number that all of them are above, and the figure of none.</summary>
    private bool IsBound(Figure figure) => figure.Typed is not null && Hedges.Before(reading, figure.Start) is Hedge.Above or Hedge.Below;

    /// <summary>"Only A …", where a result that was filtered lists A among others.</summary>
    private IEnumerable<(LabelMention Label, Misfit Misfit)> Alone()
    {
        foreach (var label in reading.Labels.Where(label => label is { Generic: false, IsJoined: false }))
        {
            bool isOnly = reading.Words.FindLastIndexBefore(label.Start) is >= 0 and var word && label.Start - reading.Words[word].End <= 3 && reading.Words[word].Folded is "only" or "seul" or "seule" or "nur";
            if (isOnly && !Extremes.IsClaimed(questions.SelectMany(question => question.Words).Select(asked => asked.Folded))
                && ledger.FirstOrDefault(entry => (IsChosen(entry) || Sql.ComparesColumns(entry.Result.Sql)) && entry.Result.Rows.Count > 1 && NamesOf(entry, label.Column) is { Count: > 1 } rows && label.Values.Any(rows.Contains)) is { } whole)
                yield return (label, new Misfit("unfit-label", $"{whole.Id} lists {whole.Result.Rows.Count} of them: it is not the only one."));
        }
    }

    private static HashSet<string>? NamesOf(LedgerEntry entry, string column) =>
        entry.Result.Columns.ToList().FindIndex(header => header.Sources is [var source] && Folding.Same(source, column)) is >= 0 and var place
            ? [.. entry.Result.Rows.Select(row => Folding.Fold(row[place].ToString()))]
            : null;

    private bool IsListed(LabelMention label)
    {
        if (label.Generic || label.IsComparand || questions.Any(question => question.Labels.Any(asked => asked.Column == label.Column && asked.Values.Intersect(label.Values).Any())))
            return false;
        var sentence = sentences.Holding(label.Start);
        if (sentence is null || figures.Any(figure => sentence.Holds(figure.Start) && !IsBound(figure)) || reading.WordsIn(sentence.Start, sentence.End).Any(FitWords.Negations.Contains))
            return false;
        return sentence.Kind == SentenceKind.Item || label.IsJoined;
    }

    /// <summary>The names of the result that lists most of them; null when no result lists names of the column.</summary>
    private HashSet<string>? Allowed(string column, IReadOnlyCollection<string> names)
    {
        var extreme = questions.Count == 0 ? [] : Extremes.Claims(questions[0].Words).Select(claim => claim.Side).ToArray();
        if (extreme.Length == 0 && questions.Count > 0 && questions[0].Words.Exists(word => word.Folded == "top"))
            extreme = [Extremes.Side.Highest];
        var lists = new List<(bool IsChosen, HashSet<string> Names)>();
        foreach (var entry in ledger)
        {
            int place = entry.Result.Columns.ToList().FindIndex(header => header.Sources is [var source] && Folding.Same(source, column));
            if (place < 0 || entry.Result.Rows.Count < 2)
                continue;
            string[] rows = [.. entry.Result.Rows.Select(row => Folding.Fold(row[place].ToString()))];
            bool ranked = extreme is [_] && Sql.OrderDescends(entry.Result.Sql) is not null && rows.Length > names.Count;
            bool head = ranked && Sql.OrderDescends(entry.Result.Sql) == (extreme[0] == Extremes.Side.Highest);
            lists.Add((IsChosen(entry), [.. ranked ? head ? rows.Take(names.Count) : rows.TakeLast(names.Count) : rows]));
        }

        // A result that was filtered by a value answers before one that lists everything.
        var chosen = lists.Exists(list => list.IsChosen) ? lists.FindAll(list => list.IsChosen) : lists;
        return chosen.Count == 0 ? null : chosen.MaxBy(list => names.Count(list.Names.Contains)).Names;
    }

    private bool IsChosen(LedgerEntry entry) =>
        Sql.Calls(entry.Result.Sql, "HAVING") || entry.Result.Filters.Any(condition => vocabulary.Role(condition.Column) == ColumnRole.Measure);
}
