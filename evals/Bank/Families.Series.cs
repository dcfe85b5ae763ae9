namespace Tally.Evals.Bank;

/// <summary>Tables of figures by year, or by day, and group.</summary>
internal sealed partial class Families
{
    private Sheet Weather(string file, bool en)
    {
        string[] stations = ["Pully", "Payerne", "Aigle"];
        return new Sheet
        {
            File = file,
            RowsEn = "",
            RowsFr = "",
            Strangers = ["Davos"],
            Columns =
            [
                C(en, "date", "date", Role.Date, "date", "f:date"),
                C(en, "station", "station", Role.Group, "station|station", "f:station|f:station"),
                C(en, "temp_max", "temp_max", Role.Rate, "maximum temperature|maximum temperature", "f:température maximale|f:température maximale"),
                C(en, "temp_min", "temp_min", Role.Rate, "minimum temperature|minimum temperature", "f:température minimale|f:température minimale"),
                C(en, "rain_mm", "pluie_mm", Role.Flow, "rain|rainfall", "f:pluie|p:précipitations"),
                C(en, "wind_kmh", "vent_kmh", Role.Rate, "wind speed|wind speed", "f:vitesse du vent|f:vitesse du vent"),
            ],
            Rows = [.. from day in Enumerable.Range(0, 120) from station in stations select new[] { new DateOnly(2022, 1, 1).AddDays(day * 6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), station, Dec(8, 36, 1), Dec(-12, 8, 1), Dec(0, 30, 1), Int(0, 90) }],
        };
    }

    private Sheet PopulationLong(string file, bool en, bool totals)
    {
        string[] cantons = ["Vaud", "Valais", "Ticino", "Jura", "Uri"];
        string[] sexes = en ? ["Women", "Men"] : ["Femmes", "Hommes"];
        var rows = new List<string[]>();
        foreach (int year in Enumerable.Range(2014, 8))
        {
            foreach (string canton in cantons)
            {
                int women = random.Next(20000, 400000);
                int men = random.Next(20000, 400000);
                rows.Add([canton, $"{year}", sexes[0], $"{women}"]);
                rows.Add([canton, $"{year}", sexes[1], $"{men}"]);
                if (totals)
                {
                    rows.Add([canton, $"{year}", "Total", $"{women + men}"]);
                }
            }
        }

        return new Sheet
        {
            File = file,
            RowsEn = "",
            RowsFr = "",
            Delimiter = ';',
            Strangers = ["Appenzell"],
            Columns =
            [
                C(en, "canton", "canton", Role.Group, "canton|canton", "m:canton|m:canton"),
                C(en, "year", "annee", Role.Year, "year", "f:année"),
                C(en, "sex", "sexe", Role.Group, "sex|sex", "m:sexe|m:sexe"),
                C(en, "population", "population", Role.Stock, "population|inhabitants", "f:population|p:habitants"),
            ],
            Rows = rows,
        };
    }

    private Sheet PopulationWide(string file, bool en) => new()
    {
        File = file,
        RowsEn = "",
        RowsFr = "",
        Delimiter = en ? ',' : ';',
        Strangers = ["Appenzell"],
        Columns =
        [
            C(en, "canton", "canton", Role.Name, "canton|canton", "m:canton|m:canton"),
            .. Enumerable.Range(2015, 7).Select(year => new Column($"{year}", Role.Stock, ["population"], ["f:population"])),
        ],
        Rows = [.. new[] { "Vaud", "Valais", "Ticino", "Jura", "Uri", "Zug", "Glarus" }.Select(canton => new[] { canton }.Concat(Enumerable.Range(0, 7).Select(_ => Int(30000, 800000))).ToArray())],
    };

    private Sheet Companies(string file, bool en) => Yearly(file, en, ["Alpatec", "Bovida", "Ceresia", "Domaro", "Elvetix"], "company|firm", "f:entreprise|f:société", 2015, 8, ["Fluxoria"],
        (C(en, "revenue", "chiffre_affaires", Role.Flow, "revenue|turnover", "m:chiffre d'affaires|m:chiffre d'affaires"), 900, 9000),
        (C(en, "profit", "benefice", Role.Flow, "profit|net profit", "m:bénéfice|p:bénéfices"), 20, 800),
        (C(en, "employees", "employes", Role.Stock, "employees|staff", "p:employés|p:collaborateurs"), 30, 700));

    private Sheet Energy(string file, bool en)
    {
        string[] countries = en ? ["Switzerland", "Austria", "Norway"] : ["Suisse", "Autriche", "Norvège"];
        string[] sources = en ? ["Hydro", "Solar", "Nuclear", "Wind"] : ["Hydraulique", "Solaire", "Nucléaire", "Éolien"];
        return Shuffled(new Sheet
        {
            File = file,
            RowsEn = "",
            RowsFr = "",
            Strangers = en ? ["Geothermal", "Iceland"] : ["Géothermie", "Islande"],
            Columns =
            [
                C(en, "year", "annee", Role.Year, "year", "f:année"),
                C(en, "country", "pays", Role.Group, "country|country", "m:pays|m:pays"),
                C(en, "source", "source", Role.Group, "source|energy source", "f:source|f:source d'énergie"),
                C(en, "production_gwh", "production_gwh", Role.Flow, "production|output", "f:production|f:production"),
            ],
            Rows = [.. from year in Enumerable.Range(2016, 7) from country in countries from source in sources select new[] { $"{year}", country, source, Int(100, 40000) }],
        });
    }

    private Sheet Hotels(string file, bool en) => Yearly(file, en, ["Riviera", "Oberland", "Engadin", "Lavaux"], "region|region", "f:région|f:région", 2012, 10, ["Savoy"],
        (C(en, "overnight_stays", "nuitees", Role.Flow, "overnight stays|nights", "p:nuitées|p:nuitées"), 9000, 400000),
        (C(en, "arrivals", "arrivees", Role.Flow, "arrivals|arrivals", "p:arrivées|p:arrivées"), 4000, 90000));

    private Sheet Teams(string file, bool en) => Yearly(file, en, ["Lions", "Falcons", "Sharks", "Wolves", "Bears", "Foxes"], "team|club", "f:équipe|m:club", 2017, 6, ["Dragons"],
        (C(en, "wins", "victoires", Role.Flow, "wins|victories", "p:victoires|p:victoires"), 2, 34),
        (C(en, "goals", "buts", Role.Flow, "goals|goals", "p:buts|p:buts"), 20, 110));

    private Sheet Accidents(string file, bool en) => Yearly(file, en, en ? ["Car", "Bicycle", "Motorcycle", "Pedestrian"] : ["Voiture", "Vélo", "Moto", "Piéton"], "type|vehicle type", "m:type|m:type de véhicule", 2013, 9, en ? ["Scooter"] : ["Trottinette"],
        (C(en, "accidents", "accidents", Role.Flow, "accidents|crashes", "p:accidents|p:accidents"), 40, 3000),
        (C(en, "injured", "blesses", Role.Flow, "injured|injured people", "p:blessés|p:blessés"), 20, 2000));

    private Sheet Yearly(string file, bool en, string[] groups, string groupEn, string groupFr, int first, int years, string[] strangers, params (Column Column, int Low, int High)[] measures) => Shuffled(new Sheet
    {
        File = file,
        RowsEn = "",
        RowsFr = "",
        Strangers = strangers,
        Columns =
        [
            C(en, groupEn.Split('|')[0].Replace(' ', '_'), Ascii(groupFr.Split('|')[0][2..]), Role.Group, groupEn, groupFr),
            C(en, "year", "annee", Role.Year, "year", "f:année"),
            .. measures.Select(static measure => measure.Column),
        ],
        Rows = [.. from year in Enumerable.Range(first, years) from item in groups select new[] { item, $"{year}" }.Concat(measures.Select(measure => Int(measure.Low, measure.High))).ToArray()],
    });

    private static string Ascii(string text) => text.Replace('é', 'e').Replace('è', 'e').Replace(' ', '_');
}
