using Tally.Columns;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Reads the labels and measures a text names; joined ones become one mention.</summary>
internal static class TermReader
{
    /// <summary>What German puts behind the thing that it is a share or a number of.</summary>
    private static readonly string[] Seconds = ["anteil", "anteils", "quote", "zahl", "zahlen"];

    public static void Read(string text, List<TextToken> words, Vocabulary vocabulary, List<LabelMention> labels, List<MeasureMention> measures, List<NounMention> nouns)
    {
        foreach (var (start, end, naming) in vocabulary.Find(text, words))
        {
            bool comparand = IsComparand(text, words, start);
            foreach (var label in naming.Labels)
            {
                if (UnitWords.Of(Folding.Fold(text.AsSpan(start, end - start))) is { } unit && UnitWords.IsMoney(unit))
                    continue;
                if (!label.Weak || !text.AsSpan(start, end - start).ContainsAnyExceptInRange('A', 'Z'))
                    labels.Add(new LabelMention(start, end, label.Column, label.Values, label.Generic) { IsComparand = comparand });
            }

            if (naming.Measures.Count > 0)
                measures.Add(new MeasureMention(start, end, naming.Measures, naming.IsGeneric, naming.IsWeak) { IsComparand = comparand });
            if (naming.Noun is { } noun)
                nouns.Add(new NounMention(start, end, noun));
        }

        labels.RemoveAll(label => labels.Exists(twin => twin.Start == label.Start && twin.Column != label.Column && Groups.IsCalled(twin, text, nouns)) && !Groups.IsCalled(label, text, nouns));
        AddCompounds(text, words, vocabulary, measures);
        JoinLabels(text, labels, (left, right) => left.Column == right.Column && left.Generic == right.Generic, (left, right) => left with { End = right.End, Values = [.. left.Values, .. right.Values], IsJoined = true });
        Join(text, measures, (left, right) => left.Generic == right.Generic, (left, right) => left with { End = right.End, Columns = [.. left.Columns, .. right.Columns], IsJoined = true });
    }

    /// <summary>"Frauenanteil" names what it begins with.</summary>
    private static void AddCompounds(string text, List<TextToken> words, Vocabulary vocabulary, List<MeasureMention> measures)
    {
        foreach (var word in words)
        {
            if (word.Folded.Length < 9 || Array.Find(Seconds, second => word.Folded.EndsWith(second, StringComparison.Ordinal)) is not { } second || measures.Exists(known => known.Start == word.Start))
                continue;
            var first = Phrases.Tokens(WordFamilies.FirstOf(word.Folded[..^second.Length]))[0];
            var named = vocabulary.Find(text, [word with { Folded = first.Folded, Stem = first.Stem }]);
            if (named is [var (_, _, naming)] && naming.Measures.Count > 0)
                measures.Add(new MeasureMention(word.Start, word.End, naming.Measures, naming.IsGeneric, naming.IsWeak) { IsShare = second.StartsWith('a') || second.StartsWith('q') });
        }

        measures.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    /// <summary>Names that are values of two columns ("Lausanne", a town and its district) are joined in each of them.</summary>
    private static void JoinLabels(string text, List<LabelMention> labels, Func<LabelMention, LabelMention, bool> alike, Func<LabelMention, LabelMention, LabelMention> merge)
    {
        var columns = labels.GroupBy(label => label.Column).Select(column => column.ToList()).ToArray();
        foreach (var column in columns)
            Join(text, column, alike, merge);
        labels.Clear();
        labels.AddRange(columns.SelectMany(column => column).OrderBy(label => label.Start));
    }

    private static void Join<T>(string text, List<T> mentions, Func<T, T, bool> alike, Func<T, T, T> merge)
        where T : Mention
    {
        for (int i = 0; i + 1 < mentions.Count;)
        {
            if (alike(mentions[i], mentions[i + 1]) && Joins(text.AsSpan(mentions[i].End, Math.Max(0, mentions[i + 1].Start - mentions[i].End))))
            {
                mentions[i] = merge(mentions[i], mentions[i + 1]);
                mentions.RemoveAt(i + 1);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Nothing but commas, joiners and particles, one of the first two at least.</summary>
    private static bool Joins(ReadOnlySpan<char> between)
    {
        if (between.Length is 0 or > 24 || between.ContainsAny(FitWords.HardStops) || between.ContainsAnyInRange('0', '9'))
            return false;
        bool joined = between.ContainsAny(",/&");
        foreach (var token in Phrases.Tokens(between.ToString()))
        {
            bool joiner = FitWords.Joiners.Contains(token.Folded);
            if (!joiner && !FitWords.Particles.Contains(token.Folded))
                return false;
            joined |= joiner;
        }

        return joined;
    }

    private static bool IsComparand(string text, List<TextToken> words, int start)
    {
        int word = words.FindLastIndexBefore(start);
        for (int back = 0; back < 4 && word - back >= 0; back++)
        {
            var between = text.AsSpan(words[word - back].End, start - words[word - back].End);
            if (between.ContainsAny(FitWords.Stops) || between.ContainsAnyInRange('0', '9'))
                return false;
            if (FitWords.Comparands.Contains(words[word - back].Folded))
                return true;
        }

        return false;
    }

    /// <summary>Whether the words of a phrase stand one after the other from a place.</summary>
    public static bool Stand(this List<TextToken> words, int at, string[] phrase)
    {
        for (int i = 0; i < phrase.Length; i++)
        {
            if (at + i >= words.Count || words[at + i].Folded != phrase[i])
                return false;
        }

        return true;
    }

    /// <summary>Index of the last word that ends at or before the position; -1 when there is none.</summary>
    public static int FindLastIndexBefore(this List<TextToken> words, int position)
    {
        int low = 0, high = words.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
