namespace Tally.Ledger.Numbers;

internal static class EnglishNumbers
{
    public static Lexicon Lexicon { get; } = new()
    {
        Language = "en",
        Units = new Dictionary<string, int>
        {
            ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
            ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
            ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
            ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
        },
        Hundreds = ["hundred"],
        Scales = new Dictionary<string, decimal>
        {
            ["thousand"] = 1e3m, ["million"] = 1e6m, ["millions"] = 1e6m, ["billion"] = 1e9m, ["billions"] = 1e9m, ["bn"] = 1e9m,
            ["trillion"] = 1e12m, ["trillions"] = 1e12m,
        },
        Collectives = new Dictionary<string, decimal>
        {
            ["dozen"] = 12, ["dozens"] = 12, ["hundreds"] = 100, ["thousands"] = 1000, ["tens"] = 10,
        },
        Joiners = ["and"],
        Articles = ["one", "a", "an"],
        Parts = new Dictionary<string, decimal>
        {
            ["third"] = 1m / 3, ["thirds"] = 1m / 3, ["quarter"] = 0.25m, ["quarters"] = 0.25m, ["fourth"] = 0.25m, ["fourths"] = 0.25m,
            ["fifth"] = 0.2m, ["fifths"] = 0.2m, ["sixth"] = 1m / 6, ["sixths"] = 1m / 6, ["seventh"] = 1m / 7, ["sevenths"] = 1m / 7,
            ["eighth"] = 0.125m, ["eighths"] = 0.125m, ["tenth"] = 0.1m, ["tenths"] = 0.1m, ["hundredth"] = 0.01m, ["half"] = 0.5m,
        },
        Multiples = new Dictionary<string, decimal>
        {
            ["half"] = 0.5m, ["halves"] = 0.5m, ["halved"] = 0.5m, ["halving"] = 0.5m, ["double"] = 2, ["doubled"] = 2, ["doubles"] = 2,
            ["doubling"] = 2, ["twice"] = 2, ["twofold"] = 2, ["triple"] = 3, ["tripled"] = 3, ["triples"] = 3, ["tripling"] = 3, ["thrice"] = 3,
            ["threefold"] = 3, ["quadruple"] = 4, ["quadrupled"] = 4, ["fourfold"] = 4, ["fivefold"] = 5, ["tenfold"] = 10,
        },
        Ordinals = new Dictionary<string, int>
        {
            ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9,
            ["tenth"] = 10, ["eleventh"] = 11, ["twelfth"] = 12, ["thirteenth"] = 13, ["fourteenth"] = 14, ["fifteenth"] = 15,
            ["twentieth"] = 20, ["thirtieth"] = 30, ["hundredth"] = 100,
        },
        Times = ["times"],
    };
}
