using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>What a sentence leaves out because it said it once: periods of a second pair, the other of two sides, which column a name is of.</summary>
internal sealed partial class FitCheck
{
    private static readonly HashSet<string> From = ["de", "from", "von"];

    public static bool OpensWithContrast(Reading reading, int position) =>
        reading.Words.FindLastIndexBefore(position) + 1 is var word && word < reading.Words.Count && FitWords.Contrasts.Contains(reading.Words[word].Folded);

    private static bool OpensAside(Reading reading, int position) =>
        reading.Words.FindLastIndexBefore(position) + 1 is var word && word < reading.Words.Count && FitWords.Asides.Contains(reading.Words[word].Folded);

    /// <summary>"Women from 993 in 2011 to 1 553 in 2021, men from 645 to 810": the second pair is of the periods of the first.</summary>
    private bool IsParallel(Figure figure, CellFacts facts, Bound<PeriodMention> bound)
    {
        if (PlaceInPair(figure) is not { } place || bound.Tie != Tie.Sentence || bound.Mentions.Any(mention => mention.Start >= figure.PartStart && mention.Start < figure.PartEnd))
            return false;
        for (var other = figure.Previous; other is not null; other = other.Previous)
        {
            var named = reading.Periods.InRange(other.PartStart, other.PartEnd).ToArray();
            if (PlaceInPair(other) == place && named is [{ Shape: PeriodShape.Single } period])
                return PeriodFit.Of(period, facts) == FitResult.Yes;
        }

        return false;
    }

    /// <summary>0 for the first of "from A to B", 1 for the second; null for any other figure.</summary>
    private int? PlaceInPair(Figure figure)
    {
        string before = WordBefore(figure);
        return From.Contains(before) ? 0
            : FitWords.Towards.Contains(before) && figure.Previous is { } previous && From.Contains(WordBefore(previous)) ? 1
            : null;
    }

    private string WordBefore(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.Start);
        while (at > 0 && UnitWords.Of(reading.Words[at].Folded) is not null)
            at--;
        return at >= 0 && !reading.Text.AsSpan(reading.Words[at].End, figure.Start - reading.Words[at].End).ContainsAny(FitWords.Stops) ? reading.Words[at].Folded : "";
    }

    /// <summary>A name of two columns ("Lausanne", town and district) does not speak for a figure whose own name is of one of them.</summary>
    private bool IsSaidOtherwise(Figure figure, CellFacts facts, string column, Bound<LabelMention> bound)
    {
        if (bound.Tie != Tie.Sentence || bound.Mentions.Count == 0)
            return false;
        bool IsTwin(LabelMention mention, string other) => reading.Labels.Exists(twin => twin.Column == other && twin.Start <= mention.Start && twin.End >= mention.End);
        return LabelColumns(facts).Any(other => other != column && facts.Pinned(other) is not null && bound.Mentions.All(mention => IsTwin(mention, other))
            && _binder.Bind(figure, reading.Labels, question => question.Labels, mention => mention.Column == other && !mention.Generic) is { Tie: Tie.Sentence } named
            && named.Mentions.All(mention => LabelFit.Of(mention, facts, vocabulary) is FitResult.Yes or FitResult.Pair)
            && named.Mentions.Any(mention => !bound.Mentions.Any(twin => twin.Start == mention.Start)));
    }

    /// <summary>"BRIO is ahead: 65 % against 48 %": of the two that were asked for, the one that is not named.</summary>
    private bool IsOtherSide(Figure figure, CellFacts facts, string column, Bound<LabelMention> bound) =>
        bound.Tie == Tie.Sentence && OpensAside(reading, figure.PartStart) && facts.Pinned(column) is { Count: 1 } pinned
        && !bound.Mentions.Any(mention => mention.Start >= figure.PartStart && mention.Start < figure.PartEnd)
        && questions.Take(1).SelectMany(question => question.Labels).Where(mention => mention.Column == column && !mention.Generic).SelectMany(mention => mention.Values).Distinct().ToArray() is [var one, var two]
        && bound.Mentions.SelectMany(mention => mention.Values).Distinct().ToArray() is [var said] && (said == one ? pinned.Contains(two) : said == two && pinned.Contains(one));
}
