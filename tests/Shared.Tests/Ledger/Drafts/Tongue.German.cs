namespace Tally.Shared.Tests.Ledger.Drafts;

internal sealed partial record Tongue
{
    public static readonly Tongue German = new("de", new Dictionary<string, string[]>
    {
        ["total"] = ["Studierende", "Studierenden"],
        ["femmes"] = ["Frauen", "Studentinnen"],
        ["hommes"] = ["Männer"],
        ["etranger"] = ["Ausländer", "ausländische Studierende"],
        ["CH"] = ["Schweizer", "Schweizer Studierende"],
    }, ["", ".", "'", "’", "\u202F"]);

    private static string InGerman(int n)
    {
        string[] small = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
        string[] tens = ["", "", "zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        if (n >= 1000)
            return InGerman(n / 1000) + "tausend" + (n % 1000 == 0 ? "" : InGerman(n % 1000));
        if (n >= 100)
            return small[n / 100] + "hundert" + (n % 100 == 0 ? "" : InGerman(n % 100));
        if (n == 1)
            return "eins";
        return n < 20 ? small[n] : (n % 10 == 0 ? "" : small[n % 10] + "und") + tens[n / 10];
    }
}
