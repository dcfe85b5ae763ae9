using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>Sentences by language. Figures in them are references; Tally prints the digits.</summary>
internal sealed class Phrasebook(Tongue tongue)
{
    public Tongue Tongue => tongue;

    /// <summary>Figures are called by their columns' names.</summary>
    public bool IsByName { get; init; }

    public string Colon => tongue == Tongue.French ? " : " : ": ";

    public string Pick(string french, string english, string? german = null, string? korean = null) => tongue switch
    {
        Tongue.French => french,
        Tongue.German => german ?? english,
        Tongue.Korean => korean ?? english,
        _ => english,
    };

    public string And => Pick(" et ", " and ", " und ", ", ");

    public string List(IEnumerable<string> items)
    {
        List<string> all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + And + all[^1];
    }

    public static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
