namespace Tally.Queries.Tables;

/// <summary>Gives distinct texts codes in order of first appearance.</summary>
internal sealed class TextDictionary
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int Code(string text)
    {
        if (_codes.TryGetValue(text, out int code))
            return code;

        _codes.Add(text, _texts.Count);
        _texts.Add(text);
        return _texts.Count - 1;
    }

    public int Count => _texts.Count;

    public string[] ToArray() => [.. _texts];
}

internal static class PowersOfTen
{
    /// <summary>Ten to a power of 0 to 18.</summary>
    public static long Long(int power)
    {
        long result = 1;
        for (int i = 0; i < power; i++)
            result *= 10;

        return result;
    }
}
