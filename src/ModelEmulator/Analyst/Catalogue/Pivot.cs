using System.Globalization;
using System.Text.RegularExpressions;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A table that has a column for each year: to a question it is one measure and a year.</summary>
internal sealed partial record Pivot
{
    private const int FewestYears = 3;

    /// <summary>With two measures side by side, two years tell that columns are years.</summary>
    private const int FewestYearsOfSeveral = 2;

    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>The columns that are no years: they go with each of them.</summary>
    public required IReadOnlyList<Field> Kept { get; init; }

    /// <summary>Each measure with its column of each year; there are several where the columns are called "costs 2022", "revenue 2022".</summary>
    public required IReadOnlyList<(Field Measure, IReadOnlyDictionary<int, Field> Columns)> Measures { get; init; }

    /// <summary>The table as questions see it, or as it is where it has no columns of years.</summary>
    public static Table Recognise(Table table)
    {
        var stems = new Dictionary<string, SortedDictionary<int, Field>>(StringComparer.Ordinal);
        foreach (Field field in table.Fields.Where(static field => field.IsNumber))
        {
            Match match = YearName().Match(Folding.Fold(field.Name));
            if (match.Success)
            {
                string stem = Stem(field.Name);
                stems.TryAdd(stem, []);
                stems[stem].TryAdd(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), field);
            }
        }

        if (stems.Count == 0 || stems.Values.First().Count < (stems.Count == 1 ? FewestYears : FewestYearsOfSeveral) || stems.Values.Any(years => !years.Keys.SequenceEqual(stems.Values.First().Keys)))
        {
            return table;
        }

        List<int> all = [.. stems.Values.First().Keys];
        List<Field> kept = [.. table.Fields.Where(field => !stems.Values.Any(years => years.ContainsValue(field))).Select(field => IsKey(table, field) ? field with { Role = "dimension" } : field)];
        List<(Field Measure, IReadOnlyDictionary<int, Field> Columns)> measures = [.. stems.Select(stem => (MeasureOf(table, kept, stem.Key, stem.Value.Values.First(), stems.Count == 1), (IReadOnlyDictionary<int, Field>)stem.Value))];
        var year = new Field
        {
            Name = "annee",
            Sql = "annee",
            Type = "integer",
            Role = "time",
            Distinct = all.Count,
            Min = all[0].ToString(CultureInfo.InvariantCulture),
            Max = all[^1].ToString(CultureInfo.InvariantCulture),
        };
        return table with { Fields = [.. kept, .. measures.Select(static measure => measure.Measure), year], Pivot = new Pivot { Years = all, Kept = kept, Measures = measures } };
    }

    /// <summary>The rooms of a flat beside its rent of each year: small whole numbers that tell rows apart.</summary>
    private static bool IsKey(Table table, Field field) => field is { Type: "integer", Role: "measure", Distinct: > 1 and <= 31, Nulls: 0 } && field.Distinct * 2 <= table.Rows && table.Fields.Any(static other => other.IsText);

    private static Field MeasureOf(Table table, List<Field> kept, string stem, Field first, bool isAlone) => first with
    {
        Name = stem.Length > 0 ? stem : "valeur",
        Sql = isAlone ? "valeur" : Planning.Sql.Name(stem.Length > 0 ? stem : "valeur"),
        Role = "measure",
        Synonyms = isAlone ? Names(table, kept) : first.Synonyms,
        Distinct = 0,
    };

    /// <summary>What the cells may be called: the file's name, and what is counted in places of its sort.</summary>
    public static IReadOnlyList<string> Names(Table table, IEnumerable<Field> kept)
    {
        List<Concept> places = [.. kept.Where(static field => field.IsText).SelectMany(static field => Folding.Words(field.Name)).SelectMany(Lexicon.MeaningsOf)];
        List<string> names = [.. table.Members.Take(1).Select(static member => member.Label).Prepend(table.Name).Where(name => !Folding.Words(name).SelectMany(Lexicon.MeaningsOf).Any(places.Contains))];
        List<string> titles = [table.Name, .. table.Members.Take(1).Select(static member => member.Label)];
        IEnumerable<Concept> about = titles.Concat(kept.Where(static field => field.IsText).Select(static field => field.Name))
            .SelectMany(static name => Folding.Words(name)).SelectMany(Lexicon.MeaningsOf);
        return [.. names, .. about.SelectMany(static concept => Countables.Of(concept.Id)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The rows of some years one below the other. The years are text: they are labels there, not figures.</summary>
    public string Unfolded(string from, IEnumerable<int> years, bool withYears) => "(" + string.Join(" UNION ALL ", years.Order().Select(year =>
        $"SELECT {string.Concat(Kept.Select(static field => field.Sql + ", "))}{(withYears ? $"'{year.ToString(CultureInfo.InvariantCulture)}' AS annee, " : "")}{string.Join(", ", Measures.Select(measure => $"{measure.Columns[year].Sql} AS {measure.Measure.Sql}"))} FROM {from}")) + ") AS annees";

    /// <summary>All the columns that hold a measure's cells.</summary>
    public IEnumerable<Field> ColumnsOf(Field measure) => Measures.Where(one => one.Measure.Sql == measure.Sql).SelectMany(static one => one.Columns.Values);

    /// <summary>The column that holds a measure's cells of a year.</summary>
    public Field? ColumnOf(Field measure, int year) =>
        Measures.FirstOrDefault(one => one.Measure.Name == measure.Name && one.Measure.Sql == measure.Sql).Columns?.GetValueOrDefault(year);

    private static string Stem(string name) => string.Join(' ', Folding.Words(YearName().Replace(Folding.Fold(name), " ")));

    [GeneratedRegex(@"(?<![0-9])(?<year>(?:18|19|20|21)\d\d)(?![0-9])")]
    private static partial Regex YearName();
}
