using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Everything one text names: its words, typed numbers, periods, labels and measures.</summary>
internal sealed class Reading
{
    private Reading(string text, List<TextToken> words)
    {
        Text = text;
        Words = words;
    }

    public string Text { get; }

    public List<TextToken> Words { get; }

    /// <summary>Typed numbers that are neither periods nor parts of a label's name.</summary>
    public List<NumberToken> Numbers { get; } = [];

    public List<PeriodMention> Periods { get; private set; } = [];

    public List<LabelMention> Labels { get; } = [];

    public List<MeasureMention> Measures { get; } = [];

    /// <summary>Where a column of labels or of time is named: nouns that can be counted.</summary>
    public List<NounMention> Nouns { get; } = [];

    /// <summary>Years the text itself uses as periods.</summary>
    public IEnumerable<int> Years => Periods.SelectMany(period => period.Alternatives).SelectMany(days => (int?[])[days.WholeYear]).OfType<int>();

    public static Reading Of(string text, string language, Vocabulary vocabulary, IReadOnlySet<int> plausibleYears, IReadOnlyList<Piece>? pieces = null, int? asked = null)
    {
        var words = Phrases.Tokens(text);
        var reading = new Reading(text, words);
        TermReader.Read(text, words, vocabulary, reading.Labels, reading.Measures, reading.Nouns);
        var numbers = NumberReader.Read(text, language, [.. (pieces ?? []).Select(piece => (piece.Start, piece.End))]);
        reading.DropNames(numbers);
        var taken = new HashSet<NumberToken>(ReferenceEqualityComparer.Instance);
        var periods = new PeriodReader(text, words, reading.MeasureFollows, plausibleYears, asked, isQuestion: pieces is null);
        reading.Periods = periods.Read(numbers, (pieces ?? []).Where(piece => piece.Kind == PieceKind.Period), taken);
        BareMonths.AddTo(reading, asked);
        reading.Numbers.AddRange(numbers.Where(number => !taken.Contains(number)));
        return reading;
    }

    /// <summary>Digits of a label's or a column's own name are no numbers: "iPhone 15", "2020_data".</summary>
    private void DropNames(List<NumberToken> numbers)
    {
        int label = 0, measure = 0, noun = 0, end = 0;
        numbers.RemoveAll(number =>
        {
            end = Reach(Labels, ref label, number.Start, end);
            end = Reach(Measures, ref measure, number.Start, end);
            end = Reach(Nouns, ref noun, number.Start, end);
            return end >= number.End;
        });
    }

    /// <summary>How far the mentions go that begin up to the position.</summary>
    private static int Reach<T>(List<T> mentions, ref int next, int position, int end)
        where T : Mention
    {
        for (; next < mentions.Count && mentions[next].Start <= position; next++)
            end = Math.Max(end, mentions[next].End);
        return end;
    }

    /// <summary>Whether a measure is named right after the position, at most an adjective between.</summary>
    public bool MeasureFollows(int position)
    {
        foreach (var measure in Measures.InRange(position, position + 25))
        {
            var between = Text.AsSpan(position, measure.Start - position);
            // "2016 98 Ausländer": the number between is what counts them.
            if (!between.ContainsAny(FitWords.Stops) && !between.ContainsAnyInRange('0', '9') && between.Trim().Count(' ') <= 0)
                return true;
        }

        return false;
    }

    public bool NounFollows(int position) =>
        Nouns.InRange(position, position + 41).Any(noun => !Text.AsSpan(position, noun.Start - position).ContainsAny(FitWords.Stops));

    /// <summary>The folded words of a stretch.</summary>
    public IEnumerable<string> WordsIn(int start, int end)
    {
        for (int i = Words.FindLastIndexBefore(start) + 1; i < Words.Count && Words[i].Start < end; i++)
            yield return Words[i].Folded;
    }
}
