namespace Tally.Evals.Bank;

/// <summary>Tables written after all others; their questions are run once.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> Last()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            Column date = C(en, "opened_on", "date_ouverture", Role.Date, "date", "f:date");

            yield return ByYear(en, $"subsidies_{tag}", 2012, 9, year, [(C(en, "sector", "domaine", Role.Group, "sector", "m:domaine"), en ? ["forestry", "dairy", "orchards", "beekeeping"] : ["forêt", "lait", "vergers", "apiculture"])],
                [(C(en, "payments", "versements", Role.Flow, "payments", "p:versements"), 900, 90000), (C(en, "recipients", "beneficiaires", Role.Flow, "recipients", "p:bénéficiaires"), 40, 900)], [en ? "fishing" : "pêche"]);
            yield return ByYear(en, $"tourism_{tag}", 2014, 8, year,
                [(C(en, "resort", "station", Role.Group, "resort", "f:station"), ["Verbier", "Leysin", "Champéry", "Saas-Fee"]), (C(en, "season", "saison", Role.Group, "season", "f:saison"), en ? ["Winter", "Summer"] : ["Hiver", "Été"])],
                [(C(en, "guests", "hotes", Role.Flow, "guests", "p:hôtes"), 900, 90000)], ["Gstaad"], totals: true);
            yield return Things(en, $"tunnels_{tag}", "tunnels", "tunnels", C(en, "tunnel", "tunnel", Role.Name, "tunnel", "m:tunnel"), ["Furka", "Lötschberg", "Simplon", "Vereina", "Albula", "Gotthard", "Ceneri", "Grenchenberg"], [(C(en, "operator", "exploitant", Role.Group, "operator", "m:exploitant"), ["BLS", "CFF", "RhB"])],
                [(C(en, "length_m", "longueur_m", Role.Rate, "length", "f:longueur"), 4000, 60000, 0), (C(en, "gradient", "pente", Role.Rate, "gradient", "f:pente"), 1, 40, 1)], ["Mont-Cenis"]);
            yield return Events(en, $"permits_{tag}", "permits", "permis", 150, C(en, "permit_id", "id_permis", Role.Id, "permit", "m:permis"), date, 2020, 3,
                [(C(en, "ward", "arrondissement", Role.Group, "ward", "m:arrondissement"), ["Cornavin", "Jonction", "Champel-Est", "Grottes"])],
                [(C(en, "storeys", "etages", Role.Flow, "storeys", "p:étages"), 1, 20, 0), (C(en, "fee_chf", "emolument_chf", Role.Flow, "fee", "m:émolument"), 100, 9000, 0)], ["Servette"]);
            yield return Things(en, $"orchestras_{tag}", "orchestras", "orchestres", C(en, "orchestra", "orchestre", Role.Name, "orchestra", "m:orchestre"), ["Camerata", "Filarmonia", "Harmonia", "Sinfonietta", "Tonhalle", "Vivace", "Allegro"], [(C(en, "style", "style", Role.Group, "style", "m:style"), en ? ["baroque", "romantic", "modern"] : ["baroque", "romantique", "moderne"])],
                [(C(en, "tickets", "billets", Role.Flow, "tickets", "p:billets"), 900, 90000, 0), (One(C(en, "concerts", "concerts", Role.Flow, "concerts", "p:concerts"), "concert", "concert"), 4, 90, 0)], ["Vox Nova"]);
            yield return ByMonth(en, $"libraries_{tag}", C(en, "library", "bibliotheque", Role.Name, "library", "f:bibliothèque"), ["Cité", "Minoteries", "Pâquis", "Servette", "Eaux-Vives"], C(en, "loans", "prets", Role.Flow, "loans", "p:prêts"), isShort: !en);
            yield return new Sheet
            {
                File = $"mail_{tag}",
                IsEnglish = en,
                RowsEn = "",
                RowsFr = "",
                Columns = [year, C(en, "letters", "lettres", Role.Flow, "letters", "p:lettres"), C(en, "parcels", "colis", Role.Flow, "parcels", "p:colis")],
                Rows = [.. Enumerable.Range(2007, 12).Select(at => new[] { $"{at}", Int(30000, 50000), Int(900, 25000) })],
            };
            Column key = C(en, "village", "village", Role.Group, "village", "m:village");
            string[] villages = ["Arzier", "Begnins", "Coinsins", "Duillier", "Genolier", "Trélex"];
            yield return ByYear(en, $"barns_{tag}", 2020, 1, year, [(key, villages)], [(C(en, "barns", "granges", Role.Flow, "barns", "p:granges"), 20, 900)], []) with
            {
                Columns = [key, C(en, "barns", "granges", Role.Flow, "barns", "p:granges")],
                Rows = [.. villages.Select(one => new[] { one, Int(20, 900) })],
                Joined = Things(en, $"villages_{tag}", "villages", "villages", key, villages, [(C(en, "soil", "sol", Role.Group, "soil", "m:sol"), en ? ["clay", "sand", "chalk"] : ["argile", "sable", "craie"])],
                    [(One(C(en, "farmers", "agriculteurs", Role.Flow, "farmers", "p:agriculteurs"), "farmer", "agriculteur"), 4, 60, 0)], []),
            };
        }
    }
}
