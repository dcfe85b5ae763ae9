using System.Globalization;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>How one language names things and writes numbers, written apart from the product's own printer and lexers.</summary>
internal sealed partial record Tongue(string Tag, IReadOnlyDictionary<string, string[]> Nouns, string[] Separators)
{
    public static readonly Tongue French = new("fr", new Dictionary<string, string[]>
    {
        ["total"] = ["étudiants"],
        ["femmes"] = ["femmes", "étudiantes"],
        ["hommes"] = ["hommes"],
        ["etranger"] = ["étrangers", "étudiants étrangers"],
        ["CH"] = ["Suisses", "étudiants suisses"],
    }, ["", " ", "\u00A0", "\u202F", "'", "’"]);

    public static readonly Tongue English = new("en", new Dictionary<string, string[]>
    {
        ["total"] = ["students"],
        ["femmes"] = ["women", "female students"],
        ["hommes"] = ["men"],
        ["etranger"] = ["foreign students"],
        ["CH"] = ["Swiss students"],
    }, ["", ",", " ", "\u202F"]);

    public string Digits(decimal value, Random random)
    {
        string plain = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        string separator = Separators[random.Next(Separators.Length)];
        for (int at = plain.Length - 3; at > 0; at -= 3)
            plain = plain.Insert(at, separator);
        return (value < 0 ? "-" : "") + plain;
    }

    public string Words(int value) => Tag switch { "fr" => InFrench(value), "de" => InGerman(value), _ => InEnglish(value) };

    private static string InFrench(int n)
    {
        string[] small = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"];
        string[] tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];
        if (n >= 1000)
            return (n / 1000 == 1 ? "mille" : InFrench(n / 1000) + " mille") + (n % 1000 == 0 ? "" : " " + InFrench(n % 1000));
        if (n >= 100)
            return (n / 100 == 1 ? "cent" : InFrench(n / 100) + " cent" + (n % 100 == 0 ? "s" : "")) + (n % 100 == 0 ? "" : " " + InFrench(n % 100));
        if (n < 20)
            return small[n];
        if (n < 70)
            return tens[n / 10] + (n % 10 == 0 ? "" : n % 10 == 1 ? " et un" : "-" + small[n % 10]);
        if (n < 80)
            return n == 71 ? "soixante et onze" : "soixante-" + small[n - 60];
        return n == 80 ? "quatre-vingts" : "quatre-vingt-" + small[n - 80];
    }

    private static string InEnglish(int n)
    {
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        if (n >= 1000)
            return InEnglish(n / 1000) + " thousand" + (n % 1000 == 0 ? "" : (n % 1000 < 100 ? " and " : " ") + InEnglish(n % 1000));
        if (n >= 100)
            return InEnglish(n / 100) + " hundred" + (n % 100 == 0 ? "" : " and " + InEnglish(n % 100));
        return n < 20 ? small[n] : tens[n / 10] + (n % 10 == 0 ? "" : "-" + small[n % 10]);
    }
}
