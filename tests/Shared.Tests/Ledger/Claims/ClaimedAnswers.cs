using System.Globalization;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;

namespace Tally.Shared.Tests.Ledger.Claims;

/// <summary>Writes answers in three languages over a table, from a seed.</summary>
internal sealed class ClaimedAnswers(RawTable table, int seed)
{
    public static readonly string[] Languages = ["fr", "en", "de", "de-CH"];

    private readonly Random _random = new(seed);

    public IEnumerable<ClaimedAnswer> Write(int count)
    {
        for (int written = 0; written < count; written++)
        {
            string language = Languages[written % Languages.Length];
            yield return (written / Languages.Length % 5) switch
            {
                0 => One(language),
                1 => TwoYears(language),
                2 => Change(language),
                3 => Sum(language),
                _ => Share(language),
            };
        }
    }

    private ClaimedAnswer One(string language)
    {
        var (label, measure) = (Pick(table.Labels), Pick(table.Measures));
        int year = Pick(table.YearsOf(label));
        string noun = Noun(language, measure);
        var value = new Part.Value(new Claim.Cell(label, measure, 0), $"{{{{R1.{measure}}}}}");
        Part[] parts = (language[..2], _random.Next(2)) switch
        {
            ("fr", 0) => [Words("En "), new Part.Year(0), Words($", {label} : "), value, Words($" {noun}.")],
            ("fr", _) => [Words($"{label} comptait "), value, Words($" {noun} en "), new Part.Year(0), Words(".")],
            ("en", 0) => [Words("In "), new Part.Year(0), Words($", {label} had "), value, Words($" {noun}.")],
            ("en", _) => [Words($"{label}: "), value, Words($" {noun} in "), new Part.Year(0), Words(".")],
            (_, 0) => [Words("Im Jahr "), new Part.Year(0), Words($" hatte {label} "), value, Words($" {noun}.")],
            _ => [Words($"{label}: "), value, Words($" {noun} im Jahr "), new Part.Year(0), Words(".")],
        };
        return Answer(language, [year], Asked(language, noun, label, [year]), parts, [Cell(label, year)]);
    }

    private ClaimedAnswer TwoYears(string language)
    {
        var (label, measure) = (Pick(table.Labels), Pick(table.Measures));
        var (from, to) = Span(label);
        string noun = Noun(language, measure);
        Part first = new Part.Value(new Claim.Cell(label, measure, 0), $"{{{{R1.{measure}}}}}"), second = new Part.Value(new Claim.Cell(label, measure, 1), $"{{{{R2.{measure}}}}}");
        Part[] parts = language[..2] switch
        {
            "fr" => [Words($"{label} : "), first, Words($" {noun} en "), new Part.Year(0), Words(" et "), second, Words(" en "), new Part.Year(1), Words(".")],
            "en" => [Words($"{label} had "), first, Words($" {noun} in "), new Part.Year(0), Words(" and "), second, Words(" in "), new Part.Year(1), Words(".")],
            _ => [Words($"{label} hatte "), first, Words($" {noun} im Jahr "), new Part.Year(0), Words(" und "), second, Words(" im Jahr "), new Part.Year(1), Words(".")],
        };
        return Answer(language, [from, to], Asked(language, noun, label, [from, to]), parts, [Cell(label, from), Cell(label, to)]);
    }

    private ClaimedAnswer Change(string language)
    {
        var (label, measure) = (Pick(table.Labels), Pick(table.Measures));
        var (from, to) = Span(label);
        string noun = Noun(language, measure);
        bool up = table[label, to, measure] >= table[label, from, measure];
        Part value = new Part.Value(new Claim.Change(label, measure), "{{R3.change}}");
        Part[] parts = language[..2] switch
        {
            "fr" => [Words($"{label} : une différence de "), value, Words($" {noun} entre "), new Part.Year(0), Words(" et "), new Part.Year(1), Words(".")],
            "en" => [Words($"{label}: a difference of "), value, Words($" {noun} between "), new Part.Year(0), Words(" and "), new Part.Year(1), Words(".")],
            _ => [Words($"{label}: eine Differenz von "), value, Words($" {noun} zwischen "), new Part.Year(0), Words(" und "), new Part.Year(1), Words(".")],
        };
        string expression = up ? $"{{{{R2.{measure}}}}} - {{{{R1.{measure}}}}}" : $"{{{{R1.{measure}}}}} - {{{{R2.{measure}}}}}";
        return Answer(language, [from, to], Asked(language, noun, label, [from, to]), parts, [Cell(label, from), Cell(label, to), $"= change {expression}"]);
    }

    private ClaimedAnswer Sum(string language)
    {
        string label = Pick(table.Labels), measure = Pick(table.Measures);
        int year = Pick(table.YearsOf(label));
        string other = Pick([.. table.Labels.Where(one => one != label && table[one, year, measure] is not null)]);
        string noun = Noun(language, measure);
        Part value = new Part.Value(new Claim.Sum(label, other, measure), "{{R3.sum}}");
        Part[] parts = language[..2] switch
        {
            "fr" => [Words($"{label} et {other} : ensemble "), value, Words($" {noun} en "), new Part.Year(0), Words(".")],
            "en" => [Words($"{label} and {other} together: "), value, Words($" {noun} in "), new Part.Year(0), Words(".")],
            _ => [Words($"{label} und {other} zusammen: "), value, Words($" {noun} im Jahr "), new Part.Year(0), Words(".")],
        };
        return Answer(language, [year], Asked(language, noun, $"{label} + {other}", [year]), parts,
            [Cell(label, year), Cell(other, year), $"= sum {{{{R1.{measure}}}}} + {{{{R2.{measure}}}}}"]);
    }

    private ClaimedAnswer Share(string language)
    {
        string label = Pick(table.Labels), part = table.Measures[0], whole = table.Measures[^1];
        int year = Pick(table.YearsOf(label));
        string noun = Noun(language, part), all = Noun(language, whole);
        Part value = new Part.Value(new Claim.Share(label, part, whole), "{{R2.share | percent:1}}");
        Part[] parts = language[..2] switch
        {
            "fr" => [Words($"{label} : rapport entre {noun} et {all} de "), value, Words(" en "), new Part.Year(0), Words(".")],
            "en" => [Words($"{label}: ratio of {noun} to {all} of "), value, Words(" in "), new Part.Year(0), Words(".")],
            _ => [Words($"{label}: Anteil {noun} an {all} von "), value, Words(" im Jahr "), new Part.Year(0), Words(".")],
        };
        return Answer(language, [year], Asked(language, $"{noun} / {all}", label, [year]), parts, [Cell(label, year), $"= share {{{{R1.{part}}}}} / {{{{R1.{whole}}}}}"]);
    }

    private ClaimedAnswer Answer(string language, int[] years, string question, Part[] parts, string[] statements) =>
        new() { Language = language, Table = table, Question = question, Years = years, Parts = parts, Statements = statements };

    private static string Asked(string language, string noun, string label, int[] years)
    {
        string when = string.Join(language[..2] switch { "fr" => " et ", "en" => " and ", _ => " und " }, years.Select(year => year.ToString(CultureInfo.InvariantCulture)));
        return language[..2] switch { "fr" => $"{label}, {noun}, {when} ?", "en" => $"{label}, {noun}, {when}?", _ => $"{label}, {noun}, {when}?" };
    }

    private string Cell(string label, int year) =>
        $"SELECT {string.Join(", ", (string[])[table.Keys.Label, table.Keys.Year, .. table.Measures])} FROM {table.Keys.Table} WHERE {table.Keys.Label} = '{label}' AND {table.Keys.Year} = {year.ToString(CultureInfo.InvariantCulture)}";

    private (int From, int To) Span(string label)
    {
        var years = table.YearsOf(label);
        int first = _random.Next(years.Count - 1);
        return (years[first], years[first + 1 + _random.Next(years.Count - first - 1)]);
    }

    private string Noun(string language, string measure) => table.Nouns[(language[..2], measure)];

    private static Part.Words Words(string text) => new(text);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
