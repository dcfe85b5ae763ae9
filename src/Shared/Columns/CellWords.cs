using System.Text;

namespace Tally.Columns;

/// <summary>Words that stand for nothing, for true and for false.</summary>
internal static class CellWords
{
    /// <summary>No word is longer, in bytes.</summary>
    public const int LongestWord = 9;

    private static readonly string[] NullWords =
    [
        "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "nan", "null", "none", "nil", "\\n", "-", "--", "---", "–", "—", "−", ".", "..", "...", "…", "?",
        "k.a.", "k. a.", "n.d.", "nd", "n/d", "s.o.", "#value!", "#ref!", "#div/0!", "#name?", "#null!", "#num!", "1.#ind", "-1.#ind", "1.#qnan", "missing", "(null)", "<na>", "*", "**", "***",
    ];

    // What programs write where a number has no end; no exact number can hold it.
    private static readonly string[] Infinities =
    [
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞", "1.#inf", "-1.#inf",
    ];

    private static readonly string[][] Pairs =
    [
        ["true", "false"], ["vrai", "faux"], ["wahr", "falsch"], ["vero", "falso"],
        ["yes", "no"], ["oui", "non"], ["ja", "nein"], ["si", "no"], ["sì", "no"], ["y", "n"], ["t", "f"],
    ];

    private static readonly Dictionary<string, Meaning>.AlternateLookup<ReadOnlySpan<char>> Meanings =
        Index().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly bool[] CanBegin = FirstBytes();

    /// <summary>How many vocabularies of truth there are.</summary>
    public static int PairCount => Pairs.Length;

    /// <summary>The first pairs are truth values by themselves; of the others both words must occur.</summary>
    public static bool StandsAlone(int pair) => pair < 4;

    /// <summary>Whether the trimmed cell is a word for "no value", as a numeric column uses one.</summary>
    public static bool IsNull(ReadOnlySpan<byte> cell) => cell.IsEmpty || Find(cell).IsNull;

    /// <summary>The pairs in which the word occurs, one bit each, and which of the two it is.</summary>
    public static int Truth(ReadOnlySpan<byte> cell, out bool truth)
    {
        var meaning = Find(cell);
        truth = meaning.Truth;
        return meaning.Pairs;
    }

    /// <summary>What the word means in a column that is not one of words.</summary>
    public static Meaning Find(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is 0 or > LongestWord || !CanBegin[cell[0]])
        {
            return default;
        }

        Span<char> word = stackalloc char[LongestWord];
        int length = Encoding.UTF8.GetChars(cell, word);
        for (int i = 0; i < length; i++)
        {
            word[i] = char.ToLowerInvariant(word[i]);
        }

        return Meanings.TryGetValue(word[..length], out var meaning) ? meaning : default;
    }

    private static Dictionary<string, Meaning> Index()
    {
        var index = NullWords.ToDictionary(word => word, _ => new Meaning(true, 0, false), StringComparer.Ordinal);
        foreach (string word in Infinities)
        {
            index[word] = new Meaning(false, 0, false) { IsInfinite = true };
        }

        for (int i = 0; i < Pairs.Length; i++)
        {
            for (int side = 0; side < 2; side++)
            {
                int pairs = index.GetValueOrDefault(Pairs[i][side]).Pairs | (1 << i);
                index[Pairs[i][side]] = new Meaning(false, pairs, side == 0);
            }
        }

        return index;
    }

    private static bool[] FirstBytes()
    {
        bool[] can = new bool[256];
        foreach (string word in Index().Keys)
        {
            can[Encoding.UTF8.GetBytes(word)[0]] = true;
            can[Encoding.UTF8.GetBytes(word.ToUpperInvariant())[0]] = true;
        }

        return can;
    }

    /// <summary>What a word stands for.</summary>
    internal readonly record struct Meaning(bool IsNull, int Pairs, bool Truth)
    {
        public bool IsInfinite { get; init; }
    }
}
