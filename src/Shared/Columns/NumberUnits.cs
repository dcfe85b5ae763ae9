using System.Text;

namespace Tally.Columns;

/// <summary>The signs and words that stand before or after a number and say what it counts.</summary>
internal static class NumberUnits
{
    /// <summary>No unit.</summary>
    public const byte None = 0;

    private static readonly (string Written, string Unit)[] Known =
    [
        ("", ""), ("%", "%"), ("‰", "‰"),
        ("CHF", "CHF"), ("SFr.", "CHF"), ("SFr", "CHF"), ("Fr.", "CHF"), ("Frs.", "CHF"), ("Frs", "CHF"),
        ("€", "EUR"), ("EUR", "EUR"), ("US$", "USD"), ("$", "USD"), ("USD", "USD"), ("£", "GBP"), ("GBP", "GBP"),
        ("¥", "JPY"), ("JPY", "JPY"), ("₩", "KRW"), ("KRW", "KRW"), ("₹", "INR"), ("INR", "INR"), ("R$", "BRL"), ("BRL", "BRL"),
        ("kr.", "kr"), ("kr", "kr"), ("SEK", "SEK"), ("NOK", "NOK"), ("DKK", "DKK"), ("zł", "PLN"), ("PLN", "PLN"), ("Kč", "CZK"), ("CZK", "CZK"),
        ("kg", "kg"), ("mg", "mg"), ("µg", "µg"), ("km", "km"), ("cm", "cm"), ("mm", "mm"), ("km²", "km²"), ("km2", "km²"),
        ("m²", "m²"), ("m2", "m²"), ("m³", "m³"), ("m3", "m³"), ("ha", "ha"), ("ml", "ml"), ("min", "min"), ("ms", "ms"),
        ("kWh", "kWh"), ("MWh", "MWh"), ("GWh", "GWh"), ("kW", "kW"), ("MW", "MW"), ("°C", "°C"), ("°F", "°F"), ("°", "°"),
        ("Hz", "Hz"), ("kHz", "kHz"), ("MHz", "MHz"), ("kPa", "kPa"), ("hPa", "hPa"), ("dB", "dB"), ("km/h", "km/h"), ("m/s", "m/s"),
        ("Mio.", "Mio."), ("Mrd.", "Mrd."), ("g", "g"), ("m", "m"), ("t", "t"), ("l", "l"), ("L", "l"), ("h", "h"), ("s", "s"),
    ];

    private static readonly byte[][] Bytes = [.. Known.Select(known => Encoding.UTF8.GetBytes(known.Written))];

    private static readonly int LastMoney = Array.FindIndex(Known, known => known.Written == "CZK");

    private static readonly byte[] First = [.. FirstIndexOfEachUnit()];

    /// <summary>The unit's name for people and queries; null for <see cref="None"/>.</summary>
    public static string? Name(byte unit) => unit == None ? null : Known[unit].Unit;

    /// <summary>Which known unit is written exactly so; <see cref="None"/> when none is.</summary>
    public static byte Find(ReadOnlySpan<byte> written)
    {
        for (int i = 1; i < Bytes.Length; i++)
        {
            if (written.SequenceEqual(Bytes[i]))
            {
                return First[i];
            }
        }

        return None;
    }

    /// <summary>The unit that <paramref name="text"/> begins with, as money is written, and how many bytes it takes.</summary>
    public static byte FindPrefix(ReadOnlySpan<byte> text, out int length)
    {
        byte found = None;
        length = 0;
        for (int i = 3; i <= LastMoney; i++)
        {
            if (Bytes[i].Length > length && text.StartsWith(Bytes[i]))
            {
                (found, length) = (First[i], Bytes[i].Length);
            }
        }

        return found;
    }

    /// <summary>Units of one letter are believed only after a space: 12 m is metres, 12m may be a house number.</summary>
    public static bool NeedsSpace(ReadOnlySpan<byte> written) => written.Length == 1 && char.IsAsciiLetter((char)written[0]);

    private static IEnumerable<byte> FirstIndexOfEachUnit() =>
        Known.Select(known => (byte)Array.FindIndex(Known, other => other.Unit == known.Unit));
}
