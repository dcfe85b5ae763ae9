using System.Text;
using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>A LIKE pattern; matching takes time proportional to text times pattern, never more.</summary>
internal sealed class LikePattern
{
    private const char AnyRun = '\uE000';
    private const char AnyOne = '\uE001';
    private const int Step = 64 * 1024;
    private readonly string _pattern;
    private readonly bool _folded;

    private LikePattern(string pattern, bool folded) => (_pattern, _folded) = (pattern, folded);

    public static LikePattern Of(string written, char? escape, bool folded)
    {
        var pattern = new StringBuilder(written.Length);
        var literal = new StringBuilder();
        for (int i = 0; i < written.Length; i++)
        {
            char character = written[i];
            if (character == escape && i + 1 < written.Length)
            {
                literal.Append(written[++i]);
            }
            else if (character is '%' or '_')
            {
                Flush();
                pattern.Append(character == '%' ? AnyRun : AnyOne);
            }
            else
            {
                literal.Append(character);
            }
        }

        Flush();
        return new LikePattern(pattern.ToString(), folded);

        void Flush()
        {
            pattern.Append(folded ? Folding.Fold(literal.ToString()) : literal.ToString());
            literal.Clear();
        }
    }

    /// <summary>Whether the whole text is of the pattern; a long one asks now and then whether to go on.</summary>
    public bool Matches(string text, Action check)
    {
        if (text.Length > Step)
            check();

        if (_folded)
            text = Folding.Fold(text);

        int at = 0;
        int next = 0;
        int run = -1;
        int runAt = 0;
        int steps = 0;
        while (at < text.Length)
        {
            if (++steps % Step == 0)
                check();

            if (next < _pattern.Length && _pattern[next] == AnyRun)
            {
                run = next++;
                runAt = at;
            }
            else if (next < _pattern.Length && _pattern[next] == AnyOne)
            {
                at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                next++;
            }
            else if (next < _pattern.Length && _pattern[next] == text[at])
            {
                at++;
                next++;
            }
            else if (run >= 0)
            {
                next = run + 1;
                runAt++;
                if (next < _pattern.Length && _pattern[next] is not (AnyRun or AnyOne))
                {
                    // No match begins before the next place where the literal could.
                    int skipped = text.AsSpan(runAt).IndexOf(_pattern[next]);
                    if (skipped < 0)
                        return false;

                    runAt += skipped;
                }

                at = runAt;
            }
            else
            {
                return false;
            }
        }

        while (next < _pattern.Length && _pattern[next] == AnyRun)
            next++;

        return next == _pattern.Length;
    }
}
