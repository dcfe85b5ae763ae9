using Tally.Columns;

namespace Tally.Queries;

/// <summary>The names or values most like one that does not exist.</summary>
internal static class Nearest
{
    private const int Most = 5;
    private const int MostCompared = 20_000;
    private const int MostCharacters = 1000;

    public static IReadOnlyList<string> To(string wanted, IReadOnlyList<string> known) => To(wanted, known, static () => { });

    /// <summary>The same, asking now and then whether to go on.</summary>
    public static IReadOnlyList<string> To(string wanted, IReadOnlyList<string> known, Action check)
    {
        string folded = Folding.Fold(wanted);
        return
        [
            .. known.Take(MostCompared)
                .Select((name, index) => (Name: name, Index: index, Distance: Distance(folded, name, index, check)))
                .Where(candidate => candidate.Distance < double.MaxValue)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Index)
                .Take(Most)
                .Select(candidate => candidate.Name),
        ];
    }

    private static double Distance(string folded, string name, int index, Action check)
    {
        if (index % 256 == 0)
            check();

        // Nobody writes a value of thousands of characters by hand.
        return name.Length > MostCharacters ? double.MaxValue : Distance(folded, Folding.Fold(name));
    }

    // Equal but for case and accents, then contained in one another, then a few typing errors away.
    private static double Distance(string wanted, string known)
    {
        if (wanted == known)
            return 0;

        if (wanted.Length >= 3 && known.Length >= 3
            && (known.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(known, StringComparison.Ordinal)))
        {
            return 0.5 + (Math.Abs(known.Length - wanted.Length) / 1000.0);
        }

        int most = Math.Max(1, Math.Min(Math.Max(wanted.Length, known.Length) / 3, 4));
        int edits = Edits(wanted, known, most);
        return edits <= most ? edits : double.MaxValue;
    }

    private static int Edits(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > 200 || b.Length > 200)
            return int.MaxValue;

        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] beforeThat = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeThat[j - 2] + 1);
            }

            (beforeThat, previous, current) = (previous, current, beforeThat);
        }

        return previous[b.Length];
    }
}
