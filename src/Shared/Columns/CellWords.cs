using System.Text;

namespace Tally.Columns;

/// <summary>Words that stand for nothing, for true and for false.</summary>
internal static class CellWords
{
    private static readonly HashSet<string> NullWords = new(StringComparer.Ordinal)
    {
        "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "nan", "null", "none", "nil", "\\n", "-", "--", "---", "–", "—", "−", ".", "..", "...", "…", "?",
        "k.a.", "k. a.", "n.d.", "nd", "n/d", "s.o.", "#value!", "#ref!", "#div/0!", "#name?", "#null!", "#num!", "missing", "(null)", "<na>",
    };

    private static readonly string[][] Pairs =
    [
        ["true", "false"], ["vrai", "faux"], ["wahr", "falsch"], ["vero", "falso"],
        ["yes", "no"], ["oui", "non"], ["ja", "nein"], ["si", "no"], ["sì", "no"], ["y", "n"], ["t", "f"],
    ];

    /// <summary>How many vocabularies of truth there are.</summary>
    public static int PairCount => Pairs.Length;

    /// <summary>The first pairs are truth values by themselves; of the others both words must occur.</summary>
    public static bool StandsAlone(int pair) => pair < 4;

    /// <summary>Whether the trimmed cell is a word for "no value", as a numeric column uses one.</summary>
    public static bool IsNull(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || (cell.Length <= 9 && NullWords.Contains(Encoding.UTF8.GetString(cell).ToLowerInvariant()));

    /// <summary>The pairs in which the word occurs, one bit each, and which of the two it is.</summary>
    public static int Truth(ReadOnlySpan<byte> cell, out bool truth)
    {
        truth = false;
        int pairs = 0;
        if (cell.Length is 0 or > 6)
        {
            return 0;
        }

        string word = Encoding.UTF8.GetString(cell).ToLowerInvariant();
        for (int i = 0; i < Pairs.Length; i++)
        {
            int side = Array.IndexOf(Pairs[i], word);
            if (side >= 0)
            {
                pairs |= 1 << i;
                truth = side == 0;
            }
        }

        return pairs;
    }
}
