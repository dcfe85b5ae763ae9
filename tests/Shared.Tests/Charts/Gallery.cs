using Tally.Charts;
using Tally.Ledger;

namespace Tally.Shared.Tests.Charts;

/// <summary>Charts worth looking at: each is a snapshot, and together they are what to open after changing how charts are drawn.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, (Chart Chart, string Language)> All { get; } = new Dictionary<string, (Chart, string)>
    {
        ["line-lettres-fr"] = (Draw(ChartKind.Line, "Étudiants en Lettres, 2011 à 2020", Entries.Faculty("Lettres", 2011, 2020, "total"), "annee", ["total"]), "fr"),
        ["line-hec-en"] = (Draw(ChartKind.Line, "Women and men at HEC", Entries.Faculty("HEC", 2011, 2021, "femmes", "hommes"), "annee", ["femmes", "hommes"]), "en"),
        ["line-faculties-fr"] = (Draw(ChartKind.Line, "Effectifs par faculté depuis 2011", Entries.AllFaculties(2011, 2021), "annee", ["total"], "faculte"), "fr"),
        ["line-near-fr"] = (Draw(ChartKind.Line, "Total de l’université", Entries.Faculty("TOTAL", 2016, 2021, "total"), "annee", ["total"]), "fr"),
        ["line-one-point-de-CH"] = (Draw(ChartKind.Line, "HEC 2020", Entries.Faculty("HEC", 2020, 2020, "total"), "annee", ["total"]), "de-CH"),
        ["line-gaps-en"] = (Draw(ChartKind.Line, "Measured on most days", Odd.Gaps(), "day", ["level"]), "en"),
        ["line-equal-en"] = (Draw(ChartKind.Line, "Nothing moved", Odd.Equal(), "year", ["value"]), "en"),
        ["line-months-de"] = (Draw(ChartKind.Line, "Tagesmittel über fünfzehn Monate", Odd.Days(450), "day", ["level"]), "de"),
        ["line-twenty-series-en"] = (Draw(ChartKind.Line, "Twenty series", Odd.Many(20, 8), "year", ["value"], "group"), "en"),
        ["bar-faculties-fr"] = (Draw(ChartKind.Bar, "Étudiants par faculté en 2020", Entries.AllFaculties(2020, 2020), "faculte", ["total"]), "fr"),
        ["bar-grouped-fr"] = (Draw(ChartKind.Bar, "Femmes et hommes à HEC", Entries.Faculty("HEC", 2014, 2021, "femmes", "hommes"), "annee", ["femmes", "hommes"]), "fr"),
        ["bar-negative-en"] = (Draw(ChartKind.Bar, "Result by quarter, a loss included", Odd.Negative(), "quarter", ["result"]), "en"),
        ["bar-long-labels-fr"] = (Draw(ChartKind.Bar, "Étudiants par faculté, noms complets", Odd.LongNames(), "nom", ["total"]), "fr"),
        ["bar-hostile-en"] = (Draw(ChartKind.Bar, "<script>alert(\"1\")</script> & a title so long that it has to be broken over several lines, and then some more words until even that is not enough and it ends", Odd.Hostile(), "name", ["value"]), "en"),
        ["bar-sixty-en"] = (Draw(ChartKind.Bar, "Sixty places", Odd.Places(60), "place", ["value"]), "en"),
        ["bar-years-en"] = (Draw(ChartKind.Bar, "Forty years", Odd.Many(1, 40), "year", ["value"]), "en"),
        ["bar-millions-fr"] = (Draw(ChartKind.Bar, "Budget", Odd.Budget(), "poste", ["montant"]), "fr"),
        ["bar-percent-fr"] = (Draw(ChartKind.Bar, "Part des étudiantes", Odd.Percent(), "annee", ["part"]), "fr"),
        ["stacked-faculties-fr"] = (Draw(ChartKind.Stacked, "Étudiantes et étudiants suisses et étrangers en SSP", Entries.Faculty("SSP", 2011, 2021, "CH", "etranger"), "annee", ["CH", "etranger"]), "fr"),
        ["stacked-negative-en"] = (Draw(ChartKind.Stacked, "Income and costs", Odd.IncomeAndCosts(), "year", ["income", "costs"]), "en"),
        ["stacked-long-labels-fr"] = (Draw(ChartKind.Stacked, "Femmes et hommes, noms complets", Odd.LongNames(), "nom", ["femmes", "hommes"]), "fr"),
        ["pie-faculties-de-CH"] = (Draw(ChartKind.Pie, "Studierende nach Fakultät, 2020", Entries.AllFaculties(2020, 2020), "faculte", ["total"]), "de-CH"),
        ["pie-single-en"] = (Draw(ChartKind.Pie, "One slice", Entries.Of("name:Text,value:Integer", ["all", 12], ["none", 0]), "name", ["value"]), "en"),
        ["pie-slivers-fr"] = (Draw(ChartKind.Pie, "Parts très inégales", Odd.Slivers(), "nom", ["valeur"]), "fr"),
        ["scatter-unil-en"] = (Draw(ChartKind.Scatter, "Women against men, by faculty", Odd.WomenAgainstMen(), "hommes", ["femmes"], "faculte"), "en"),
        ["scatter-thousand-en"] = (Draw(ChartKind.Scatter, "A thousand points", Odd.Cloud(1000), "x", ["y"]), "en"),
    };

    public static Chart Draw(ChartKind kind, string title, LedgerEntry entry, string x, IReadOnlyList<string> y, string? series = null)
    {
        var spec = new ChartSpec { Id = "C1", Kind = kind, Title = title, ResultId = entry.Id, X = x, Y = y, Series = series };
        return Assert.IsType<ChartOutcome.Built>(ChartBuilder.Build(spec, entry)).Chart;
    }
}
