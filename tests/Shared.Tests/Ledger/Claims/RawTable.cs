using System.Globalization;

namespace Tally.Shared.Tests.Ledger.Claims;

/// <summary>The raw lines of CSV files by label, year and column: read by splitting, with nothing of the product.</summary>
internal sealed class RawTable
{
    private readonly Dictionary<(string Label, int Year, string Column), decimal> _values = [];

    public required string Name { get; init; }

    /// <summary>Where a statement finds a row: "unil", and the columns of its label and its year.</summary>
    public required (string Table, string Label, string Year) Keys { get; init; }

    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Words for a measure by language: the first stands after a figure.</summary>
    public required IReadOnlyDictionary<(string Language, string Measure), string> Nouns { get; init; }

    public IReadOnlyList<string> Labels => [.. _values.Keys.Select(key => key.Label).Distinct()];

    public IReadOnlyList<int> YearsOf(string label) => [.. _values.Keys.Where(key => key.Label == label).Select(key => key.Year).Distinct().Order()];

    /// <summary>The value of a cell; null where the file has no such row.</summary>
    public decimal? this[string label, int year, string column] => _values.TryGetValue((label, year, column), out decimal value) ? value : null;

    /// <param name="label">The column of the label, or the label itself for a file that stands for one.</param>
    public RawTable With(string text, char delimiter, string label, string year)
    {
        string[][] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().TrimStart('\uFEFF').Split(delimiter, StringSplitOptions.TrimEntries))];
        string[] head = lines[0];
        int labelAt = Array.IndexOf(head, label), yearAt = Array.IndexOf(head, year);
        foreach (string[] line in lines.Skip(1).Where(line => line.Length == head.Length))
        {
            for (int column = 0; column < head.Length; column++)
            {
                if (Measures.Contains(head[column]) && decimal.TryParse(line[column], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value))
                    _values[(labelAt < 0 ? label : line[labelAt], int.Parse(line[yearAt], CultureInfo.InvariantCulture), head[column])] = value;
            }
        }

        return this;
    }
}
