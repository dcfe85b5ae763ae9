using System.Globalization;
using Tally.Columns;
using Tally.Ledger.Printing;

namespace Tally.Charts;

/// <summary>
/// How figures and dates are written in a picture. Values are printed by the ledger's printer, so that a chart and the
/// text beside it say the same; ticks, which are no figures of the data, with the decimals their step asks for.
/// </summary>
internal sealed class ChartNumbers(string language)
{
    private const char Minus = '\u2212';
    private readonly FigurePrinter _printer = new(FigureStyle.Of(language));

    public string Group => _printer.Style.Group.ToString();

    public string DecimalMark => _printer.Style.Decimal.ToString();

    public string PercentSign => _printer.Style.BeforePercent + "%";

    /// <summary>A tick, or a count of the picture's own.</summary>
    public string Tick(decimal value, string? unit = null, int decimals = 0)
    {
        string text = Math.Abs(value).ToString($"F{decimals}", NumberFormatInfo.InvariantInfo);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        for (int at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, Group);
        string sign = value < 0 ? Minus.ToString() : "";
        return sign + whole + (point < 0 ? "" : DecimalMark + text[(point + 1)..]) + (unit == "%" ? PercentSign : "");
    }

    /// <summary>The cell as a value: figures with their unit.</summary>
    public string Value(CellValue cell, string? unit)
    {
        string figure = _printer.Print(cell, unit, grouped: true, []);
        figure = figure.StartsWith('-') ? Minus + figure[1..] : figure;
        return unit is null or "%" ? figure : $"{figure}\u00A0{unit}";
    }

    /// <summary>The cell as a name: a year, a date, a category.</summary>
    public string Label(CellValue cell, ChartScale scale) => cell.Kind switch
    {
        CellKind.Null => ChartWords.In(language).NoValue,
        CellKind.Date => Date(cell.AsDate()),
        CellKind.DateTime => $"{Date(DateOnly.FromDateTime(cell.AsDateTime()))} {cell.AsDateTime().ToString("HH:mm", CultureInfo.InvariantCulture)}",
        _ => _printer.Print(cell, unit: null, grouped: scale != ChartScale.Year, []),
    };

    /// <summary>Short, because many stand side by side: "5 Jan 2024".</summary>
    public string Date(DateOnly date) => $"{date.Day}{(_printer.Style.Language == "de" ? "." : "")} {Month(date.Month)} {date.Year}";

    public string Month(int month) => ChartWords.In(language).Months[month - 1];
}
