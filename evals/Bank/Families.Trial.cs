namespace Tally.Evals.Bank;

/// <summary>Tables of public statistics that the analyst is developed on.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> Trial()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            Column date = C(en, "day", "jour", Role.Date, "day", "m:jour");

            yield return ByYear(en, $"vineyards_{tag}", 2014, 8, year, [(C(en, "grape", "cepage", Role.Group, "grape", "m:cépage"), ["Chasselas", "Gamay", "Merlot", "Garanoir"]), (C(en, "slope", "coteau", Role.Group, "slope", "m:coteau"), en ? ["North slope", "South slope"] : ["Nord", "Sud"])],
                [(C(en, "harvest", "recolte", Role.Flow, "harvest", "f:récolte"), 300, 9000)], ["Viognier"], totals: true);
            yield return ByYear(en, $"apprentices_{tag}", 2016, 7, year, [(C(en, "trade", "metier", Role.Group, "trade", "m:métier"), en ? ["Baker", "Carpenter", "Gardener", "Plumber"] : ["Boulanger", "Charpentier", "Jardinier", "Plombier"])],
                [(C(en, "contracts", "contrats", Role.Flow, "contracts", "p:contrats"), 40, 900), (C(en, "dropouts", "abandons", Role.Flow, "dropouts", "p:abandons"), 4, 90)], [en ? "Saddler" : "Sellier"]);
            yield return Things(en, $"bridges_{tag}", "bridges", "ponts", C(en, "bridge", "pont", Role.Name, "bridge", "m:pont"), ["Bessières", "Chauderon", "Ganter", "Gueuroz", "Hängebrücke", "Poya", "Salgina", "Sunniberg"], [(C(en, "material", "materiau", Role.Group, "material", "m:matériau"), en ? ["steel", "stone", "concrete"] : ["acier", "pierre", "béton"])],
                [(C(en, "span_m", "portee_m", Role.Rate, "span", "f:portée"), 20, 300, 0), (C(en, "toll", "peage", Role.Rate, "toll", "m:péage"), 1, 20, 2)], ["Viaduc Noir"]);
            yield return ByMonth(en, $"pools_{tag}", C(en, "pool", "piscine", Role.Name, "pool", "f:piscine"), ["Mon-Repos", "Vernets", "Varembé", "Bellerive"], C(en, "swimmers", "baigneurs", Role.Flow, "swimmers", "p:baigneurs"), isShort: en);
            yield return Wide(en, $"bikes_{tag}", C(en, "counter", "compteur", Role.Name, "counter", "m:compteur"), ["Mont-Blanc", "Coulouvrenière", "Plainpalais", "Lignon", "Champel"], C(en, "bicycles", "velos", Role.Flow, "bicycles", "p:vélos"), 2015, ["Carouge"]);
            yield return Events(en, $"rescues_{tag}", "missions", "missions", 140, C(en, "mission_id", "id_mission", Role.Id, "mission", "f:mission"), date, 2020, 2,
                [(C(en, "base", "base", Role.Group, "base", "f:base"), ["Erstfeld", "Mollis", "Zweisimmen", "Untervaz"]), (C(en, "cause", "cause", Role.Group, "cause", "f:cause"), en ? ["avalanche", "fall", "illness"] : ["avalanche", "chute", "malaise"])],
                [(C(en, "rescued", "secourus", Role.Flow, "rescued people", "p:secourus"), 1, 9, 0), (C(en, "flight_minutes", "minutes_vol", Role.Rate, "flight minutes", "p:minutes de vol"), 8, 140, 0)], ["Samedan"]);
            yield return Things(en, $"clubs_{tag}", "clubs", "clubs", C(en, "club", "club", Role.Name, "club", "m:club"), ["Aurore", "Boréal", "Cime", "Diapason", "Étoile", "Flèche", "Galop", "Horizon"], [(C(en, "discipline", "discipline", Role.Group, "discipline", "f:discipline"), en ? ["judo", "chess", "rowing"] : ["judo", "échecs", "aviron"])],
                [(C(en, "members", "membres", Role.Flow, "members", "p:membres"), 30, 900, 0), (One(C(en, "trainers", "entraineurs", Role.Flow, "trainers", "p:entraîneurs"), "trainer", "entraîneur"), 2, 40, 0), (C(en, "subsidy", "subvention", Role.Flow, "subsidy", "f:subvention"), 400, 9000, 2)], ["Zénith"]);
            yield return new Sheet
            {
                File = $"border_{tag}",
                IsEnglish = en,
                RowsEn = "",
                RowsFr = "",
                Columns = [year, C(en, "crossings", "passages", Role.Flow, "crossings", "p:passages"), C(en, "refusals", "refus", Role.Flow, "refusals", "p:refus")],
                Rows = [.. Enumerable.Range(2009, 12).Select(at => new[] { $"{at}", Int(70000, 90000), Int(400, 6000) })],
            };
            Column key = C(en, "valley", "vallee", Role.Group, "valley", "f:vallée");
            string[] valleys = ["Anniviers", "Bagnes", "Calanca", "Domleschg", "Engelberg", "Goms"];
            yield return ByYear(en, $"huts_{tag}", 2020, 1, year, [(key, valleys)], [(C(en, "overnights", "nuites", Role.Flow, "overnights", "p:nuités"), 20, 900)], []) with
            {
                Columns = [key, C(en, "sheepfolds", "bergeries", Role.Flow, "sheepfolds", "p:bergeries")],
                Rows = [.. valleys.Select(one => new[] { one, Int(20, 900) })],
                Joined = Things(en, $"valleys_{tag}", "valleys", "vallées", key, valleys, [(C(en, "dialect", "dialecte", Role.Group, "dialect", "m:dialecte"), en ? ["walser", "romansh", "patois"] : ["walser", "romanche", "patois"])],
                    [(One(C(en, "shepherds", "bergers", Role.Flow, "shepherds", "p:bergers"), "shepherd", "berger"), 4, 60, 0)], []),
            };
        }
    }
}
