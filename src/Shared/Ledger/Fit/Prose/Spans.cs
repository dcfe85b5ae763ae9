using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Looks into lists that are in order of their start without reading them whole.</summary>
internal static class Spans
{
    /// <summary>The mentions that begin inside the stretch.</summary>
    public static IEnumerable<T> InRange<T>(this List<T> mentions, int start, int end)
        where T : Mention
    {
        for (int i = mentions.FirstFrom(start); i < mentions.Count && mentions[i].Start < end; i++)
            yield return mentions[i];
    }

    /// <summary>The words of a stretch.</summary>
    public static List<TextToken> InRange(this List<TextToken> words, int start, int end)
    {
        int first = words.FindLastIndexBefore(start) + 1, last = first;
        while (last < words.Count && words[last].Start < end)
            last++;
        return words.GetRange(first, last - first);
    }

    /// <summary>The sentence that holds the position.</summary>
    public static Sentence? Holding(this IReadOnlyList<Sentence> sentences, int position)
    {
        int low = 0, high = sentences.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sentences[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low < sentences.Count && sentences[low].Holds(position) ? sentences[low] : null;
    }

    /// <summary>Index of the first mention that begins at or after the position.</summary>
    public static int FirstFrom<T>(this List<T> mentions, int start)
        where T : Mention
    {
        int low = 0, high = mentions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (mentions[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
