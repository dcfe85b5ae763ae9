using System.Globalization;
using System.Text;
using Tally.Columns;

namespace Tally.Charts;

/// <summary>How numbers and dates are written along axes and on marks, in one language; the machine's culture plays no part.</summary>
internal sealed class ChartNumbers
{
    private const string NarrowSpace = "\u202F";
    private static readonly NumberFormatInfo Plain = NumberFormatInfo.InvariantInfo;
    private readonly string _language;

    public ChartNumbers(string language)
    {
        _language = language.Split('-')[0].ToLowerInvariant();
        (Group, DecimalMark, PercentSign) = (_language, language.EndsWith("-CH", StringComparison.OrdinalIgnoreCase)) switch
        {
            ("fr", _) => (NarrowSpace, ",", NarrowSpace + "%"),
            ("de" or "it", true) => ("\u2019", ".", "%"),
            ("de", false) => (".", ",", "\u00A0%"),
            ("it" or "es" or "pt", _) => (".", ",", "\u00A0%"),
            _ => (",", ".", "%"),
        };
    }

    public string Group { get; }

    public string DecimalMark { get; }

    public string PercentSign { get; }

    /// <summary>Every digit of the value, or those <paramref name="decimals"/> asks for.</summary>
    public string Print(decimal value, string? unit = null, int? decimals = null)
    {
        string text = Math.Abs(value).ToString(decimals is { } places ? $"F{places}" : "0.############################", Plain);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        var printed = new StringBuilder(value < 0 ? "\u2212" : "");
        for (int i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
                printed.Append(Group);
            printed.Append(whole[i]);
        }

        if (point >= 0)
            printed.Append(DecimalMark).Append(text, point + 1, text.Length - point - 1);
        return unit == "%" ? printed.Append(PercentSign).ToString() : printed.ToString();
    }

    /// <summary>The cell as a value: figures with their unit.</summary>
    public string Value(CellValue cell, string? unit) => cell.Kind switch
    {
        CellKind.Number => WithUnit(Print(cell.AsNumber(), unit), unit),
        CellKind.Approximate => WithUnit(Print(Rounded(cell.AsApproximate()), unit), unit),
        _ => Label(cell, ChartScale.Category),
    };

    /// <summary>The cell as a name: a year, a date, a category.</summary>
    public string Label(CellValue cell, ChartScale scale) => cell.Kind switch
    {
        CellKind.Null => ChartWords.In(_language).NoValue,
        CellKind.Number when scale == ChartScale.Year => cell.ToString(),
        CellKind.Number => Print(cell.AsNumber()),
        CellKind.Approximate => Print(Rounded(cell.AsApproximate())),
        CellKind.Date => Date(cell.AsDate()),
        CellKind.DateTime => $"{Date(DateOnly.FromDateTime(cell.AsDateTime()))} {cell.AsDateTime().ToString("HH:mm", CultureInfo.InvariantCulture)}",
        CellKind.Boolean => cell.AsBoolean() ? ChartWords.In(_language).Yes : ChartWords.In(_language).No,
        _ => cell.ToString(),
    };

    public string Date(DateOnly date)
    {
        string month = Month(date.Month);
        return _language == "de" ? $"{date.Day}. {month} {date.Year}" : $"{date.Day} {month} {date.Year}";
    }

    public string Month(int month) => ChartWords.In(_language).Months[month - 1];

    private static decimal Rounded(double value) => (decimal)value;

    private static string WithUnit(string text, string? unit) => unit is null or "%" ? text : $"{text}\u00A0{unit}";
}
