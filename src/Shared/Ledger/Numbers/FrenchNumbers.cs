namespace Tally.Ledger.Numbers;

/// <summary>French, with the words of Switzerland and Belgium.</summary>
internal static class FrenchNumbers
{
    public static Lexicon Lexicon { get; } = new()
    {
        Language = "fr",
        Units = new Dictionary<string, int>
        {
            ["zero"] = 0,
            ["un"] = 1,
            ["une"] = 1,
            ["deux"] = 2,
            ["trois"] = 3,
            ["quatre"] = 4,
            ["cinq"] = 5,
            ["six"] = 6,
            ["sept"] = 7,
            ["huit"] = 8,
            ["neuf"] = 9,
            ["dix"] = 10,
            ["onze"] = 11,
            ["douze"] = 12,
            ["treize"] = 13,
            ["quatorze"] = 14,
            ["quinze"] = 15,
            ["seize"] = 16,
            ["vingt"] = 20,
            ["vingts"] = 20,
            ["trente"] = 30,
            ["quarante"] = 40,
            ["cinquante"] = 50,
            ["soixante"] = 60,
            ["septante"] = 70,
            ["huitante"] = 80,
            ["octante"] = 80,
            ["nonante"] = 90,
        },
        Hundreds = ["cent", "cents"],
        Scales = new Dictionary<string, decimal>
        {
            ["mille"] = 1e3m,
            ["mil"] = 1e3m,
            ["million"] = 1e6m,
            ["millions"] = 1e6m,
            ["mio"] = 1e6m,
            ["milliard"] = 1e9m,
            ["milliards"] = 1e9m,
            ["mrd"] = 1e9m,
            ["billion"] = 1e12m,
            ["billions"] = 1e12m,
        },
        Collectives = new Dictionary<string, decimal>
        {
            ["dizaine"] = 10,
            ["dizaines"] = 10,
            ["douzaine"] = 12,
            ["douzaines"] = 12,
            ["quinzaine"] = 15,
            ["quinzaines"] = 15,
            ["vingtaine"] = 20,
            ["vingtaines"] = 20,
            ["trentaine"] = 30,
            ["trentaines"] = 30,
            ["quarantaine"] = 40,
            ["cinquantaine"] = 50,
            ["cinquantaines"] = 50,
            ["soixantaine"] = 60,
            ["centaine"] = 100,
            ["centaines"] = 100,
            ["millier"] = 1000,
            ["milliers"] = 1000,
        },
        Joiners = ["et"],
        Articles = ["un", "une"],
        Parts = new Dictionary<string, decimal>
        {
            ["demi"] = 0.5m,
            ["demie"] = 0.5m,
            ["tiers"] = 1m / 3,
            ["quart"] = 0.25m,
            ["quarts"] = 0.25m,
            ["cinquieme"] = 0.2m,
            ["cinquiemes"] = 0.2m,
            ["sixieme"] = 1m / 6,
            ["sixiemes"] = 1m / 6,
            ["septieme"] = 1m / 7,
            ["huitieme"] = 0.125m,
            ["huitiemes"] = 0.125m,
            ["dixieme"] = 0.1m,
            ["dixiemes"] = 0.1m,
            ["centieme"] = 0.01m,
            ["centiemes"] = 0.01m,
        },
        Multiples = new Dictionary<string, decimal>
        {
            ["moitie"] = 0.5m,
            ["double"] = 2,
            ["doubler"] = 2,
            ["doublee"] = 2,
            ["doublees"] = 2,
            ["doubles"] = 2,
            ["doublent"] = 2,
            ["triple"] = 3,
            ["tripler"] = 3,
            ["triplee"] = 3,
            ["triples"] = 3,
            ["quadruple"] = 4,
            ["quadrupler"] = 4,
            ["quintuple"] = 5,
            ["decuple"] = 10,
            ["centuple"] = 100,
        },
        Ordinals = Ordinals(),
        Times = ["fois"],
    };

    private static Dictionary<string, int> Ordinals()
    {
        string[] stems = ["deux", "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix", "onz", "douz", "treiz", "quatorz", "quinz", "seiz"];
        var ordinals = new Dictionary<string, int> { ["second"] = 2, ["seconde"] = 2, ["vingtieme"] = 20, ["trentieme"] = 30, ["centieme"] = 100, ["millieme"] = 1000 };
        for (int i = 0; i < stems.Length; i++)
        {
            ordinals[stems[i] + "ieme"] = i + 2;
            ordinals[stems[i] + "iemes"] = i + 2;
        }

        return ordinals;
    }
}
