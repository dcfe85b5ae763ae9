using System.Globalization;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Shared.Tests.Support;

/// <summary>
/// The nine sample files as profiles and hand-made query results, built without the query engine: what the gate is shown
/// in its tests does not depend on the rooms it is meant to keep honest.
/// </summary>
internal sealed class LedgerUnil
{
    public static readonly string[] Measures = ["femmes", "hommes", "etranger", "CH", "total"];

    private static readonly Dictionary<string, string[]> ColumnSynonyms = new()
    {
        ["annee"] = ["année", "an", "year"],
        ["femmes"] = ["étudiantes", "femme", "women", "female students", "female", "Frauen", "Studentinnen"],
        ["hommes"] = ["étudiants hommes", "homme", "men", "male students", "male", "Männer"],
        ["etranger"] = ["étrangers", "étudiants étrangers", "foreign students", "foreigners", "international students", "Ausländer", "ausländische Studierende"],
        ["CH"] = ["Suisses", "suisse", "étudiants suisses", "Swiss", "Swiss students", "Schweizer", "Schweizer Studierende"],
        ["total"] = ["étudiants", "étudiant", "effectif", "effectifs", "students", "enrolment", "inscrits", "Studierende", "Studierenden"],
    };

    private static readonly Dictionary<string, string[]> FacultySynonyms = new()
    {
        ["FBM"] = ["Faculté de biologie et de médecine", "biologie et médecine", "médecine"],
        ["HEC"] = ["Faculté des hautes études commerciales", "hautes études commerciales", "business"],
        ["Lettres"] = ["Faculté des lettres", "lettres", "Faculty of Arts"],
        ["FTSR"] = ["théologie", "theology"],
        ["FDCA"] = ["droit", "law"],
        ["TOTAL"] = ["Université de Lausanne", "UNIL", "toutes les facultés", "all faculties", "whole university"],
    };

    public static LedgerUnil Sample { get; } = Read(Folder());

    public required IReadOnlyList<DatasetProfile> Profiles { get; init; }

    /// <summary>Faculty, year, measure to value.</summary>
    public required IReadOnlyDictionary<(string Faculty, int Year, string Measure), int> Values { get; init; }

    public IEnumerable<string> Faculties => Profiles.Select(profile => profile.Id.Name);

    public int this[string faculty, int year, string measure] => Values[(faculty, year, measure)];

    public bool Has(string faculty, int year) => Values.ContainsKey((faculty, year, "total"));

    /// <summary>Plain rows, faculty and year in front.</summary>
    public LedgerEntry Rows(string id, IReadOnlyList<string> faculties, IReadOnlyList<int> years, string? orderBy = null, bool descending = true, int? limit = null, IReadOnlyList<string>? measures = null)
    {
        measures ??= Measures;
        var keys = faculties.SelectMany(faculty => years.Where(year => Has(faculty, year)).Select(year => (Faculty: faculty, Year: year))).ToList();
        if (orderBy is not null)
            keys = [.. descending ? keys.OrderByDescending(key => this[key.Faculty, key.Year, orderBy]) : keys.OrderBy(key => this[key.Faculty, key.Year, orderBy])];
        if (limit is { } most)
            keys = [.. keys.Take(most)];
        var filters = new List<Condition>
        {
            new("faculte", faculties.Count == 1 ? ConditionOperator.Equal : ConditionOperator.In, faculties),
            years.Count == 1 ? Condition.Equal("annee", Text(years[0])) : new Condition("annee", ConditionOperator.Between, [Text(years[0]), Text(years[^1])]),
        };
        return new LedgerEntry
        {
            Id = id,
            Source = LedgerSource.Query,
            Result = new QueryResult
            {
                Sql = $"SELECT faculte, annee, {string.Join(", ", measures)} FROM unil WHERE faculte IN ('{string.Join("', '", faculties)}') AND annee BETWEEN {years[0]} AND {years[^1]}"
                    + (orderBy is null ? "" : $" ORDER BY {orderBy} {(descending ? "DESC" : "ASC")}") + (limit is null ? "" : $" LIMIT {limit}"),
                Columns = [Column("faculte", ColumnType.Text), Column("annee", ColumnType.Integer), .. measures.Select(name => Column(name, ColumnType.Integer))],
                Rows = [.. keys.Select(key => (IReadOnlyList<CellValue>)[CellValue.Of(key.Faculty), CellValue.Of(key.Year), .. measures.Select(name => CellValue.Of(this[key.Faculty, key.Year, name]))])],
                Lineage = [.. keys.Select(key => (IReadOnlyList<CellLineage>)[Plain("faculte", key), Plain("annee", key), .. measures.Select(name => Plain(name, key))])],
                Used = [.. faculties.Select(faculty => new DatasetUse(Ref(faculty), 11, years.Count))],
                Periods = [new Period("annee", Text(years[0]), Text(years[^1]))],
                Filters = filters,
            },
        };
    }

    /// <summary>One aggregate over faculties and years, named <paramref name="name"/>.</summary>
    public LedgerEntry Aggregate(string id, string function, string measure, IReadOnlyList<string> faculties, IReadOnlyList<int> years, string name)
    {
        var keys = faculties.SelectMany(faculty => years.Where(year => Has(faculty, year)).Select(year => (Faculty: faculty, Year: year))).ToArray();
        bool time = measure == "annee";
        decimal[] values = [.. keys.Select(key => time ? key.Year : (decimal)this[key.Faculty, key.Year, measure])];
        decimal value = function switch { "SUM" => values.Sum(), "AVG" => values.Sum() / values.Length, "MIN" => values.Min(), "MAX" => values.Max(), _ => values.Length };
        var coordinates = new List<Condition> { new("faculte", faculties.Count == 1 ? ConditionOperator.Equal : ConditionOperator.In, faculties) };
        if (years.Count == 1)
            coordinates.Add(Condition.Equal("annee", Text(years[0])));
        var lineage = new CellLineage
        {
            Origin = CellOrigin.Aggregate,
            Datasets = [.. faculties.Select(Ref)],
            Columns = function == "COUNT" ? [] : [measure],
            Operation = function,
            RowCount = keys.Length,
            Coordinates = coordinates,
            Period = new Period("annee", Text(keys.Min(key => key.Year)), Text(keys.Max(key => key.Year))),
        };
        return new LedgerEntry
        {
            Id = id,
            Source = LedgerSource.Query,
            Result = new QueryResult
            {
                Sql = $"SELECT {function}({(function == "COUNT" ? "*" : measure)}) AS {name} FROM unil WHERE faculte IN ('{string.Join("', '", faculties)}') AND annee BETWEEN {years[0]} AND {years[^1]}",
                Columns = [new ResultColumn { Name = name, Type = value == decimal.Truncate(value) ? ColumnType.Integer : ColumnType.Decimal, Sources = lineage.Columns }],
                Rows = [[CellValue.Of(value)]],
                Lineage = [[lineage]],
                Used = [.. faculties.Select(faculty => new DatasetUse(Ref(faculty), 11, years.Count))],
                Periods = [lineage.Period],
                Filters = coordinates,
            },
        };
    }

    public static LedgerEntry Constant(string id, string name, decimal value) => new()
    {
        Id = id,
        Source = LedgerSource.Query,
        Result = new QueryResult
        {
            Sql = $"SELECT {Text(value)} AS {name}",
            Columns = [Column(name, ColumnType.Integer)],
            Rows = [[CellValue.Of(value)]],
            Lineage = [[CellLineage.Constant]],
            Used = [],
        },
    };

    public static LedgerEntry Calculate(string id, string name, string expression, IReadOnlyList<LedgerEntry> ledger, string question = "") =>
        Calculation.Evaluate(expression, name, ledger, question) is CalculationOutcome.Succeeded calculated
            ? new LedgerEntry { Id = id, Source = LedgerSource.Calculation, Result = calculated.Result }
            : throw new InvalidOperationException($"{expression}: {Calculation.Evaluate(expression, name, ledger, question)}");

    /// <summary>The same rows under a column name the model chose.</summary>
    public static LedgerEntry Renamed(LedgerEntry entry, string column, string alias) => entry with
    {
        Result = entry.Result with { Columns = [.. entry.Result.Columns.Select(candidate => candidate.Name == column ? candidate with { Name = alias } : candidate)] },
    };

    public static IReadOnlyList<int> Years(int from, int to) => [.. Enumerable.Range(from, to - from + 1)];

    private static ResultColumn Column(string name, ColumnType type) => new() { Name = name, Type = type, Sources = [name] };

    private static CellLineage Plain(string column, (string Faculty, int Year) key) => new()
    {
        Origin = CellOrigin.Plain,
        Datasets = [Ref(key.Faculty)],
        Columns = [column],
        RowCount = 1,
        Rows = [new SourceRow(Id(key.Faculty), key.Year - 2010, key.Year - 2009)],
        Coordinates = [Condition.Equal("faculte", key.Faculty), Condition.Equal("annee", Text(key.Year))],
        Period = new Period("annee", Text(key.Year), Text(key.Year)),
    };

    private static LedgerUnil Read(string folder)
    {
        var values = new Dictionary<(string, int, string), int>();
        var profiles = new List<DatasetProfile>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            var rows = File.ReadAllLines(path).Select(line => line.Split(';', StringSplitOptions.TrimEntries)).ToArray();
            foreach (string[] row in rows.Skip(1))
            {
                for (int i = 1; i < row.Length; i++)
                    values[(name, int.Parse(row[0], CultureInfo.InvariantCulture), rows[0][i])] = int.Parse(row[i], CultureInfo.InvariantCulture);
            }

            profiles.Add(Profile(name, rows));
        }

        return new LedgerUnil { Profiles = profiles, Values = values };
    }

    private static DatasetProfile Profile(string name, string[][] rows) => new()
    {
        Id = Id(name),
        Version = "v1",
        FileName = name + ".csv",
        Bytes = 1,
        RowCount = rows.Length - 1,
        Context = "Statistique des étudiantes et étudiants de l'Université de Lausanne (UNIL), par faculté et par année.",
        KeyColumn = "annee",
        Period = new Period("annee", rows[1][0], rows[^1][0]),
        Label = new FileLabel("faculte", name, FacultySynonyms.GetValueOrDefault(name) ?? []),
        IsTotalOfSiblings = name == "TOTAL",
        Columns = [.. rows[0].Select(column => new ColumnProfile
        {
            Name = column,
            Type = ColumnType.Integer,
            Role = column == "annee" ? ColumnRole.Time : ColumnRole.Measure,
            Synonyms = ColumnSynonyms[column],
            TotalOf = column == "total" ? ["femmes", "hommes"] : [],
        })],
    };

    private static DatasetId Id(string faculty) => DatasetId.Parse("unil/" + faculty);

    private static DatasetRef Ref(string faculty) => new(Id(faculty), "v1");

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "samples", "unil");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("samples/unil");
    }
}
