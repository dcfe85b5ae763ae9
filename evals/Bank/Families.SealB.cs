namespace Tally.Evals.Bank;

/// <summary>Tables of a second part that is kept closed until it is run.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> SealB()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "yr", "an", Role.Year, "year", "f:année");
            string[] harbours = ["Anières", "Coppet", "Estavayer", "Gersau", "Morat", "Weggis"];

            yield return Yearly(en, $"turnout_{tag}", 2011, 11, year, [(C(en, "polling_district", "cercle", Role.Group, "polling district", "m:cercle"), ["Aubonne", "Cossonay", "Grandson", "Lavaux-Est", "Moudon"])],
                [(C(en, "ballots", "suffrages", Role.Flow, "ballots", "M:suffrages"), 900, 30000, 0), (Share(C(en, "turnout_pct", "participation_pct", Role.Rate, "turnout", "f:participation")), 35, 60, 1)], ["Orbe"]) with
            { Delimiter = ';', HasCommas = !en };
            yield return Yearly(en, $"clinics_{tag}", 2013, 8, year, [(C(en, "clinic", "clinique", Role.Group, "clinic", "f:clinique"), ["Beau-Site", "La Source", "Lindenhof", "Permanence", "Schönberg"]), (C(en, "care_type", "type_soins", Role.Group, "type of care", "m:type de soins"), en ? ["Inpatient", "Outpatient"] : ["Ambulatoire", "Stationnaire"])],
                [(C(en, "treatments", "traitements", Role.Flow, "treatments", "M:traitements"), 400, 20000, 0)], ["Hirslanden"], en ? "Together" : "Les deux");
            yield return Wide(en, $"moorings_{tag}", C(en, "harbour", "port", Role.Name, "harbour", "m:port"), harbours, C(en, "mooring_revenue", "recette_amarrage", Role.Flow, "mooring revenue", "f:recette d'amarrage"), 2012, ["Pully"]);
            yield return ByMonth(en, $"rainfall_{tag}", C(en, "gauge", "pluviometre", Role.Name, "gauge", "m:pluviomètre"), ["Airolo", "Chasseral", "Delémont", "Grimsel", "Säntis"], C(en, "rainfall", "precipitations", Role.Flow, "rainfall", "F:précipitations"), isShort: en);
            yield return Events(en, $"food_inspections_{tag}", "inspections", "inspections", 170, C(en, "inspection_no", "no_inspection", Role.Id, "inspection", "f:inspection"), C(en, "visited_on", "date_visite", Role.Date, "date", "f:date"), 2018, 4,
                [(C(en, "district", "district", Role.Group, "district", "m:district"), ["Courtelary", "Franches-Montagnes", "Glâne", "Sarine"]), (C(en, "outcome", "resultat", Role.Group, "outcome", "m:résultat"), en ? ["closed down", "passed", "warned"] : ["averti", "fermé", "réussi"])],
                [(C(en, "defects", "defauts", Role.Flow, "defects", "M:défauts"), 1, 40, 0), (C(en, "hygiene_score", "note_hygiene", Role.Rate, "hygiene score", "f:note d'hygiène"), 10, 100, 1)], ["Veveyse"]);
            yield return Things(en, $"ski_lifts_{tag}", "lifts", "remontées", C(en, "lift", "remontee", Role.Name, "lift", "f:remontée"), ["Attelas", "Chassoure", "Fontanesses", "Greppon", "Lac Noir", "Médran", "Savoleyres", "Tortin"], [(C(en, "operator", "exploitant", Role.Group, "operator", "m:exploitant"), ["Alpana", "Nivaval", "Téléverbier"])],
                [(C(en, "revenue_kchf", "recette_kchf", Role.Flow, "revenue", "f:recette"), 90, 9000, 1), (Share(C(en, "occupancy_pct", "occupation_pct", Role.Rate, "occupancy", "f:occupation")), 12, 98, 1), (One(C(en, "cabins", "cabines", Role.Flow, "cabins", "F:cabines"), "cabin", "cabine"), 8, 120, 0)], ["Ruinettes"]) with
            { Delimiter = en ? ',' : ';', HasCommas = !en };
            yield return Plain(en, $"customs_{tag}", 2007, 13, year, [(C(en, "seizures", "saisies", Role.Flow, "seizures", "F:saisies"), 2000, 9000), (C(en, "declarations", "declarations", Role.Flow, "declarations", "F:déclarations"), 50000, 90000), (C(en, "customs_fines", "amendes", Role.Flow, "fines", "F:amendes"), 900, 19000)]);
            Column hamlet = C(en, "hamlet", "hameau", Role.Group, "hamlet", "m:hameau");
            string[] hamlets = ["Arveyes", "Chesières", "Frenières", "Huémoz", "Panex", "Vers-l'Église"];
            yield return Linked(en, $"chalets_{tag}", hamlet, hamlets, C(en, "chalets", "chalets", Role.Flow, "chalets", "M:chalets"),
                Things(en, $"hamlets_{tag}", "hamlets", "hameaux", hamlet, hamlets, [(C(en, "exposure", "exposition", Role.Group, "exposure", "f:exposition"), en ? ["shady", "sunny", "windy"] : ["ombragée", "ensoleillée", "venteuse"])], [(One(C(en, "families", "familles", Role.Flow, "families", "F:familles"), "family", "famille"), 3, 90, 0)], []));
            Column tariff = C(en, "product", "produit", Role.Group, "product", "m:produit");
            yield return Coded(Yearly(en, $"exports_{tag}", 2012, 9, year, [(tariff, en ? ["Butter", "Chocolate", "Gruyère", "Sugar", "Wine"] : ["Beurre", "Chocolat", "Gruyère", "Sucre", "Vin"])],
                [(C(en, "tonnes", "tonnes", Role.Flow, "tonnes", "F:tonnes"), 200, 40000, 0), (C(en, "price_per_kg", "prix_par_kg", Role.Rate, "price per kg", "m:prix par kg"), 3, 28, 2)], [en ? "Coffee" : "Café"]), C(en, "tariff_no", "no_tarif", Role.Code, "tariff number", "m:numéro de tarif"), tariff, static at => $"T{105 + (at * 17)}");
            yield return Yearly(en, $"abfall_{tag}", 2014, 8, Foreign("Jahr", Role.Year, "year", "f:année"), [(Foreign("Gemeinde", Role.Group, "municipality", "f:commune"), ["Baar", "Cham", "Hünenberg", "Risch", "Steinhausen"])],
                [(Foreign("Kosten_CHF", Role.Flow, "cost", "m:coût"), 90000, 900000, 0), (Foreign("Haushalte", Role.Stock, "households", "M:ménages"), 900, 9000, 0)], ["Walchwil"]) with
            {
                Delimiter = ';',
                Beside = Yearly(en, $"steuern_{tag}", 2014, 8, Foreign("Jahr", Role.Year, "year", "f:année"), [(Foreign("Gemeinde", Role.Group, "municipality", "f:commune"), ["Baar", "Cham", "Hünenberg", "Risch", "Steinhausen"])], [(Foreign("Steuerertrag_CHF", Role.Flow, "tax revenue", "f:recette fiscale"), 900000, 90000000, 0)], []) with
                { Delimiter = ';' },
            };
        }
    }
}
