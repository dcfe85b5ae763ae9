using System.Buffers.Text;
using Tally.Columns;

namespace Tally.Ingest.Records;

/// <summary>Writes numbers exactly as their digits stand, in JSON's notation.</summary>
internal static class NumberJson
{
    private const int MostDigitsCopied = 28;

    /// <summary>Copies a number that stands in the file as JSON wants it, but perhaps for its decimal sign.</summary>
    public static void Copy(Utf8Buffer to, ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var room = to.Room(cell.Length);
        cell.CopyTo(room);
        if (number.Separator == ',')
        {
            room[cell.Length - number.FractionDigits - 1] = (byte)'.';
        }

        to.Advance(cell.Length);
    }

    /// <summary>False when no exact decimal holds the number.</summary>
    public static bool TryWrite(Utf8Buffer to, in NumberLexeme number, bool decimalComma)
    {
        if (number.HasExponent || number.Digits.Length > MostDigitsCopied)
        {
            return TryWriteDecimal(to, number, decimalComma);
        }

        int start = to.Length;
        if (number.Negative)
        {
            to.Write((byte)'-');
        }

        if (number.Fits == ConventionSet.All)
        {
            to.Write(number.Digits);
        }
        else
        {
            WriteSeparated(to, number.Digits, decimalComma);
        }

        if (number.Negative && !to.Written[start..].ContainsAnyInRange((byte)'1', (byte)'9'))
        {
            // Minus nothing is nothing.
            DropSign(to, start);
        }

        return true;
    }

    private static void WriteSeparated(Utf8Buffer to, ReadOnlySpan<byte> digits, bool decimalComma)
    {
        byte point = decimalComma ? (byte)',' : (byte)'.';
        var room = to.Room(digits.Length + 2);
        int length = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            byte value = digits[i];
            if (value is >= (byte)'0' and <= (byte)'9')
            {
                room[length++] = value;
            }
            else if (value == point && i + 1 < digits.Length)
            {
                if (length == 0)
                {
                    room[length++] = (byte)'0';
                }

                room[length++] = (byte)'.';
            }
        }

        to.Advance(length);
    }

    private static bool TryWriteDecimal(Utf8Buffer to, in NumberLexeme number, bool decimalComma)
    {
        if (!NumberReader.TryReadDecimal(number, decimalComma, out decimal exact))
        {
            return false;
        }

        Utf8Formatter.TryFormat(exact, to.Room(40), out int length);
        to.Advance(length);
        return true;
    }

    private static void DropSign(Utf8Buffer to, int start)
    {
        byte[] unsigned = to.Written[(start + 1)..].ToArray();
        to.Advance(start - to.Length);
        to.Write(unsigned);
    }
}
