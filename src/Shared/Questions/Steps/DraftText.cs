using System.Text;

namespace Tally.Questions;

/// <summary>A draft while it is written: hands out, masked, what can no longer change its meaning.</summary>
/// <param name="taken">Characters that were handed out earlier.</param>
internal sealed class DraftText(int taken)
{
    private readonly StringBuilder _text = new();

    /// <summary>Characters of the draft handed out so far.</summary>
    public int Taken { get; private set; } = taken;

    public void Add(string delta) => _text.Append(delta);

    /// <summary>
    /// The next whole sentences or lines, masked; null while there are none. A figure never spans two pieces: a reference is
    /// whole, and number words and groups of digits do not go over the end of a sentence.
    /// </summary>
    public string? Take()
    {
        string text = _text.ToString();
        int end = End(text, Taken);
        if (end <= Taken)
            return null;
        string piece = DraftMask.Of(DraftMarker.Without(text[Taken..end]));
        Taken = end;
        return piece.Length == 0 ? null : piece;
    }

    /// <summary>After the last line's end, or the last full stop with a blank behind it, outside of a reference.</summary>
    private static int End(string text, int from)
    {
        int end = from;
        for (int at = from; at < text.Length; at++)
        {
            if (text[at] == '{' && at + 1 < text.Length && text[at + 1] == '{')
            {
                int close = text.IndexOf("}}", at, StringComparison.Ordinal);
                if (close < 0)
                    return end;
                at = close + 1;
            }
            else if (text[at] == '\n' || (at + 1 < text.Length && text[at] is '.' or '!' or '?' or ':' or ';' && text[at + 1] is ' ' or '\n'))
            {
                end = at + 1;
            }
        }

        return end;
    }
}
