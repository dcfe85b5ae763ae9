namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Distance in slips of the finger: insertions, omissions, replacements and swapped neighbours.</summary>
internal static class Similarity
{
    /// <summary>Whether two folded words are the same word mistyped. Short words and words with digits must be exact.</summary>
    public static bool IsTypoOf(string typed, string word)
    {
        int shorter = Math.Min(typed.Length, word.Length);
        int allowed = shorter switch { < 5 => 0, < 9 => 1, _ => 2 };
        if (allowed == 0 || Math.Abs(typed.Length - word.Length) > allowed || typed[0] != word[0])
        {
            return false;
        }

        return !typed.Any(char.IsDigit) && !word.Any(char.IsDigit) && Distance(typed, word) <= allowed;
    }

    public static int Distance(string left, string right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (int column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1] + 1, previous[column] + 1), previous[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[right.Length];
    }
}
