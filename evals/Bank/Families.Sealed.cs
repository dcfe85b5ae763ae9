namespace Tally.Evals.Bank;

/// <summary>Tables of public statistics written last; their questions are run once.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> Sealed()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            Column date = C(en, "reported_on", "date_annonce", Role.Date, "date", "f:date");
            Column country = C(en, "country", "pays", Role.Group, "country", "m:pays");

            yield return ByYear(en, $"asylum_{tag}", 2014, 9, year,
                [(country, en ? ["Eritrea", "Turkey", "Syria", "Somalia"] : ["Érythrée", "Turquie", "Syrie", "Somalie"]), (C(en, "procedure", "procedure", Role.Group, "procedure", "f:procédure"), en ? ["fast-track", "ordinary"] : ["accélérée", "ordinaire"])],
                [(C(en, "applications", "demandes", Role.Flow, "applications", "p:demandes"), 40, 9000)], [en ? "Nepal" : "Népal"], totals: true);
            yield return ByYear(en, $"fisheries_{tag}", 2013, 8, year, [(C(en, "species", "espece", Role.Group, "species", "f:espèce"), en ? ["perch", "pike", "trout", "whitefish"] : ["perche", "brochet", "truite", "féra"])],
                [(C(en, "catch_kg", "captures_kg", Role.Flow, "catch", "p:captures"), 900, 90000), (C(en, "licences", "permis", Role.Stock, "licences", "p:permis"), 40, 900)], [en ? "eel" : "anguille"]);
            yield return Things(en, $"glaciers_{tag}", "glaciers", "glaciers", C(en, "glacier", "glacier", Role.Name, "glacier", "m:glacier"), ["Aletsch", "Corbassière", "Fiescher", "Gorner", "Rosenlaui", "Saleina", "Silvretta", "Trient", "Zinal"], [(C(en, "range", "massif", Role.Group, "range", "m:massif"), en ? ["Bernese", "Pennine", "Rhaetian"] : ["Bernois", "Pennin", "Rhétique"])],
                [(C(en, "thickness_m", "epaisseur_m", Role.Rate, "thickness", "f:épaisseur"), 40, 800, 0), (C(en, "retreat_m", "recul_m", Role.Rate, "retreat", "m:retrait"), 1, 90, 1)], ["Plaine Morte"]);
            yield return Events(en, $"bankruptcies_{tag}", "bankruptcies", "faillites", 150, C(en, "case_id", "id_faillite", Role.Id, "bankruptcy", "f:faillite"), date, 2019, 3,
                [(C(en, "branch", "branche", Role.Group, "branch", "f:branche"), en ? ["construction", "catering", "retail", "transport"] : ["construction", "restauration", "détail", "transport"])],
                [(C(en, "claims_chf", "creances_chf", Role.Flow, "claims", "p:créances"), 1000, 900000, 0), (C(en, "creditors", "creanciers", Role.Flow, "creditors", "p:créanciers"), 1, 90, 0)], [en ? "banking" : "banque"]);
            yield return Things(en, $"theatres_{tag}", "theatres", "théâtres", C(en, "theatre", "theatre", Role.Name, "theatre", "m:théâtre"), ["Vidy", "Kléber", "Benno", "Boulimie", "Octogone", "Beausobre", "Nuithonie"], [(C(en, "genre", "genre", Role.Group, "genre", "m:genre"), en ? ["comedy", "dance", "opera"] : ["comédie", "danse", "opéra"])],
                [(C(en, "grants", "subsides", Role.Flow, "grants", "p:subsides"), 10000, 900000, 0), (One(C(en, "performances", "representations", Role.Flow, "performances", "p:représentations"), "performance", "représentation"), 10, 300, 0), (C(en, "spectators", "spectateurs", Role.Flow, "spectators", "p:spectateurs"), 900, 90000, 0)], ["Comédie Neuve"]);
            yield return ByMonth(en, $"airports_{tag}", C(en, "airport", "aeroport", Role.Name, "airport", "m:aéroport"), ["Cointrin", "Kloten", "Agno", "Belp", "Altenrhein"], C(en, "passengers", "passagers", Role.Flow, "passengers", "p:passagers"), isShort: en);
            yield return Wide(en, $"schools_{tag}", C(en, "commune", "commune", Role.Name, "commune", "f:commune"), ["Avenches", "Bremblens", "Cossonay", "Daillens", "Etoy", "Gland"], C(en, "pupils", "eleves", Role.Flow, "pupils", "p:élèves"), 2013, ["Mex"]);
            yield return new Sheet
            {
                File = $"divorce_{tag}",
                IsEnglish = en,
                RowsEn = "",
                RowsFr = "",
                Columns = [year, C(en, "marriages", "mariages", Role.Flow, "marriages", "p:mariages"), C(en, "divorces", "divorces", Role.Flow, "divorces", "p:divorces"), C(en, "adoptions", "adoptions", Role.Flow, "adoptions", "p:adoptions")],
                Rows = [.. Enumerable.Range(2006, 13).Select(at => new[] { $"{at}", Int(3000, 5000), Int(900, 2500), Int(20, 300) })],
            };
            yield return Events(en, $"parking_{tag}", "fines", "contraventions", 160, C(en, "fine_id", "id_contravention", Role.Id, "fine", "f:contravention"), date, 2021, 2,
                [(C(en, "sector", "secteur", Role.Group, "sector", "m:secteur"), ["Rôtillon", "Tunnel", "Bergières", "Blécherette"])],
                [(C(en, "penalty_chf", "penalite_chf", Role.Flow, "penalty", "f:pénalité"), 20, 400, 0), (C(en, "overstay_min", "depassement_min", Role.Rate, "overstay", "m:dépassement"), 1, 300, 0)], ["Malley"]);
            Column key = C(en, "parish", "paroisse", Role.Group, "parish", "f:paroisse");
            string[] parishes = ["Cugy", "Mézières", "Palézieux", "Savigny", "Thierrens", "Vufflens"];
            yield return ByYear(en, $"choirs_{tag}", 2020, 1, year, [(key, parishes)], [(C(en, "singers", "choristes", Role.Flow, "singers", "p:choristes"), 20, 900)], []) with
            {
                Columns = [key, C(en, "singers", "choristes", Role.Flow, "singers", "p:choristes")],
                Rows = [.. parishes.Select(one => new[] { one, Int(20, 900) })],
                Joined = Things(en, $"parishes_{tag}", "parishes", "paroisses", key, parishes, [(C(en, "landscape", "paysage", Role.Group, "landscape", "m:paysage"), en ? ["lakeside", "forest", "meadow"] : ["rivage", "forêt", "prairie"])],
                    [(One(C(en, "organists", "organistes", Role.Flow, "organists", "p:organistes"), "organist", "organiste"), 1, 30, 0)], []),
            };
        }
    }
}
