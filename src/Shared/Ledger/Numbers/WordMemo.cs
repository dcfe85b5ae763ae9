namespace Tally.Ledger.Numbers;

/// <summary>Works out something about each distinct word of a text once.</summary>
internal sealed class WordMemo<T>(Func<string, T> make)
{
    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Of(ReadOnlySpan<char> word)
    {
        var bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (bySpan.TryGetValue(word, out var known))
            return known;
        string text = word.ToString();
        return _known[text] = make(text);
    }
}
