using System.Buffers.Text;
using Tally.Columns;

namespace Tally.Ingest;

/// <summary>Writes numbers exactly as their digits stand, in JSON's notation.</summary>
internal static class NumberJson
{
    private const int MostDigitsCopied = 28;

    private const int MostCopied = 19;

    /// <summary>Copies a number that stands in the file nearly as JSON wants it; false when it needs a closer look.</summary>
    public static bool TryCopy(Utf8Buffer to, ReadOnlySpan<byte> cell, ColumnPlan plan)
    {
        if (cell.IsEmpty || cell.Length > MostCopied)
        {
            return false;
        }

        int first = cell[0] == '-' ? 1 : 0;
        if (first == cell.Length || cell[first] is < (byte)'1' or > (byte)'9')
        {
            return false;
        }

        int point = -1;
        for (int i = first; i < cell.Length; i++)
        {
            if (cell[i] is >= (byte)'0' and <= (byte)'9')
            {
                continue;
            }

            bool isPoint = cell[i] == (plan.DecimalComma ? (byte)',' : (byte)'.') && plan.Type == ColumnType.Decimal;
            if (!isPoint || point >= 0 || i == cell.Length - 1)
            {
                return false;
            }

            point = i;
        }

        var room = to.Room(cell.Length);
        cell.CopyTo(room);
        if (point >= 0)
        {
            room[point] = (byte)'.';
        }

        to.Advance(cell.Length);
        return true;
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
