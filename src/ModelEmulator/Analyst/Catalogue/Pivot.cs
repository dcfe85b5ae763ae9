using System.Globalization;
using System.Text.RegularExpressions;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A table that has a column for each year: to a question it is one measure and a year.</summary>
internal sealed partial record Pivot
{
    private const int FewestYears = 3;

    public required IReadOnlyDictionary<int, Field> Years { get; init; }

    /// <summary>The columns that are no years: they go with each of them.</summary>
    public required IReadOnlyList<Field> Kept { get; init; }

    /// <summary>Stands for the cells of all the year columns.</summary>
    public required Field Measure { get; init; }

    /// <summary>Stands for the year that a column's name says.</summary>
    public required Field Year { get; init; }

    /// <summary>The table as questions see it, or as it is where it has no columns of years.</summary>
    public static Table Recognise(Table table)
    {
        Dictionary<int, Field> years = [];
        foreach (Field field in table.Fields.Where(static field => field.IsNumber))
        {
            Match match = YearName().Match(Folding.Fold(field.Name));
            if (match.Success)
            {
                years.TryAdd(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), field);
            }
        }

        if (years.Count < FewestYears || years.Values.Select(static field => Stem(field.Name)).Distinct().Count() > 1)
        {
            return table;
        }

        List<Field> kept = [.. table.Fields.Where(field => !years.ContainsValue(field))];
        string stem = Stem(years.Values.First().Name);
        Field first = years[years.Keys.Min()];
        var measure = first with { Name = stem.Length > 0 ? stem : "valeur", Sql = "valeur", Role = "measure", Synonyms = Names(table, kept), Distinct = 0 };
        var year = new Field
        {
            Name = "annee",
            Sql = "annee",
            Type = "integer",
            Role = "time",
            Distinct = years.Count,
            Min = years.Keys.Min().ToString(CultureInfo.InvariantCulture),
            Max = years.Keys.Max().ToString(CultureInfo.InvariantCulture),
        };
        return table with { Fields = [.. kept, measure, year], Pivot = new Pivot { Years = years, Kept = kept, Measure = measure, Year = year } };
    }

    /// <summary>What the cells may be called: the file's name, and what is counted in places of its sort.</summary>
    public static IReadOnlyList<string> Names(Table table, IEnumerable<Field> kept)
    {
        List<string> names = [table.Name, .. table.Members.Take(1).Select(static member => member.Label)];
        IEnumerable<Concept> about = names.Concat(kept.Where(static field => field.IsText).Select(static field => field.Name))
            .SelectMany(static name => Folding.Words(name)).SelectMany(Lexicon.MeaningsOf);
        return [.. names, .. about.SelectMany(static concept => Countables.Of(concept.Id)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The rows of some years one below the other. The years are text: they are labels there, not figures.</summary>
    public string Unfolded(string from, IEnumerable<int> years) => "(" + string.Join(" UNION ALL ", years.Order().Select(year =>
        $"SELECT {string.Concat(Kept.Select(static field => field.Sql + ", "))}'{year.ToString(CultureInfo.InvariantCulture)}' AS annee, {Years[year].Sql} AS valeur FROM {from}")) + ") AS annees";

    private static string Stem(string name) => string.Join(' ', Folding.Words(YearName().Replace(Folding.Fold(name), " ")));

    [GeneratedRegex(@"(?<![0-9])(?<year>(?:18|19|20|21)\d\d)(?![0-9])")]
    private static partial Regex YearName();
}
