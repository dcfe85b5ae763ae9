using System.Text;

namespace Tally.Queries.Functions;

/// <summary>Ordinal search that asks now and then whether to go on: a long part in a long text can take as many steps as both multiplied.</summary>
internal static class TextSearch
{
    /// <summary>Steps that take well under a millisecond.</summary>
    public const long FewSteps = 1 << 22;

    public static int IndexOf(string text, string part, int start, Action check)
    {
        if ((long)(text.Length - start) * part.Length <= FewSteps)
            return text.IndexOf(part, start, StringComparison.Ordinal);

        int window = (int)Math.Max(1, FewSteps / part.Length);
        for (int from = start; from + part.Length <= text.Length; from += window)
        {
            check();
            int length = (int)Math.Min((long)window + part.Length - 1, text.Length - from);
            int at = text.AsSpan(from, length).IndexOf(part, StringComparison.Ordinal);
            if (at >= 0)
                return from + at;
        }

        return -1;
    }

    public static int Count(string text, string part, Action check)
    {
        int count = 0;
        for (int at = IndexOf(text, part, 0, check); at >= 0; at = IndexOf(text, part, at + part.Length, check))
            count++;

        return count;
    }

    public static string Replace(string text, string part, string by, Action check)
    {
        if ((long)text.Length * part.Length <= FewSteps)
            return text.Replace(part, by, StringComparison.Ordinal);

        var replaced = new StringBuilder();
        int from = 0;
        for (int at = IndexOf(text, part, 0, check); at >= 0; at = IndexOf(text, part, from, check))
        {
            replaced.Append(text, from, at - from).Append(by);
            from = at + part.Length;
        }

        return replaced.Append(text, from, text.Length - from).ToString();
    }
}
