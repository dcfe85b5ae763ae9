namespace Tally.Ledger.Numbers;

/// <summary>German, where a number up to a million is one word: dreitausenddreihundertsechs.</summary>
internal static class GermanNumbers
{
    private static readonly Dictionary<string, int> Small = new()
    {
        ["null"] = 0,
        ["eins"] = 1,
        ["ein"] = 1,
        ["eine"] = 1,
        ["zwei"] = 2,
        ["zwo"] = 2,
        ["drei"] = 3,
        ["vier"] = 4,
        ["funf"] = 5,
        ["sechs"] = 6,
        ["sieben"] = 7,
        ["acht"] = 8,
        ["neun"] = 9,
        ["zehn"] = 10,
        ["elf"] = 11,
        ["zwolf"] = 12,
        ["dreizehn"] = 13,
        ["vierzehn"] = 14,
        ["funfzehn"] = 15,
        ["sechzehn"] = 16,
        ["siebzehn"] = 17,
        ["achtzehn"] = 18,
        ["neunzehn"] = 19,
        ["zwanzig"] = 20,
        ["dreissig"] = 30,
        ["vierzig"] = 40,
        ["funfzig"] = 50,
        ["sechzig"] = 60,
        ["siebzig"] = 70,
        ["achtzig"] = 80,
        ["neunzig"] = 90,
    };

    public static Lexicon Lexicon { get; } = new()
    {
        Language = "de",
        Units = Small,
        Hundreds = ["hundert"],
        Scales = new Dictionary<string, decimal>
        {
            ["tausend"] = 1e3m,
            ["million"] = 1e6m,
            ["millionen"] = 1e6m,
            ["mio"] = 1e6m,
            ["milliarde"] = 1e9m,
            ["milliarden"] = 1e9m,
            ["mrd"] = 1e9m,
        },
        Collectives = new Dictionary<string, decimal> { ["dutzend"] = 12, ["hunderte"] = 100, ["tausende"] = 1000 },
        Joiners = ["und"],
        Articles = ["ein", "eine", "einen", "einem", "einer"],
        Parts = new Dictionary<string, decimal>
        {
            ["drittel"] = 1m / 3,
            ["viertel"] = 0.25m,
            ["funftel"] = 0.2m,
            ["sechstel"] = 1m / 6,
            ["achtel"] = 0.125m,
            ["zehntel"] = 0.1m,
        },
        Multiples = new Dictionary<string, decimal>
        {
            ["halfte"] = 0.5m,
            ["halb"] = 0.5m,
            ["halbiert"] = 0.5m,
            ["doppelt"] = 2,
            ["doppelte"] = 2,
            ["verdoppelt"] = 2,
            ["zweimal"] = 2,
            ["zweifach"] = 2,
            ["verdreifacht"] = 3,
            ["dreimal"] = 3,
            ["dreifach"] = 3,
            ["vervierfacht"] = 4,
            ["vierfach"] = 4,
        },
        Ordinals = Ordinals(),
        Times = ["mal"],
        Compound = Compound,
    };

    /// <summary>The value of a number written as one word, or null when the word is none.</summary>
    public static decimal? Compound(string word)
    {
        int thousand = word.IndexOf("tausend", StringComparison.Ordinal);
        if (thousand >= 0)
        {
            var left = thousand == 0 ? 1 : BelowThousand(word[..thousand]);
            string rest = word[(thousand + 7)..];
            return left is { } thousands && (rest.Length == 0 ? 0 : BelowThousand(rest)) is { } units ? (thousands * 1000) + units : null;
        }

        return BelowThousand(word);
    }

    private static int? BelowThousand(string word)
    {
        word = word.StartsWith("und", StringComparison.Ordinal) ? word[3..] : word;
        int hundred = word.IndexOf("hundert", StringComparison.Ordinal);
        if (hundred < 0)
            return BelowHundred(word);
        int? hundreds = hundred == 0 ? 1 : BelowHundred(word[..hundred]);
        string rest = word[(hundred + 7)..];
        rest = rest.StartsWith("und", StringComparison.Ordinal) ? rest[3..] : rest;
        return hundreds is { } left && (rest.Length == 0 ? 0 : BelowHundred(rest)) is { } units ? (left * 100) + units : null;
    }

    private static int? BelowHundred(string word)
    {
        if (Small.TryGetValue(word, out int value))
            return value;
        int and = word.IndexOf("und", 1 < word.Length ? 1 : 0, StringComparison.Ordinal);
        while (and > 0)
        {
            if (Small.TryGetValue(word[..and], out int ones) && ones < 10 && Small.TryGetValue(word[(and + 3)..], out int tens) && tens >= 20)
                return tens + ones;
            and = word.IndexOf("und", and + 1, StringComparison.Ordinal);
        }

        return null;
    }

    private static Dictionary<string, int> Ordinals()
    {
        string[] stems = ["zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwolft"];
        var ordinals = new Dictionary<string, int>();
        for (int i = 0; i < stems.Length; i++)
        {
            foreach (string ending in (string[])["e", "er", "en", "es", "em"])
                ordinals[stems[i] + ending] = i + 2;
        }

        return ordinals;
    }
}
