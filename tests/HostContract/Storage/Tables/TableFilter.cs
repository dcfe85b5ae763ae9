#nullable disable
using System.Globalization;

namespace Tally.HostContract.Rest;

/// <summary>A filter of the table service, its arguments quoted as the service reads them.</summary>
internal static class TableFilter
{
    public static string Write(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object value) => value switch
    {
        string text => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        _ => throw new NotSupportedException($"A filter cannot hold a {value.GetType()}."),
    };
}
