namespace Tally.Evals.Bank;

/// <summary>Articles of French nouns written "m:prix", "f:quantité", "p:ventes".</summary>
internal static class French
{
    private const string Vowels = "aeiouyhéèêâîôû";

    public static string Bare(string noun) => noun[2..];

    public static string The(string noun) => noun[0] switch
    {
        'p' => "les " + Bare(noun),
        _ when IsElided(noun) => "l'" + Bare(noun),
        'f' => "la " + Bare(noun),
        _ => "le " + Bare(noun),
    };

    public static string OfThe(string noun) => noun[0] switch
    {
        'p' => "des " + Bare(noun),
        _ when IsElided(noun) => "de l'" + Bare(noun),
        'f' => "de la " + Bare(noun),
        _ => "du " + Bare(noun),
    };

    public static string Of(string noun) => IsElided(noun) ? "d'" + Bare(noun) : "de " + Bare(noun);

    public static string Which(string noun) => noun[0] switch { 'p' => "quels " + Bare(noun), 'f' => "quelle " + Bare(noun), _ => "quel " + Bare(noun) };

    public static bool IsFeminine(string noun) => noun[0] == 'f';

    private static bool IsElided(string noun) => noun[0] != 'p' && Vowels.Contains(char.ToLowerInvariant(noun[2]), StringComparison.Ordinal);
}
