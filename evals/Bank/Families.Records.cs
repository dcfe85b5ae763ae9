namespace Tally.Evals.Bank;

/// <summary>Tables whose rows are single things or events.</summary>
internal sealed partial class Families
{
    private Sheet Orders(string file, bool en, int rows)
    {
        string[] regions = en ? ["North", "South", "East", "West"] : ["Nord", "Sud", "Est", "Ouest"];
        string[] categories = en ? ["Furniture", "Electronics", "Clothing", "Garden"] : ["Meubles", "Électronique", "Vêtements", "Jardin"];
        return new Sheet
        {
            File = file,
            RowsEn = "orders",
            RowsFr = "commandes",
            Delimiter = en ? ',' : ';',
            Strangers = en ? ["Northumbria", "Jewellery"] : ["Bretagne", "Bijoux"],
            Columns =
            [
                C(en, "order_id", "no_commande", Role.Id, "order", "f:commande"),
                C(en, "order_date", "date_commande", Role.Date, "date", "f:date"),
                C(en, "region", "region", Role.Group, "region|region", "f:région|f:région"),
                C(en, "category", "categorie", Role.Group, "category|product category", "f:catégorie|f:catégorie de produits"),
                C(en, "quantity", "quantite", Role.Flow, "quantity|units", "f:quantité|p:unités"),
                C(en, "amount", "montant", Role.Flow, "amount|sales|revenue", "m:montant|m:chiffre d'affaires|p:ventes"),
            ],
            Rows = [.. Enumerable.Range(1, rows).Select(index => new[] { (10000 + index).ToString(System.Globalization.CultureInfo.InvariantCulture), Day(2021, 3), Pick(regions), Pick(categories), Int(1, 12), Dec(15, 900, 2) })],
        };
    }

    private Sheet Products(string file, bool en)
    {
        string[] kinds = en ? ["Chair", "Lamp", "Desk", "Shelf", "Mirror", "Rug"] : ["Chaise", "Lampe", "Bureau", "Étagère", "Miroir", "Tapis"];
        string[] styles = ["Oslo", "Milano", "Kyoto", "Porto", "Bergen"];
        string[] brands = ["Nordlys", "Casaviva", "Ateliero"];
        string[] categories = en ? ["Living room", "Office", "Bedroom"] : ["Salon", "Travail", "Chambre"];
        return Shuffled(new Sheet
        {
            File = file,
            RowsEn = "products",
            RowsFr = "produits",
            Strangers = en ? ["Wardrobe Helsinki", "Bathroom"] : ["Armoire Helsinki", "Cuisine"],
            Columns =
            [
                C(en, "product", "produit", Role.Name, "product|product", "m:produit|m:produit"),
                C(en, "category", "categorie", Role.Group, "category|category", "f:catégorie|f:catégorie"),
                C(en, "brand", "marque", Role.Group, "brand|brand", "f:marque|f:marque"),
                C(en, "price_chf", "prix_chf", Role.Rate, "price|unit price", "m:prix|m:tarif"),
                C(en, "stock", "stock", Role.Stock, "stock|inventory", "m:stock|m:stock"),
                C(en, "weight_kg", "poids_kg", Role.Rate, "weight|weight", "m:poids|m:poids"),
            ],
            Rows = [.. kinds.SelectMany(_ => styles, (kind, style) => $"{kind} {style}").Select(name => new[] { name, Pick(categories), Pick(brands), Dec(9, 600, 2), Int(0, 180), Dec(0.4, 40, 1) })],
        });
    }

    private Sheet Visits(string file, bool en)
    {
        string[] departments = en ? ["Emergency", "Cardiology", "Pediatrics", "Surgery"] : ["Urgences", "Cardiologie", "Pédiatrie", "Chirurgie"];
        string[] sexes = ["F", "M"];
        return new Sheet
        {
            File = file,
            RowsEn = "visits",
            RowsFr = "consultations",
            Strangers = en ? ["Dermatology"] : ["Dermatologie"],
            Columns =
            [
                C(en, "visit_id", "id_consultation", Role.Id, "visit", "f:consultation"),
                C(en, "visit_date", "date_consultation", Role.Date, "date", "f:date"),
                C(en, "department", "service", Role.Group, "department|department", "m:service|m:service"),
                C(en, "sex", "sexe", Role.Group, "sex|gender", "m:sexe|m:sexe"),
                C(en, "age", "age", Role.Rate, "age|age", "m:âge|m:âge"),
                C(en, "stay_days", "duree_jours", Role.Rate, "stay|length of stay", "f:durée|f:durée du séjour"),
                C(en, "cost", "cout", Role.Flow, "cost|costs", "m:coût|p:coûts"),
            ],
            Rows = [.. Enumerable.Range(1, 160).Select(index => new[] { $"V{index:0000}", Day(2022, 2), Pick(departments), Pick(sexes), Int(1, 95), Int(0, 21), Dec(80, 9000, 2) })],
        };
    }

    private Sheet Survey(string file, bool en)
    {
        string[] genders = en ? ["Woman", "Man", "Other"] : ["Femme", "Homme", "Autre"];
        string[] transports = en ? ["Train", "Car", "Bike", "Bus"] : ["Train", "Voiture", "Vélo", "Bus"];
        return Shuffled(new Sheet
        {
            File = file,
            RowsEn = "respondents",
            RowsFr = "répondants",
            Strangers = en ? ["Chicago"] : ["Bordeaux"],
            Columns =
            [
                C(en, "respondent_id", "id_repondant", Role.Id, "respondent", "m:répondant"),
                C(en, "city", "ville", Role.Group, "city|town", "f:ville|f:commune"),
                C(en, "gender", "genre", Role.Group, "gender|gender", "m:genre|m:genre"),
                C(en, "transport", "transport", Role.Group, "transport|means of transport", "m:transport|m:moyen de transport"),
                C(en, "age", "age", Role.Rate, "age|age", "m:âge|m:âge"),
                C(en, "satisfaction", "satisfaction", Role.Rate, "satisfaction|satisfaction score", "f:satisfaction|f:note de satisfaction"),
            ],
            Rows = [.. Enumerable.Range(1, 120).Select(index => new[] { $"R{index}", Pick(Cities), Pick(genders), Pick(transports), Int(16, 88), Int(1, 11) })],
        });
    }

    private Sheet Loans(string file, bool en)
    {
        string[] genres = en ? ["Novel", "Comic", "History", "Science"] : ["Roman", "BD", "Histoire", "Sciences"];
        string[] branches = ["Riponne", "Chauderon", "Montriond"];
        return new Sheet
        {
            File = file,
            RowsEn = "",
            RowsFr = "",
            Delimiter = ';',
            Strangers = en ? ["Poetry"] : ["Poésie"],
            Columns =
            [
                C(en, "month_start", "debut_mois", Role.Date, "date", "f:date"),
                C(en, "branch", "bibliotheque", Role.Group, "branch|branch", "f:bibliothèque|f:bibliothèque"),
                C(en, "genre", "genre", Role.Group, "genre|genre", "m:genre|m:genre"),
                C(en, "loans", "prets", Role.Flow, "loans|checkouts", "p:prêts|p:emprunts"),
                C(en, "fines", "amendes", Role.Flow, "fines|fees", "p:amendes|p:amendes"),
            ],
            Rows = [.. from year in new[] { 2020, 2021, 2022 } from month in Enumerable.Range(1, 12) from branch in branches from genre in genres select new[] { $"{year}-{month:00}-01", branch, genre, Int(20, 900), Dec(0, 60, 2) }],
        };
    }

    private Sheet Flights(string file, bool en)
    {
        string[] airlines = ["Alpina Air", "Blue Jet", "Cygnus", "Delta Nord"];
        string[] airports = ["GVA", "ZRH", "LHR", "CDG", "FCO", "BCN"];
        return new Sheet
        {
            File = file,
            RowsEn = "flights",
            RowsFr = "vols",
            Strangers = ["Swissair"],
            Columns =
            [
                C(en, "flight_id", "id_vol", Role.Id, "flight", "m:vol"),
                C(en, "date", "date", Role.Date, "date", "f:date"),
                C(en, "airline", "compagnie", Role.Group, "airline|carrier", "f:compagnie|f:compagnie aérienne"),
                C(en, "destination", "destination", Role.Group, "destination|destination", "f:destination|f:destination"),
                C(en, "passengers", "passagers", Role.Flow, "passengers|passengers", "p:passagers|p:voyageurs"),
                C(en, "delay_min", "retard_min", Role.Rate, "delay|delay", "m:retard|m:retard"),
            ],
            Rows = [.. Enumerable.Range(1, 150).Select(index => new[] { $"F{index:000}", Day(2023, 1), Pick(airlines), Pick(airports), Int(30, 220), Int(0, 190) })],
        };
    }

    private Sheet Employees(string file, bool en)
    {
        string[] departments = en ? ["Sales", "Research", "Finance", "Logistics"] : ["Ventes", "Recherche", "Finances", "Logistique"];
        string[] first = ["Ana", "Ben", "Carla", "Dario", "Elsa", "Fritz", "Gina", "Henri"];
        string[] last = ["Moret", "Huber", "Blanc", "Costa", "Meier"];
        return Shuffled(new Sheet
        {
            File = file,
            RowsEn = "employees",
            RowsFr = "employés",
            Strangers = en ? ["Zoe Underwood", "Marketing"] : ["Zoé Lambert", "Marketing"],
            Columns =
            [
                C(en, "name", "nom", Role.Name, "employee|employee", "m:employé|m:employé"),
                C(en, "department", "departement", Role.Group, "department|department", "m:département|m:département"),
                C(en, "salary", "salaire", Role.Rate, "salary|pay", "m:salaire|m:salaire"),
                C(en, "age", "age", Role.Rate, "age|age", "m:âge|m:âge"),
                C(en, "hired", "date_embauche", Role.Date, "date", "f:date"),
            ],
            Rows = [.. first.SelectMany(_ => last, (one, two) => $"{one} {two}").Select(name => new[] { name, Pick(departments), Int(52, 160) + "00", Int(20, 64), Day(2008, 15) })],
        });
    }

    private Sheet Countries(string file, bool en)
    {
        string[][] names = [["France", "France", "Europe", "Europe"], ["Germany", "Allemagne", "Europe", "Europe"], ["Italy", "Italie", "Europe", "Europe"], ["Spain", "Espagne", "Europe", "Europe"],
            ["Japan", "Japon", "Asia", "Asie"], ["India", "Inde", "Asia", "Asie"], ["China", "Chine", "Asia", "Asie"], ["Egypt", "Égypte", "Africa", "Afrique"], ["Kenya", "Kenya", "Africa", "Afrique"],
            ["Morocco", "Maroc", "Africa", "Afrique"], ["Brazil", "Brésil", "South America", "Amérique du Sud"], ["Chile", "Chili", "South America", "Amérique du Sud"]];
        return new Sheet
        {
            File = file,
            RowsEn = "countries",
            RowsFr = "pays",
            Strangers = en ? ["Portugal", "Oceania"] : ["Portugal", "Océanie"],
            Columns =
            [
                C(en, "country", "pays", Role.Name, "country|country", "m:pays|m:pays"),
                C(en, "continent", "continent", Role.Group, "continent|continent", "m:continent|m:continent"),
                C(en, "population", "population", Role.Flow, "population|inhabitants", "f:population|p:habitants"),
                C(en, "area_km2", "superficie_km2", Role.Flow, "area|surface area", "f:superficie|f:surface"),
                C(en, "unemployment_pct", "chomage_pct", Role.Rate, "unemployment rate|unemployment", "m:taux de chômage|m:chômage"),
            ],
            Rows = [.. names.Select(name => new[] { name[en ? 0 : 1], name[en ? 2 : 3], Int(900, 90000) + "000", Int(20000, 900000), Dec(2, 19, 1) })],
        };
    }

    private Sheet Films(string file, bool en)
    {
        string[] first = en ? ["Silent", "Golden", "Lost", "Last", "Hidden"] : ["Nuit", "Forêt", "Étoile", "Rivière", "Ombre"];
        string[] last = en ? ["Harbour", "Winter", "Garden", "Letter", "Mirror"] : ["Dorée", "Perdue", "Blanche", "Secrète", "Lointaine"];
        string[] genres = en ? ["Drama", "Comedy", "Thriller"] : ["Drame", "Comédie", "Policier"];
        return new Sheet
        {
            File = file,
            RowsEn = "films",
            RowsFr = "films",
            Strangers = en ? ["Purple Mountain", "Western"] : ["Colline Pourpre", "Western"],
            Columns =
            [
                C(en, "title", "titre", Role.Name, "film|film", "m:film|m:film"),
                C(en, "director", "realisateur", Role.Group, "director|director", "m:réalisateur|m:réalisateur"),
                C(en, "genre", "genre", Role.Group, "genre|genre", "m:genre|m:genre"),
                C(en, "admissions", "entrees", Role.Flow, "admissions|admissions", "p:entrées|p:entrées"),
                C(en, "rating", "note", Role.Rate, "rating|rating", "f:note|f:note"),
                C(en, "minutes", "duree_min", Role.Rate, "duration|length", "f:durée|f:durée"),
            ],
            Rows = [.. first.SelectMany(_ => last, (one, two) => $"{one} {two}").Select(name => new[] { name, Pick(People), Pick(genres), Int(900, 400000), Dec(1, 10, 1), Int(70, 200) })],
        };
    }

    private Sheet Schools(string file, bool en)
    {
        string[] names = ["Bellevue", "Les Tilleuls", "Montchoisi", "Grand-Pré", "Beau-Site", "La Prairie", "Floréal", "Rivemont", "Les Sources", "Bois-Joli"];
        string[] levels = en ? ["Primary", "Secondary"] : ["Primaire", "Secondaire"];
        return new Sheet
        {
            File = file,
            RowsEn = "schools",
            RowsFr = "écoles",
            Delimiter = ';',
            Strangers = ["Clairval"],
            Columns =
            [
                C(en, "school", "ecole", Role.Name, "school|school", "f:école|f:école"),
                C(en, "city", "ville", Role.Group, "city|town", "f:ville|f:ville"),
                C(en, "level", "niveau", Role.Group, "level|level", "m:niveau|m:niveau"),
                C(en, "pupils", "eleves", Role.Flow, "pupils|students", "p:élèves|p:écoliers"),
                C(en, "teachers", "enseignants", Role.Flow, "teachers|teachers", "p:enseignants|p:professeurs"),
            ],
            Rows = [.. names.Select(name => new[] { name, Pick(Cities), Pick(levels), Int(80, 900), Int(8, 70) })],
        };
    }
}
