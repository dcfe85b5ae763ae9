namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Whole numbers in words, as far as a lie needs them.</summary>
internal static class NumberWords
{
    private static readonly string[] French =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
        "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] FrenchTens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly string[] English =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] German =
    [
        "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn",
        "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ];

    private static readonly string[] GermanTens = ["", "", "zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    public static string Say(long number, string language) => language switch
    {
        "fr" => InFrench(number),
        "de" => InGerman(number),
        _ => InEnglish(number),
    };

    private static string InFrench(long number) => number switch
    {
        < 20 => French[number],
        < 100 when number / 10 is 7 or 9 => $"{FrenchTens[number / 10]}{(number == 71 ? " et " : "-")}{French[number % 10 + 10]}",
        80 => "quatre-vingts",
        < 100 => (number % 10) switch
        {
            0 => FrenchTens[number / 10],
            1 when number != 81 => $"{FrenchTens[number / 10]} et un",
            _ => $"{FrenchTens[number / 10]}-{French[number % 10]}",
        },
        < 1000 => $"{(number < 200 ? "" : French[number / 100] + " ")}cent{Rest(number % 100, InFrench, " ")}",
        < 1_000_000 => $"{(number < 2000 ? "" : InFrench(number / 1000) + " ")}mille{Rest(number % 1000, InFrench, " ")}",
        _ => $"{InFrench(number / 1_000_000)} million{(number < 2_000_000 ? "" : "s")}{Rest(number % 1_000_000, InFrench, " ")}",
    };

    private static string InEnglish(long number) => number switch
    {
        < 20 => English[number],
        < 100 => $"{EnglishTens[number / 10]}{Rest(number % 10, InEnglish, "-")}",
        < 1000 => $"{English[number / 100]} hundred{Rest(number % 100, InEnglish, " ")}",
        < 1_000_000 => $"{InEnglish(number / 1000)} thousand{Rest(number % 1000, InEnglish, " ")}",
        _ => $"{InEnglish(number / 1_000_000)} million{Rest(number % 1_000_000, InEnglish, " ")}",
    };

    private static string InGerman(long number) => number switch
    {
        < 20 => German[number],
        < 100 => number % 10 == 0 ? GermanTens[number / 10] : $"{German[number % 10]}und{GermanTens[number / 10]}",
        < 1000 => $"{German[number / 100]}hundert{Rest(number % 100, InGerman, "")}",
        < 1_000_000 => $"{InGerman(number / 1000)}tausend{Rest(number % 1000, InGerman, "")}",
        _ => $"{InGerman(number / 1_000_000)} Millionen{Rest(number % 1_000_000, InGerman, " ")}",
    };

    private static string Rest(long rest, Func<long, string> say, string between) => rest == 0 ? "" : between + say(rest);
}
