namespace Tally.Evals.Bank;

/// <summary>Tables of public statistics that nothing is tuned on: their questions are run for the score only.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> Unseen()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            Column date = C(en, "date", "date", Role.Date, "date", "f:date");
            Column canton = C(en, "canton", "canton", Role.Group, "canton", "m:canton");

            yield return ByYear(en, $"vehicles_{tag}", 2015, 8, year,
                [(canton, ["Aargau", "Bern", "Fribourg", "Schwyz", "Thurgau"]), (C(en, "fuel", "carburant", Role.Group, "fuel", "m:carburant"), en ? ["Petrol", "Diesel", "Hybrid"] : ["Essence", "Mazout", "Hybride"])],
                [(C(en, "registrations", "immatriculations", Role.Flow, "registrations", "p:immatriculations"), 500, 40000)], ["Neuchâtel"], totals: true);
            yield return Things(en, $"communes_{tag}", en ? "municipalities" : "municipalities", "communes", C(en, "municipality", "commune", Role.Name, "municipality", "f:commune"),
                ["Aubonne", "Bex", "Cully", "Denges", "Echallens", "Founex", "Gimel", "Lutry", "Morges", "Orbe", "Prilly", "Rolle", "Vevey", "Yvonand"],
                [(C(en, "district", "district", Role.Group, "district", "m:district"), ["Broye", "Riviera-Pays", "Jura-Nord", "Gros-de-Vaud"])],
                [(C(en, "population", "population", Role.Flow, "population", "f:population"), 300, 30000, 0), (C(en, "tax_rate_pct", "taux_imposition_pct", Role.Rate, "tax rate", "m:taux d'imposition"), 45, 85, 1), (One(C(en, "dwellings", "logements", Role.Flow, "dwellings", "p:logements"), "dwelling", "logement"), 100, 12000, 0)], ["Montricher"]);
            yield return Events(en, $"air_{tag}", "measurements", "mesures", 150, C(en, "measurement_id", "id_mesure", Role.Id, "measurement", "f:mesure"), date, 2021, 2,
                [(C(en, "station", "station", Role.Group, "station", "f:station"), ["Bollwerk", "Payerne-Nord", "Chaumont", "Rigi"])],
                [(C(en, "ozone", "ozone", Role.Rate, "ozone", "m:ozone"), 10, 180, 0), (C(en, "fine_dust", "poussieres_fines", Role.Rate, "fine dust", "p:poussières fines"), 2, 60, 1)], ["Jungfraujoch"]);
            yield return new Sheet
            {
                File = $"vital_{tag}",
                IsEnglish = en,
                RowsEn = "",
                RowsFr = "",
                Columns = [year, C(en, "births", "naissances", Role.Flow, "births", "p:naissances"), C(en, "deaths", "deces", Role.Flow, "deaths", "p:décès"), C(en, "naturalisations", "naturalisations", Role.Flow, "naturalisations", "p:naturalisations")],
                Rows = [.. Enumerable.Range(2008, 14).Select(at => new[] { $"{at}", Int(7000, 9000), Int(4000, 6000), Int(900, 4000) })],
            };
            yield return Things(en, $"livestock_{tag}", "cantons", "cantons", C(en, "canton", "canton", Role.Name, "canton", "m:canton"), ["Aargau", "Bern", "Fribourg", "Schwyz", "Thurgau", "Obwalden", "Luzern", "Nidwalden"], [],
                [(C(en, "cattle", "bovins", Role.Flow, "cattle", "p:bovins"), 5000, 300000, 0), (C(en, "pigs", "porcs", Role.Flow, "pigs", "p:porcs"), 1000, 400000, 0), (One(C(en, "farms", "exploitations", Role.Flow, "farms", "p:exploitations"), "farm", "exploitation"), 200, 10000, 0)], ["Zug"]);
            yield return ByMonth(en, $"museums_{tag}", C(en, "museum", "musee", Role.Name, "museum", "m:musée"), ["Musée Rath", "Vitromusée", "Maison Cailler", "Paul Klee", "Olympique"], C(en, "visitors", "visiteurs", Role.Flow, "visitors", "p:visiteurs"), isShort: !en);
            yield return Things(en, $"election_{tag}", "lists", "listes", C(en, "list", "liste", Role.Name, "list", "f:liste"), ["Les Verts", "Union Centrale", "Parti Pirate", "Alliance Bleue", "Front Rural", "Liste Jaune", "Agora"],
                [(C(en, "constituency", "circonscription", Role.Group, "constituency", "f:circonscription"), en ? ["East", "West", "Lakeside"] : ["Est", "Ouest", "Lac"])],
                [(C(en, "ballots", "bulletins", Role.Flow, "ballots", "p:bulletins"), 900, 50000, 0), (One(C(en, "seats", "sieges", Role.Flow, "seats", "p:sièges"), "seat", "siège"), 1, 40, 0)], ["Parti Ouvrier"]);
            yield return Events(en, $"rents_{tag}", "flats", "appartements", 130, C(en, "flat_id", "id_appartement", Role.Id, "flat", "m:appartement"), date, 2020, 2,
                [(C(en, "neighbourhood", "quartier", Role.Group, "neighbourhood", "m:quartier"), ["Flon", "Sallaz", "Vidy", "Ouchy", "Chailly"])],
                [(C(en, "monthly_rent", "loyer_mensuel", Role.Rate, "monthly rent", "m:loyer mensuel"), 800, 4000, 0), (C(en, "floor_area", "surface_habitable", Role.Rate, "floor area", "f:surface habitable"), 20, 180, 0)], ["Bellevaux"]);
            yield return Events(en, $"trains_{tag}", "journeys", "trajets", 140, C(en, "journey_id", "id_trajet", Role.Id, "journey", "m:trajet"), date, 2022, 1,
                [(C(en, "line", "ligne", Role.Group, "line", "f:ligne"), ["S1", "S2", "IR15", "RE33"]), (C(en, "weather", "meteo", Role.Group, "weather", "f:météo"), en ? ["dry", "fog", "storm"] : ["sec", "brouillard", "orage"])],
                [(C(en, "travellers", "voyageurs", Role.Flow, "travellers", "p:voyageurs"), 20, 900, 0), (C(en, "lateness_min", "retard_min", Role.Rate, "lateness", "m:retard"), 0, 60, 0)], ["IC8"]);
            yield return ByYear(en, $"crime_{tag}", 2012, 9, year, [(C(en, "offence", "infraction", Role.Group, "offence", "f:infraction"), en ? ["Burglary", "Fraud", "Robbery", "Arson"] : ["Cambriolage", "Escroquerie", "Brigandage", "Incendie"])],
                [(C(en, "reported", "signalements", Role.Flow, "reported cases", "p:signalements"), 200, 9000), (C(en, "solved", "elucidations", Role.Flow, "solved cases", "p:élucidations"), 40, 3000)], [en ? "Smuggling" : "Contrebande"]);
            yield return Things(en, $"lakes_{tag}", "lakes", "lacs", C(en, "lake", "lac", Role.Name, "lake", "m:lac"), ["Brienz", "Hallwil", "Lungern", "Murten", "Sarnen", "Sempach", "Sihl", "Thun", "Walen"], [(C(en, "basin", "bassin", Role.Group, "basin", "m:bassin"), en ? ["Rhine", "Rhone", "Po"] : ["Rhin", "Rhône", "Pô"])],
                [(C(en, "max_depth_m", "profondeur_max_m", Role.Rate, "maximum depth", "f:profondeur maximale"), 20, 260, 0), (C(en, "volume_km3", "volume_km3", Role.Flow, "volume", "m:volume"), 0.1, 15, 2), (C(en, "altitude_m", "altitude_m", Role.Rate, "altitude", "f:altitude"), 300, 1900, 0)], ["Bodensee"]);
            yield return Wide(en, $"waste_{tag}", C(en, "commune", "commune", Role.Name, "commune", "f:commune"), ["Aigle", "Bussigny", "Crissier", "Ecublens", "Renens", "Villeneuve"], C(en, "tonnage", "tonnage", Role.Flow, "tonnage", "m:tonnage"), 2014, ["Lavigny"]);
            yield return ByYear(en, $"trade_{tag}", 2013, 9, year, [(C(en, "partner", "partenaire", Role.Group, "partner", "m:partenaire"), en ? ["Germany", "Italy", "Japan", "Brazil", "Canada"] : ["Allemagne", "Italie", "Japon", "Brésil", "Canada"])],
                [(C(en, "exports_mio", "exportations_mio", Role.Flow, "exports", "p:exportations"), 400, 40000), (C(en, "imports_mio", "importations_mio", Role.Flow, "imports", "p:importations"), 300, 50000)], [en ? "Mexico" : "Mexique"]);
            Column key = C(en, "district", "district", Role.Group, "district", "m:district");
            string[] districts = ["Aarwangen", "Burgdorf", "Interlaken", "Konolfingen", "Laupen", "Nidau"];
            yield return ByYear(en, $"fires_{tag}", 2020, 1, year, [(key, districts)], [(C(en, "interventions", "interventions", Role.Flow, "interventions", "p:interventions"), 20, 900)], []) with
            {
                Columns = [key, C(en, "interventions", "interventions", Role.Flow, "interventions", "p:interventions")],
                Rows = [.. districts.Select(one => new[] { one, Int(20, 900) })],
                Joined = Things(en, $"districts_{tag}", "districts", "districts", key, districts, [(C(en, "terrain", "terrain", Role.Group, "terrain", "m:terrain"), en ? ["mountain", "plain", "hills"] : ["montagne", "plaine", "collines"])],
                    [(One(C(en, "firefighters", "pompiers", Role.Flow, "firefighters", "p:pompiers"), "firefighter", "pompier"), 40, 600, 0)], []),
            };
        }
    }
}
