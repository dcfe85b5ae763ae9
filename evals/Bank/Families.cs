namespace Tally.Evals.Bank;

/// <summary>Makes the tables: shapes that real files have, filled by a seed.</summary>
internal sealed partial class Families(Random random)
{
    private static readonly string[] Cities = ["Lausanne", "Geneva", "Zurich", "Basel", "Lugano", "Sion", "Bienne", "Nyon"];

    private static readonly string[] People = ["Alice Martin", "Bruno Keller", "Chloé Dubois", "David Weber", "Emma Rossi", "Farid Benali", "Greta Lindqvist", "Hugo Perrin", "Irène Favre", "Jonas Brun"];

    public IEnumerable<Sheet> All()
    {
        foreach (bool english in new[] { true, false })
        {
            string tag = english ? "en" : "fr";
            yield return Orders($"orders_{tag}", english, 140);
            yield return Products(english ? "products" : "produits", english);
            yield return Weather(english ? "weather" : "meteo", english);
            yield return PopulationLong(english ? "population_long" : "population_par_sexe", english, totals: !english);
            yield return PopulationWide(english ? "population_wide" : "habitants_par_canton", english);
            yield return Companies(english ? "companies" : "entreprises", english);
            yield return Visits(english ? "hospital_visits" : "consultations", english);
            yield return Survey(english ? "survey" : "sondage", english);
            yield return Loans(english ? "library_loans" : "prets_bibliotheque", english);
            yield return Energy(english ? "energy" : "energie", english);
            yield return Flights(english ? "flights" : "vols", english);
            yield return Employees(english ? "staff" : "personnel", english);
            yield return Countries(english ? "countries" : "pays", english);
            yield return Films(english ? "films" : "cinema", english);
            yield return Hotels(english ? "hotels" : "hotellerie", english);
            yield return Teams(english ? "league" : "championnat", english);
            yield return Accidents(english ? "accidents" : "accidents_route", english);
            yield return Schools(english ? "schools" : "ecoles", english);
            yield return Orders($"t{(english ? 41 : 42)}", english, 90);
            yield return Products($"t{(english ? 43 : 44)}", english);
            yield return Companies($"t{(english ? 45 : 46)}", english);
        }
    }

    private static Column C(bool english, string en, string fr, Role role, string wordsEn, string wordsFr) =>
        new(english ? en : fr, role, wordsEn.Split('|'), wordsFr.Split('|')) { Other = english ? fr : en };

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string Int(int low, int high) => random.Next(low, high).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Dec(double low, double high, int digits) =>
        Math.Round((decimal)(low + (random.NextDouble() * (high - low))), digits).ToString("F" + digits, System.Globalization.CultureInfo.InvariantCulture);

    private string Day(int firstYear, int years)
    {
        var day = new DateOnly(firstYear, 1, 1).AddDays(random.Next(365 * years));
        return day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private Sheet Shuffled(Sheet sheet)
    {
        int[] order = [.. Enumerable.Range(0, sheet.Columns.Count).OrderBy(_ => random.Next())];
        return sheet with { Columns = [.. order.Select(index => sheet.Columns[index])], Rows = [.. sheet.Rows.Select(row => order.Select(index => row[index]).ToArray())] };
    }
}
