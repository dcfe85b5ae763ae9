using System.Globalization;
using System.Text.RegularExpressions;
using Tally.Ledger.Numbers;

namespace Tally.Shared.Tests.Ledger;

public sealed partial class NumberReaderTests
{
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "numbers.txt")))
            {
                if (line.StartsWith('#') || line.Split('¦', StringSplitOptions.TrimEntries) is not [var language, var text, var numbers])
                    continue;
                cases.Add(language, Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()), numbers);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_holds_the_numbers_of_its_case(string language, string text, string numbers)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        Assert.Equal(numbers, string.Join(' ', NumberReader.Read(text, language).Select(Shown)));
    }

    [Fact]
    public void A_printed_span_is_opaque()
    {
        var numbers = NumberReader.Read("En 2020 : 3306 et 12", "fr", [(10, 14)]);
        Assert.Equal(["2020", "12"], numbers.Select(Shown));
    }

    private static string Shown(NumberToken number)
    {
        string value = number.Readings.Count == 0 ? "" : number.Readings[0].ToString("0.####", CultureInfo.InvariantCulture);
        return number.Kind switch
        {
            NumberKind.Date => $"[{Day(number.Days!.Value.First)}{(number.Days.Value.Days > 1 ? ".." + Day(number.Days.Value.Last) : "")}]",
            NumberKind.Name => $"({number.Word})",
            NumberKind.Vague => "~",
            NumberKind.Ordinal => value + ".",
            NumberKind.Fraction => "/" + value,
            NumberKind.Multiple => "x" + value,
            _ => value + (number.IsPercent ? "%" : ""),
        };
    }

    private static string Day(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
