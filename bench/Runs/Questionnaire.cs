using System.Globalization;

namespace Tally.Bench.Runs;

/// <summary>Questions whose answers are read straight from the files, not through Tally.</summary>
internal sealed class Questionnaire
{
    private readonly List<(string Question, string Answer)> _all = [];

    public Questionnaire(string data, int seed)
    {
        foreach (string path in Directory.EnumerateFiles(data, "*.csv").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (name == "TOTAL")
                continue;
            string[][] rows = [.. File.ReadLines(path).Select(line => line.Split(';').Select(cell => cell.Trim()).ToArray()).Where(row => row.Length > 1)];
            int total = Array.IndexOf(rows[0], "total");
            _all.AddRange(rows.Skip(1).Select(row => ($"Combien d'étudiants en {name} en {row[0]} ?", row[total])));
        }

        var random = new Random(seed);
        _all = [.. _all.OrderBy(_ => random.Next())];
    }

    public string Question(int number) => _all[number % _all.Count].Question;

    /// <summary>Whether a figure of the answer is the one in the file, and none is another.</summary>
    public bool IsRight(int number, IEnumerable<string?> figures) =>
        figures.OfType<string>().Any(value => value == _all[number % _all.Count].Answer);

    public static string Key(int number) => "bench-" + number.ToString(CultureInfo.InvariantCulture);
}
