using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Never fell below 2 200", "passed 4 000 in 2020": every point of the series, or the point of that year, must stand on that side of the number.</summary>
/// <param name="isAll">No document or log may bear a claim out.</param>
internal sealed class Bounds(Reading reading, Trends trends, bool isAll)
{
    private const int Reach = 30;

    private static readonly HashSet<string> Never = ["jamais", "never", "nie", "niemals"];
    private static readonly HashSet<string> Always = ["toujours", "always", "immer", "stets"];
    private static readonly HashSet<string> Under = ["sous", "dessous", "below", "under", "unter", "moins", "less", "fewer", "weniger"];
    private static readonly HashSet<string> Over = ["dessus", "above", "over", "uber", "plus", "more", "mehr", "depasse", "exceeded", "exceeds", "passed", "topped"];
    private static readonly HashSet<string> Crossed = ["depasse", "franchi", "exceeded", "passed", "crossed", "topped", "surpassed", "uberschritten", "uberschritt", "ubertroffen"];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<NumberToken> numbers)
    {
        var words = reading.Words.InRange(sentence.Start, sentence.End);
        for (int at = 0; at < words.Count; at++)
        {
            bool never = Never.Contains(words[at].Folded), always = Always.Contains(words[at].Folded);
            if (never || always)
            {
                int side = words.FindIndex(at + 1, Math.Min(5, words.Count - at - 1), word => Under.Contains(word.Folded) || Over.Contains(word.Folded));
                if (side > 0 && Threshold(numbers, words[side].End) is { } bound && Held(sentence, bound, Under.Contains(words[side].Folded) == never) is { } broken)
                    yield return (words[at].Start, words[side].End, broken);
            }
            else if (Crossed.Contains(words[at].Folded) && !(at > 0 && words[at - 1].Folded is "pas" or "not" or "nicht") && Threshold(numbers, words[at].End) is { } passed && Year(sentence) is { } year && NotYet(sentence, passed, year) is { } early)
            {
                yield return (words[at].Start, words[at].End, early);
            }
        }
    }

    /// <summary>The number right behind the words.</summary>
    private NumberToken? Threshold(IReadOnlyList<NumberToken> numbers, int from) =>
        numbers.FirstOrDefault(number => number.Start >= from && number.Start - from <= Reach && number.Readings.Count > 0 && !reading.Text.AsSpan(from, number.Start - from).ContainsAny(FitWords.Stops));

    private Misfit? Held(Sentence sentence, NumberToken bound, bool above)
    {
        var series = trends.Of(sentence).Where(points => points.Length > 1).ToArray();
        if (series.Length == 0)
            return isAll ? new Misfit("wrong-direction", "No result shows each of its points: query them all, or leave it out.") : null;
        var breaks = series.Select(points => Array.Find(points, point => Compare(point, bound) is { } gap && (above ? gap < 0 : gap > 0))).ToArray();
        return Array.Exists(breaks, point => point is null) ? null
            : new Misfit("wrong-direction", $"{breaks[0]!.Cell} ({Describe.Days(breaks[0]!)}) is {breaks[0]!.Cell.Value}: it is not so throughout.");
    }

    private DayRange? Year(Sentence sentence) =>
        reading.Periods.FindAll(period => sentence.Holds(period.Start)) is [{ Shape: PeriodShape.Single } only] ? only.Alternatives[0] : null;

    private Misfit? NotYet(Sentence sentence, NumberToken bound, DayRange year)
    {
        var points = trends.Of(sentence).SelectMany(series => series).Where(point => point.Days == year).ToArray();
        return points.Length > 0 && Array.TrueForAll(points, point => Compare(point, bound) is <= 0)
            ? new Misfit("wrong-direction", $"{points[0].Cell} ({Describe.Days(points[0])}) is {points[0].Cell.Value}: it was not above that.")
            : null;
    }

    /// <summary>How far a point is above the number.</summary>
    private static decimal? Compare(CellFacts point, NumberToken bound)
    {
        if (FigurePrinter.Exact(point.Cell.Value) is not { } value)
            return null;
        decimal said = bound.IsPercent && Formats.MayBeRatio(point.Cell) ? bound.Readings[0] / 100 : bound.Readings[0];
        return value - said;
    }
}
