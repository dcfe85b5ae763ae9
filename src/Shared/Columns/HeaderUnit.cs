using System.Text;

namespace Tally.Columns;

/// <summary>The unit that a column's name states in brackets or at its end: <c>poids (kg)</c>, <c>prix CHF</c>.</summary>
internal static class HeaderUnit
{
    public static string? Find(string name)
    {
        int open = name.LastIndexOfAny(['(', '[']);
        int close = name.LastIndexOfAny([')', ']']);
        if (open >= 0 && close > open + 1)
        {
            return Known(name[(open + 1)..close].Trim());
        }

        int space = name.TrimEnd().LastIndexOf(' ');
        string last = name[(space + 1)..].Trim();
        return last is "%" or "CHF" or "EUR" or "USD" or "€" or "$" or "£" or "GBP" ? Known(last) : null;
    }

    private static string? Known(string text)
    {
        text = text.StartsWith("in ", StringComparison.Ordinal) || text.StartsWith("en ", StringComparison.Ordinal) ? text[3..] : text;
        return NumberUnits.Name(NumberUnits.Find(Encoding.UTF8.GetBytes(text)));
    }
}
