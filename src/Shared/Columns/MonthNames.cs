using System.Text;

namespace Tally.Columns;

/// <summary>Names of the months in English, French, German and Italian, whole or cut as calendars cut them.</summary>
internal static class MonthNames
{
    private static readonly string[][] Names =
    [
        ["january", "jan", "janvier", "janv", "januar", "jän", "gennaio", "gen"],
        ["february", "feb", "février", "févr", "fév", "fevrier", "februar", "febbraio"],
        ["march", "mar", "mars", "märz", "mär", "marzo", "mrz"],
        ["april", "apr", "avril", "avr", "aprile"],
        ["may", "mai", "maggio", "mag"],
        ["june", "jun", "juin", "juni", "giugno", "giu"],
        ["july", "jul", "juillet", "juil", "juli", "luglio", "lug"],
        ["august", "aug", "août", "aout", "agosto", "ago"],
        ["september", "sep", "sept", "septembre", "settembre", "set"],
        ["october", "oct", "octobre", "oktober", "okt", "ottobre", "ott"],
        ["november", "nov", "novembre", "novembre"],
        ["december", "dec", "décembre", "déc", "decembre", "dezember", "dez", "dicembre", "dic"],
    ];

    private static readonly Dictionary<string, int> ByName = Names
        .SelectMany((names, index) => names.Select(name => (name, month: index + 1)))
        .DistinctBy(pair => pair.name)
        .ToDictionary(pair => pair.name, pair => pair.month, StringComparer.Ordinal);

    /// <summary>1 to 12, or 0 when the word names no month.</summary>
    public static int Find(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 3 or > 11)
        {
            return 0;
        }

        return ByName.GetValueOrDefault(Encoding.UTF8.GetString(word).ToLowerInvariant());
    }
}
