using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Typed;

/// <summary>What a number that the model typed is: one of the ledger's, an echo, or nothing that can be vouched for.</summary>
internal sealed partial class TypedNumbers(Reading reading, IReadOnlyList<Reading> questions, IReadOnlyList<Sentence> sentences, IReadOnlyList<LedgerEntry> ledger, LedgerIndex index, IReadOnlyList<Figure> figures, Vocabulary vocabulary)
{
    /// <summary>Cells that equal the number as typed; the same fact in two results counts once.</summary>
    public List<CellFacts> Candidates(NumberToken number)
    {
        var found = new List<CellFacts>();
        foreach (decimal value in number.Readings)
        {
            foreach (var facts in index.Equal(value))
            {
                if (!number.IsPercent || Formats.IsPercentage(facts.Cell))
                    found.Add(facts);
            }

            if (number.IsScaled)
                found.AddRange(index.Equal(value / 1_000_000).Where(facts => UnitWords.ScaleOf(facts.Cell.Header.Unit) == 1_000_000));
            if (number.IsPercent)
                found.AddRange(index.Equal(value / 100).Where(facts => Formats.MayBeRatio(facts.Cell)));
        }

        found.RemoveAll(facts => facts.IsCode || facts.IsTime || Laundering.Refusal(facts.Cell) is not null || (number.Kind is NumberKind.Fraction or NumberKind.Multiple && !facts.IsComparison));
        return found;
    }

    public static bool SameFact(CellFacts left, CellFacts right) =>
        left.Cell.Value == right.Cell.Value
        && left.Days == right.Days
        && left.Columns.SetEquals(right.Columns)
        && left.Lineage.Operation == right.Lineage.Operation
        && left.Lineage.Datasets.SequenceEqual(right.Lineage.Datasets)
        && left.Lineage.Coordinates.Where(condition => !right.Lineage.Coordinates.Any(other => Same(condition, other))).All(condition => right.Pinned(Folding.Fold(condition.Column)) is null);

    private static bool Same(Queries.Condition left, Queries.Condition right) =>
        left.Column == right.Column && left.Operator == right.Operator && left.Values.SequenceEqual(right.Values);

    /// <summary>Whether the number is an echo: numbering, a name, a count, a rank, a length of time, a denied premise.</summary>
    public bool IsEcho(NumberToken number)
    {
        if (number.Kind == NumberKind.Name)
            return IsKnownName(number);
        if (IsNumbering(number) || IsRankCell(number) || IsFootnote(number))
            return true;
        if (number.Kind == NumberKind.Vague || number.Readings.Count == 0)
            return false;
        if (number.Kind == NumberKind.Ordinal)
            return IsRank(number) || IsQuarter(number);
        if (IsRate(number))
            return true;
        if (number.Kind is not NumberKind.Cardinal || number.IsPercent || number.IsScaled)
            return IsAsked(number) && IsDenied(number);
        bool measured = reading.MeasureFollows(number.End);
        return (!measured && (IsCount(number) || IsDuration(number) || IsMetadata(number))) || (IsAsked(number) && (IsDenied(number) || IsThreshold(number)));
    }

    private bool IsKnownName(NumberToken number)
    {
        string word = Folding.Fold(number.Word);
        return questions.Any(question => question.Words.Any(token => token.Folded == word))
            || vocabulary.Knows(word)
            || ledger.Any(entry => Folding.Same(entry.Id, number.Word))
            || vocabulary.Profiles.Any(profile => Phrases.Tokens(profile.Id.ToString() + " " + profile.FileName + " " + profile.Context).Any(token => token.Folded == word) || profile.Columns.Any(column => Phrases.Tokens(column.Name).Any(token => token.Folded == word)));
    }

    /// <summary>"1." and "2." at the starts of lines, counting up.</summary>
    private bool IsNumbering(NumberToken number)
    {
        int line = reading.Text.LastIndexOf('\n', Math.Max(0, number.Start - 1)) + 1;
        var before = reading.Text.AsSpan(line, number.Start - line);
        if (before.ContainsAnyExcept(" *_>#") || number.InWords || Sentences.NumberingEnd(reading.Text.AsSpan(number.Start)) != number.Length || number.Readings is not [var value])
            return false;
        return value == 1 || reading.Text.AsSpan(0, line).Contains($"{value - 1}{reading.Text[number.End]} ", StringComparison.Ordinal);
    }

    /// <summary>The number was in the question, but not as the value of a measure that is now affirmed.</summary>
    private bool IsAsked(NumberToken number) =>
        questions.Any(question => question.Numbers.Any(asked => asked.Readings.Intersect(number.Readings).Any() && asked.IsPercent == number.IsPercent));

    private bool IsDenied(NumberToken number)
    {
        // "No, it was more than 5,000" affirms that it was more.
        if (Hedges.Before(reading, number.Start) is not (Hedge.None or Hedge.About))
            return false;
        int first = reading.Words.FindLastIndexBefore(number.Start);
        var sentence = SentenceOf(number.Start);
        bool denied = false;
        for (int i = first; i >= 0 && i > first - 9 && (sentence is null || reading.Words[i].Start >= sentence.Start); i--)
        {
            // "pas moins de", "not only", "no fewer than" affirm.
            string next = i < first ? reading.Words[i + 1].Folded : "";
            if (FitWords.Negations.Contains(reading.Words[i].Folded))
            {
                if (next is "moins" or "plus" or "only" or "less" or "fewer" or "more" or "seulement" or "que" or "weniger" or "nur")
                    return false;
                denied = true;
            }

            if (reading.Words[i].Folded is "oui" or "yes" or "ja" or "exact" or "correct" or "effectivement" or "indeed")
                return false;
        }

        return denied || IsDeniedAfter(number);
    }

    /// <summary>"5 000 n'est pas le bon chiffre", "5,000 is not what the data say".</summary>
    private bool IsDeniedAfter(NumberToken number)
    {
        string[] after = [.. reading.WordsIn(number.End, number.End + 40).Take(6)];
        int not = Array.FindIndex(after, word => word is "pas" or "not" or "isn" or "nicht" or "wrong" or "faux" or "falsch");
        return not >= 0 && !reading.Text.AsSpan(number.End, Math.Min(40, reading.Text.Length - number.End)).ContainsAny(',', ';', '.')
            && (after[not] is "wrong" or "faux" or "falsch" || after.Skip(not + 1).Any(word => word is "celui" or "bon" or "exact" or "correct" or "correcte" or "right" or "what" or "the" or "confirme" or "confirmed" or "richtig" or "korrekt"));
    }

    /// <summary>"plus de 3 000": the literal of an executed condition, said as one.</summary>
    private bool IsThreshold(NumberToken number)
    {
        int word = reading.Words.FindLastIndexBefore(number.Start);
        bool above = false, below = false;
        for (int i = word; i >= 0 && i > word - 4; i--)
        {
            above |= reading.Words[i].Folded is "plus" or "more" or "over" or "above" or "mehr" or "uber" or "superieur" or "superieure" or "superieurs" or "least" or "depasse" or "depassent" or "exceed" or "exceeds" or "exceeding" or "mindestens" or "barre" or "seuil" or "cap" or "threshold" or "marke" or "schwelle" or "crossed" or "passed";
            below |= reading.Words[i].Folded is "moins" or "less" or "fewer" or "under" or "below" or "weniger" or "unter" or "inferieur" or "inferieure" or "inferieurs" or "most";
        }

        return ledger.SelectMany(entry => entry.Result.Filters).Any(condition =>
            condition.Values.Any(value => DecimalOf(value) is { } literal && number.Readings.Contains(literal))
            && condition.Operator switch
            {
                Queries.ConditionOperator.Greater or Queries.ConditionOperator.GreaterOrEqual => above || (below && reading.Text.Contains("au moins", StringComparison.OrdinalIgnoreCase)),
                Queries.ConditionOperator.Less or Queries.ConditionOperator.LessOrEqual => below,
                Queries.ConditionOperator.Between => true,
                _ => false,
            });
    }

    private static decimal? DecimalOf(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private Sentence? SentenceOf(int position) => sentences.Holding(position);
}
