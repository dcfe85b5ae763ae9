namespace Tally.Evals.Bank;

/// <summary>Tables of the part that the analyst is developed on after a stranger wrote it.</summary>
internal sealed partial class Families
{
    public IEnumerable<Sheet> Open()
    {
        foreach (bool en in new[] { true, false })
        {
            string tag = en ? "en" : "fr";
            Column year = C(en, "year", "annee", Role.Year, "year", "f:année");
            string[] cantons = ["Glaris", "Jura", "Schaffhouse", "Soleure", "Tessin", "Vaud"];
            string[] towns = ["Delsberg", "Lenzburg", "Martigny", "Payerne", "Rapperswil", "Wil"];

            yield return Yearly(en, $"labour_market_{tag}", 2013, 10, year, [(C(en, "canton", "canton", Role.Group, "canton", "m:canton"), cantons)],
                [(C(en, "jobseekers", "demandeurs_emploi", Role.Stock, "jobseekers", "M:demandeurs d'emploi"), 900, 30000, 0), (Share(C(en, "unemployment_rate_pct", "taux_chomage_pct", Role.Rate, "unemployment rate", "m:taux de chômage")), 2, 7, 1)], ["Valais"]);
            yield return Yearly(en, $"residents_{tag}", 2012, 9, year, [(C(en, "region", "region", Role.Group, "region", "f:région"), ["Ajoie", "Broye", "Lavaux", "Oberland", "Surselva"]), (C(en, "sex", "sexe", Role.Group, "sex", "m:sexe"), en ? ["Men", "Women"] : ["Hommes", "Femmes"])],
                [(C(en, "residents", "residents", Role.Stock, "residents", "M:résidents"), 4000, 90000, 0)], ["Engadine"], en ? "Both sexes" : "Ensemble") with
            { Delimiter = ';' };
            yield return Wide(en, $"overnight_stays_{tag}", C(en, "destination", "destination", Role.Name, "destination", "f:destination"), ["Arosa", "Davos", "Engelberg", "Lugano", "Montreux", "Zermatt"], C(en, "overnight_stays", "nuitees", Role.Flow, "overnight stays", "F:nuitées"), 2015, ["Crans"]);
            yield return ByMonth(en, $"boat_passengers_{tag}", C(en, "pier", "debarcadere", Role.Name, "pier", "m:débarcadère"), ["Cully", "Évian", "Nyon", "Ouchy", "Rolle", "Villeneuve"], C(en, "passengers", "passagers", Role.Flow, "passengers", "M:passagers"), isShort: en);
            yield return Events(en, $"noise_complaints_{tag}", "complaints", "plaintes", 170, C(en, "complaint_id", "id_plainte", Role.Id, "complaint", "f:plainte"), C(en, "filed_on", "date_depot", Role.Date, "date", "f:date"), 2019, 4,
                [(C(en, "borough", "quartier", Role.Group, "borough", "m:quartier"), ["Bastions", "Carouge", "Florissant", "Plainpalais", "Servette"]), (C(en, "source", "source", Role.Group, "source", "f:source"), en ? ["building site", "concert", "neighbours", "traffic"] : ["chantier", "concert", "voisinage", "trafic"])],
                [(C(en, "decibels", "decibels", Role.Rate, "decibels", "M:décibels"), 45, 110, 0), (C(en, "cost_chf", "cout_chf", Role.Flow, "cost", "m:coût"), 50, 2500, 0)], ["Meyrin"]);
            yield return Things(en, $"construction_{tag}", "projects", "projets", C(en, "project", "projet", Role.Name, "project", "m:projet"), ["Belvédère", "Campus Est", "Gare Nord", "Halle 7", "Les Tilleuls", "Pont-Neuf", "Rive Gauche", "Stade Municipal", "Tour Horizon"],
                [(C(en, "phase", "phase", Role.Group, "phase", "f:phase"), en ? ["planning", "works", "handover"] : ["planification", "travaux", "livraison"])],
                [(C(en, "budget_mio_chf", "budget_mio_chf", Role.Flow, "budget", "m:budget"), 2, 180, 1), (Share(C(en, "progress_pct", "avancement_pct", Role.Rate, "progress", "m:avancement")), 1, 100, 0), (One(C(en, "workers", "ouvriers", Role.Flow, "workers", "M:ouvriers"), "worker", "ouvrier"), 5, 400, 0)], ["Quai Sud"]) with
            { Delimiter = en ? ',' : ';', HasCommas = !en };
            Column branch = C(en, "trade", "branche", Role.Name, "trade", "f:branche");
            yield return Coded(Things(en, $"branches_{tag}", "trades", "branches", branch, en ? ["Chemicals", "Clockmaking", "Furniture", "Machinery", "Printing", "Textiles", "Timber"] : ["Chimie", "Horlogerie", "Imprimerie", "Machines", "Meubles", "Textile", "Bois"],
                [(C(en, "sector", "secteur", Role.Group, "sector", "m:secteur"), en ? ["light industry", "heavy industry"] : ["industrie légère", "industrie lourde"])],
                [(C(en, "employees", "employes", Role.Flow, "employees", "M:employés"), 400, 60000, 0), (C(en, "turnover_mio", "chiffre_affaires_mio", Role.Flow, "turnover", "m:chiffre d'affaires"), 90, 9000, 0), (One(C(en, "firms", "firmes", Role.Flow, "firms", "F:firmes"), "firm", "firme"), 12, 900, 0)], [en ? "Ceramics" : "Céramique"]), C(en, "noga_code", "code_noga", Role.Code, "code", "m:code"), branch, static at => $"C{10 + (at * 3)}");
            yield return Plain(en, $"electricity_{tag}", 2008, 14, year, [(C(en, "production_gwh", "production_gwh", Role.Flow, "production", "f:production"), 52000, 68000), (C(en, "consumption_gwh", "consommation_gwh", Role.Flow, "consumption", "f:consommation"), 55000, 63000), (C(en, "net_import_gwh", "import_net_gwh", Role.Flow, "net import", "m:import net"), 3500, 4900)]);
            Column commune = C(en, "municipality", "commune", Role.Group, "municipality", "f:commune");
            string[] communes = ["Bassecourt", "Courroux", "Develier", "Haute-Sorne", "Moutier", "Porrentruy", "Saignelégier"];
            yield return Linked(en, $"vaccinations_{tag}", commune, communes, C(en, "vaccinations", "vaccinations", Role.Flow, "vaccinations", "F:vaccinations"),
                Things(en, $"municipal_zones_{tag}", "municipalities", "communes", commune, communes, [(C(en, "zone", "zone", Role.Group, "zone", "f:zone"), en ? ["urban", "suburban", "rural"] : ["urbaine", "périurbaine", "rurale"])], [(One(C(en, "doctors", "medecins", Role.Flow, "doctors", "M:médecins"), "doctor", "médecin"), 2, 50, 0)], []));
            yield return Events(en, $"public_contracts_{tag}", "contracts", "marchés", 150, C(en, "contract_no", "no_marche", Role.Id, "contract", "m:marché"), C(en, "award_date", "date_adjudication", Role.Date, "award date", "f:date d'adjudication"), 2020, 3,
                [(C(en, "department", "departement", Role.Group, "department", "m:département"), en ? ["Education", "Finance", "Health", "Mobility"] : ["Finances", "Formation", "Mobilité", "Santé"]), (C(en, "procedure", "procedure", Role.Group, "procedure", "f:procédure"), en ? ["by invitation", "direct award", "open"] : ["gré à gré", "ouverte", "sur invitation"])],
                [(C(en, "amount_chf", "montant_chf", Role.Flow, "amount", "m:montant"), 4000, 900000, 2), (C(en, "bidders", "soumissionnaires", Role.Rate, "bidders", "M:soumissionnaires"), 1, 14, 0)], [en ? "Defence" : "Défense"]);
            Column cause = C(en, "cause", "cause", Role.Group, "cause", "f:cause");
            yield return Coded(Yearly(en, $"mortality_{tag}", 2011, 9, year, [(cause, en ? ["Accident", "Cancer", "Dementia", "Diabetes", "Heart disease"] : ["Accident", "Cancer", "Démence", "Diabète", "Maladie cardiaque"])],
                [(C(en, "deaths", "deces", Role.Flow, "deaths", "M:décès"), 900, 20000, 0), (C(en, "average_age", "age_moyen", Role.Rate, "average age", "m:âge moyen"), 52, 80, 1)], [en ? "Pneumonia" : "Pneumonie"]), C(en, "icd_code", "code_cim", Role.Code, "ICD code", "m:code CIM"), cause, static at => $"K{21 + (at * 7)}");
            Column town = C(en, "town", "ville", Role.Group, "town", "f:ville");
            yield return Yearly(en, $"cinema_{tag}", 2014, 7, year, [(town, towns)], [(C(en, "cinema_admissions", "entrees_cinema", Role.Flow, "cinema admissions", "F:entrées de cinéma"), 9000, 90000, 0)], ["Olten"]) with
            {
                Beside = Yearly(en, $"concerts_{tag}", 2014, 7, year, [(town, towns)], [(C(en, "concert_tickets", "billets_concert", Role.Flow, "concert tickets", "M:billets de concert"), 900, 40000, 0)], []),
            };
            yield return Yearly(en, $"betriebe_{tag}", 2012, 8, Foreign("Jahr", Role.Year, "year", "f:année"), [(Foreign("Bezirk", Role.Group, "district", "m:district"), ["Affoltern", "Bülach", "Dietikon", "Hinwil", "Uster"])],
                [(Foreign("Beschaeftigte", Role.Stock, "jobs", "M:emplois"), 3000, 60000, 0), (Foreign("Betriebe", Role.Stock, "businesses", "F:entreprises"), 200, 5000, 0)], ["Meilen"]) with
            { Delimiter = ';' };
            yield return Things(en, $"gemeinden_{tag}", "municipalities", "communes", Foreign("Gemeinde", Role.Name, "municipality", "f:commune"), ["Adliswil", "Dübendorf", "Kloten", "Opfikon", "Schlieren", "Thalwil", "Volketswil"], [(Foreign("Kreis", Role.Group, "district", "m:district"), ["Glatttal", "Limmattal", "Sihltal"])],
                [(Foreign("Einwohner", Role.Flow, "inhabitants", "M:habitants"), 9000, 40000, 0), (Share(Foreign("Steuerfuss_Prozent", Role.Rate, "tax rate", "m:taux d'imposition")), 75, 125, 0), (One(Foreign("Wohnungen", Role.Flow, "dwellings", "M:logements"), "dwelling", "logement"), 4000, 19000, 0)], ["Zollikon"]) with
            { Delimiter = ';' };
        }
    }
}
