namespace Tally.Evals.Bank;

/// <summary>Tables of a part that is kept closed until it is run.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> SealA()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            string[] agglomerations = ["Chiasso", "Frauenfeld", "Fribourg", "Lugano", "Thoune", "Zofingue"];

            yield return Yearly(en, $"enrolments_{tag}", 2011, 10, year, [(C(en, "faculty", "faculte", Role.Group, "faculty", "f:faculté"), en ? ["Arts", "Law", "Medicine", "Science", "Theology"] : ["Droit", "Lettres", "Médecine", "Sciences", "Théologie"]), (C(en, "level", "niveau", Role.Group, "level", "m:niveau"), en ? ["Bachelor", "Master"] : ["Bachelor", "Master"])],
                [(C(en, "students", "etudiants", Role.Stock, "students", "M:étudiants"), 200, 4000, 0)], [en ? "Architecture" : "Architecture"], en ? "All levels" : "Tous niveaux");
            yield return Yearly(en, $"bus_trips_{tag}", 2015, 8, year, [(C(en, "agglomeration", "agglomeration", Role.Group, "agglomeration", "f:agglomération"), agglomerations)], [(C(en, "bus_trips", "trajets_bus", Role.Flow, "bus trips", "M:trajets en bus"), 90000, 900000, 0)], ["Bulle"]) with
            {
                Delimiter = ';',
                Beside = Yearly(en, $"taxi_fares_{tag}", 2015, 8, year, [(C(en, "agglomeration", "agglomeration", Role.Group, "agglomeration", "f:agglomération"), agglomerations)], [(C(en, "taxi_rides", "courses_taxi", Role.Flow, "taxi rides", "F:courses de taxi"), 900, 60000, 0)], []),
            };
            yield return Yearly(en, $"housing_market_{tag}", 2012, 9, year, [(C(en, "city", "ville", Role.Group, "city", "f:ville"), ["Bienne", "Coire", "Locarno", "Neuchâtel", "Saint-Gall", "Vevey"])],
                [(C(en, "vacant_dwellings", "logements_vacants", Role.Stock, "vacant dwellings", "M:logements vacants"), 30, 1200, 0), (Share(C(en, "vacancy_rate_pct", "taux_vacance_pct", Role.Rate, "vacancy rate", "m:taux de vacance")), 1, 4, 2)], ["Winterthour"]) with
            { Delimiter = en ? ',' : ';', HasCommas = !en };
            yield return Wide(en, $"blood_donations_{tag}", C(en, "centre", "centre", Role.Name, "centre", "m:centre"), ["Beaulieu", "Clairmont", "Épalinges", "Hermitage", "Montbrillant", "Valmont"], C(en, "donations", "dons", Role.Flow, "donations", "M:dons"), 2013, ["Sablons"]);
            yield return ByMonth(en, $"canteens_{tag}", C(en, "canteen", "cantine", Role.Name, "canteen", "f:cantine"), ["Arcades", "Bosquet", "Cèdre", "Dorigny", "Esplanade"], C(en, "meals", "repas", Role.Flow, "meals", "M:repas"), isShort: en);
            yield return Events(en, $"lost_property_{tag}", "items", "objets", 160, C(en, "item_no", "no_objet", Role.Id, "item", "m:objet"), C(en, "found_on", "trouve_le", Role.Date, "date", "f:date"), 2020, 3,
                [(C(en, "depot", "depot", Role.Group, "depot", "m:dépôt"), ["Borde", "Perrelet", "Prélaz", "Sévelin"]), (C(en, "category", "categorie", Role.Group, "category", "f:catégorie"), en ? ["clothing", "electronics", "keys", "luggage"] : ["bagage", "clés", "électronique", "vêtement"])],
                [(C(en, "value_chf", "valeur_chf", Role.Flow, "value", "f:valeur"), 5, 1500, 0), (C(en, "storage_days", "jours_garde", Role.Rate, "storage days", "M:jours de garde"), 1, 120, 0)], ["Tolochenaz"]);
            Column dam = C(en, "dam", "barrage", Role.Name, "dam", "m:barrage");
            yield return Coded(Things(en, $"dams_{tag}", "dams", "barrages", dam, ["Cleuson", "Emosson", "Gries", "Hongrin", "Mauvoisin", "Moiry", "Rossens", "Zeuzier"], [(C(en, "structure", "structure", Role.Group, "structure", "f:structure"), en ? ["arch", "gravity", "rockfill"] : ["enrochement", "remblai", "voûte"])],
                [(C(en, "width_m", "largeur_m", Role.Rate, "width", "f:largeur"), 30, 750, 0), (C(en, "storage_mio_m3", "retenue_mio_m3", Role.Flow, "storage", "f:retenue"), 4, 400, 1), (One(C(en, "turbines", "turbines", Role.Flow, "turbines", "F:turbines"), "turbine", "turbine"), 2, 30, 0)], ["Verzasca"]), C(en, "site_code", "code_site", Role.Code, "code", "m:code"), dam, static at => $"W{40 + (at * 9)}");
            yield return Plain(en, $"honey_{tag}", 2005, 15, year, [(C(en, "honey_harvest_kg", "recolte_miel_kg", Role.Flow, "honey harvest", "f:récolte de miel"), 900000, 4000000), (C(en, "hives", "ruches", Role.Stock, "hives", "F:ruches"), 140000, 190000), (C(en, "swarms", "essaims", Role.Flow, "swarms", "M:essaims"), 4000, 19000)]);
            Column quarter = C(en, "quarter", "secteur", Role.Group, "quarter", "m:secteur");
            string[] quarters = ["Bourg", "Gruerie", "Mornex", "Palud", "Riponne", "Solitude"];
            yield return Linked(en, $"bollards_{tag}", quarter, quarters, C(en, "bollards", "bornes", Role.Flow, "bollards", "F:bornes"),
                Things(en, $"quarters_{tag}", "quarters", "secteurs", quarter, quarters, [(C(en, "character", "caractere", Role.Group, "character", "m:caractère"), en ? ["commercial", "mixed", "residential"] : ["commercial", "mixte", "résidentiel"])], [(One(C(en, "shops", "boutiques", Role.Flow, "shops", "F:boutiques"), "shop", "boutique"), 3, 90, 0)], []));
            Column activity = C(en, "activity", "activite", Role.Group, "activity", "f:activité");
            yield return Coded(Yearly(en, $"work_accidents_{tag}", 2010, 10, year, [(activity, en ? ["Forestry", "Logistics", "Masonry", "Roofing", "Welding"] : ["Couverture", "Foresterie", "Logistique", "Maçonnerie", "Soudure"])],
                [(C(en, "injuries", "blessures", Role.Flow, "injuries", "F:blessures"), 200, 9000, 0), (C(en, "sick_days", "jours_arret", Role.Flow, "sick days", "M:jours d'arrêt"), 2000, 90000, 0)], [en ? "Tailoring" : "Couture"]), C(en, "activity_code", "code_activite", Role.Code, "activity code", "m:code d'activité"), activity, static at => $"A{13 + (at * 6)}");
        }
    }
}
