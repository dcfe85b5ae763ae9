using System.Globalization;
using Tally.Columns;
using Tally.Ledger.References;

namespace Tally.Ledger.Printing;

/// <summary>Prints cells in one language. The only place where a figure of an answer is written.</summary>
internal sealed class FigurePrinter(FigureStyle style)
{
    /// <summary>What stands for a cell that holds nothing.</summary>
    public const string Nothing = "—";

    /// <summary>More decimals than this are the tail of a division, not a measurement.</summary>
    private const int ExactDecimals = 6;

    private const int SignificantDigits = 4;

    public FigureStyle Style => style;

    /// <param name="grouped">False for years and codes.</param>
    public string Print(CellValue value, string? unit, bool grouped, IReadOnlyList<Format> formats)
    {
        if (!value.IsNumeric)
            return PrintOther(value);
        decimal? number = Exact(value);
        if (number is not { } exact)
            return value.AsApproximate().ToString("G4", CultureInfo.InvariantCulture).Replace('.', style.Decimal);
        int? decimals = null;
        bool percent = unit == "%", signed = false, approximate = value.Kind == CellKind.Approximate;
        string suffix = "";
        foreach (var format in formats)
        {
            switch (format.Name)
            {
                case Format.Percent:
                    (exact, percent, decimals) = (exact * 100, true, Digits(format.Argument, 1));
                    break;
                case Format.Round:
                    decimals = Digits(format.Argument, 0);
                    break;
                case Format.Thousands:
                    grouped = true;
                    break;
                case Format.Signed:
                    signed = true;
                    break;
                case Format.Unit:
                    (suffix, percent) = format.Argument == "%" ? ("", true) : ("\u00A0" + format.Argument, percent);
                    break;
                default:
                    break;
            }
        }

        exact = decimals is { } wanted ? Rounded(exact, wanted) : Sensible(exact, approximate);
        string text = Number(exact, grouped);
        return (signed && exact > 0 ? "+" : "") + text + (percent ? style.BeforePercent + "%" : "") + suffix;
    }

    /// <summary>The number as an exact decimal, or null when it is too large for one.</summary>
    public static decimal? Exact(CellValue value) => value.Kind switch
    {
        CellKind.Number => value.AsNumber(),
        CellKind.Approximate when Math.Abs(value.AsApproximate()) < 7e27 =>
            decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => null,
    };

    private string PrintOther(CellValue value) => value.Kind switch
    {
        CellKind.Null => Nothing,
        CellKind.Text => value.AsText(),
        CellKind.Date => Date(value.AsDate()),
        CellKind.DateTime => Moment(value.AsDateTime()),
        CellKind.Boolean => value.AsBoolean() ? style.True : style.False,
        // Only an approximate too large for a decimal comes here.
        _ => value.ToString(),
    };

    private string Number(decimal value, bool grouped)
    {
        string plain = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? plain : plain[..point];
        string fraction = point < 0 ? "" : style.Decimal + plain[(point + 1)..];
        if (grouped)
        {
            for (int at = whole.Length - 3; at > 0; at -= 3)
                whole = whole.Insert(at, style.Group.ToString());
        }

        return (value < 0 ? "-" : "") + whole + fraction;
    }

    private string Date(DateOnly date)
    {
        string month = style.Months[date.Month - 1];
        string day = date.Day.ToString(CultureInfo.InvariantCulture);
        string year = date.Year.ToString("0000", CultureInfo.InvariantCulture);
        return style.Language switch
        {
            "fr" => $"{(date.Day == 1 ? "1er" : day)} {month} {year}",
            "de" => $"{day}. {month} {year}",
            _ => $"{day} {month} {year}",
        };
    }

    private string Moment(DateTime moment) =>
        $"{Date(DateOnly.FromDateTime(moment))} {moment.ToString(moment.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)}";

    private static int Digits(string? argument, int otherwise) => argument is [var digit] ? digit - '0' : otherwise;

    private static decimal Rounded(decimal value, int decimals)
    {
        decimal rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        // Adding a zero of the wanted scale keeps the trailing zeros that were asked for.
        return rounded + new decimal(0, 0, 0, false, (byte)decimals);
    }

    private static decimal Sensible(decimal value, bool approximate)
    {
        if (!approximate && value.Scale <= ExactDecimals)
            return value;
        decimal trimmed = value / 1.0000000000000000000000000000m;
        if (!approximate && trimmed.Scale <= ExactDecimals)
            return trimmed;
        int wholeDigits = value == 0 ? 1 : (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        int decimals = Math.Clamp(SignificantDigits - wholeDigits, 1, 12);
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;
    }
}
