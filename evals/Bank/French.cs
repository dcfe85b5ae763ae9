namespace Tally.Evals.Bank;

/// <summary>Articles of French nouns written "m:prix", "f:quantité", "M:contrats", "F:ventes"; "p:ventes" leaves the gender open and never elides.</summary>
internal static class French
{
    private const string Vowels = "aeiouyhéèêâîôû";

    public static string Bare(string noun) => noun[2..];

    public static bool IsPlural(string noun) => noun[0] is 'p' or 'M' or 'F';

    public static string The(string noun) => noun[0] switch
    {
        'p' or 'M' or 'F' => "les " + Bare(noun),
        _ when IsElided(noun) => "l'" + Bare(noun),
        'f' => "la " + Bare(noun),
        _ => "le " + Bare(noun),
    };

    public static string OfThe(string noun) => noun[0] switch
    {
        'p' or 'M' or 'F' => "des " + Bare(noun),
        _ when IsElided(noun) => "de l'" + Bare(noun),
        'f' => "de la " + Bare(noun),
        _ => "du " + Bare(noun),
    };

    public static string ToThe(string noun) => noun[0] switch
    {
        'p' or 'M' or 'F' => "aux " + Bare(noun),
        _ when IsElided(noun) => "à l'" + Bare(noun),
        'f' => "à la " + Bare(noun),
        _ => "au " + Bare(noun),
    };

    public static string Of(string noun) => IsElided(noun) ? "d'" + Bare(noun) : "de " + Bare(noun);

    public static string Which(string noun) => Agreed(noun, "quel", "quelle") + " " + Bare(noun);

    public static string Agreed(string noun, string masculine, string feminine) => (IsFeminine(noun) ? feminine : masculine) + (IsPlural(noun) && !(masculine.EndsWith('s') && !IsFeminine(noun)) ? "s" : "");

    /// <summary>"La plus élevée" of a noun.</summary>
    public static string Most(string noun, string masculine, string feminine) => (IsPlural(noun) ? "les" : IsFeminine(noun) ? "la" : "le") + " plus " + Agreed(noun, masculine, feminine);

    public static bool IsFeminine(string noun) => noun[0] is 'f' or 'F';

    private static bool IsElided(string noun) => noun[0] != 'p' && Vowels.Contains(char.ToLowerInvariant(noun[2]), StringComparison.Ordinal);
}
