using System.Globalization;
using System.Text;
using Tally.Ingest.Sidecars;

namespace Tally.Local.Tests.Support;

/// <summary>
/// Files of the same shape as the UNIL sample in which every figure, year and faculty name comes from a seed, so that no
/// answer can be known in advance. Women and men, foreign and Swiss both add up to the total; the last file is the total of
/// the others.
/// </summary>
internal sealed class ChangedUnil
{
    private static readonly string[] Names = ["Zorvane", "Kelm", "Aubrac", "DTX", "Mirabelle", "Ostral", "PLQ", "Veyrane"];

    private readonly Dictionary<(string Faculty, int Year), Record> _records = [];

    private ChangedUnil(int firstYear, string[] faculties, string totalName)
    {
        FirstYear = firstYear;
        Faculties = faculties;
        TotalName = totalName;
    }

    public int FirstYear { get; }

    public int LastYear => FirstYear + 10;

    /// <summary>Without the total.</summary>
    public IReadOnlyList<string> Faculties { get; }

    public string TotalName { get; }

    public Record this[string faculty, int year] => _records[(faculty, year)];

    public string Largest(int year) => Faculties.MaxBy(faculty => this[faculty, year].Total)!;

    /// <summary>Writes the files; with a sidecar that says the same of them as the sample's says of its own, or without one.</summary>
    public static ChangedUnil Write(string folder, int seed, bool sidecar)
    {
        var random = new Random(seed);
        string[] faculties = [.. Names];
        random.Shuffle(faculties);
        var made = new ChangedUnil(1950 + random.Next(40), faculties, "ENSEMBLE");
        made.Fill(random);
        Directory.CreateDirectory(folder);
        foreach (string faculty in faculties.Append(made.TotalName))
        {
            File.WriteAllText(Path.Combine(folder, faculty + ".csv"), made.Csv(faculty));
        }

        if (sidecar)
        {
            File.WriteAllText(Path.Combine(folder, "collection.json"), made.Sidecar());
        }

        return made;
    }

    private void Fill(Random random)
    {
        for (int year = FirstYear; year <= LastYear; year++)
        {
            int women = 0, men = 0, foreign = 0;
            foreach (string faculty in Faculties)
            {
                int total = 50 + random.Next(9000);
                var record = new Record(random.Next(1, total), random.Next(1, total), total);
                _records[(faculty, year)] = record;
                women += record.Women;
                men += record.Men;
                foreign += record.Foreign;
            }

            _records[(TotalName, year)] = new Record(women, foreign, women + men);
        }
    }

    private string Csv(string faculty)
    {
        var text = new StringBuilder("annee; femmes; hommes; etranger; CH; total\n");
        for (int year = FirstYear; year <= LastYear; year++)
        {
            var record = this[faculty, year];
            text.Append(
                CultureInfo.InvariantCulture,
                $"{year}; {record.Women}; {record.Men}; {record.Foreign}; {record.Swiss}; {record.Total}\n");
        }

        return text.ToString();
    }

    private string Sidecar() =>
        $$$"""
        {
          "context": "Étudiantes et étudiants par faculté et par année.",
          "keyColumn": "annee",
          "fileColumn": "faculte",
          "totals": ["{{{TotalName}}}"],
          "synonyms": {
            "columns": {
              "faculte": ["faculté", "filière", "faculty"],
              "femmes": ["étudiantes", "women"],
              "hommes": ["men"],
              "total": ["étudiants", "students"]
            }
          }
        }
        """;

    internal sealed record Record(int Women, int Foreign, int Total)
    {
        public int Men => Total - Women;

        public int Swiss => Total - Foreign;
    }
}
