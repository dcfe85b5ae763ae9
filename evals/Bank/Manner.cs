using System.Text.RegularExpressions;

namespace Tally.Evals.Bank;

/// <summary>How a question is typed: with elisions as they are said, and now and then in haste, with a slip or with a greeting.</summary>
internal static partial class Manner
{
    private const string Accented = "àâäéèêëîïôöùûüçÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ";

    private const string Plain = "aaaeeeeiioouuucAAAEEEEIIOOUUUC";

    public static string Of(string text, bool english, bool isNamed, bool isFollow, Wordings wordings, Random random)
    {
        string said = english ? Possessive().Replace(text, "s'") : Elidable().Replace(text, static match => match.Groups[1].Value + "'");
        return random.Next(isFollow ? 10 : 12) switch
        {
            0 => Bare(said).ToLowerInvariant().TrimEnd('?', '.', ' '),
            1 => Bare(said).TrimEnd('?', ' '),
            2 => said.ToLowerInvariant().TrimEnd('?', ' '),
            3 => Slip(said, random),
            10 => Led(wordings.Next("lead", english, random), said, isNamed),
            11 => said.TrimEnd('.') + (said[^1] is '?' or '.' ? " " : ", ") + wordings.Next("trail", english, random),
            _ => said,
        };
    }

    private static string Led(string lead, string said, bool isNamed) =>
        lead + " " + (isNamed || lead[^1] is not (',' or ':') ? said : char.ToLowerInvariant(said[0]) + said[1..]);

    private static string Bare(string text) => string.Concat(text.Select(static letter => Accented.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : letter));

    /// <summary>Two letters exchanged or one left out, inside a long word that is no name.</summary>
    private static string Slip(string text, Random random)
    {
        IReadOnlyList<Match> words = LongWord().Matches(text);
        if (words.Count == 0)
        {
            return text;
        }

        Match word = words[random.Next(words.Count)];
        int at = word.Index + 2 + random.Next(word.Length - 4);
        return random.Next(2) == 0 ? text.Remove(at, 1) : text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
    }

    [GeneratedRegex(@"(?<=[a-zé])s's\b")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\b([dD]|[qQ]u)e (?=[AEIOUÉÈÊÂÎÔÛaeiouéèêâîôû])")]
    private static partial Regex Elidable();

    [GeneratedRegex(@"(?<![\w'])\p{Ll}{7,}(?!\w)")]
    private static partial Regex LongWord();
}
