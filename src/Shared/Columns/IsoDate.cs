using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>Days written as 2020-01-31, the commonest form and the one that JSON wants.</summary>
internal static class IsoDate
{
    public const int Length = 10;

    /// <summary>Whether the trimmed cell is exactly such a day of the calendar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryScan(ReadOnlySpan<byte> cell, out DateOnly day)
    {
        day = default;
        if (cell.Length != Length || cell[4] != '-' || cell[7] != '-')
        {
            return false;
        }

        int year = Number(cell[..4]);
        int month = Number(cell.Slice(5, 2));
        int date = Number(cell[8..]);
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte value in digits)
        {
            uint digit = (uint)(value - '0');
            if (digit > 9)
            {
                return -1;
            }

            number = (number * 10) + (int)digit;
        }

        return number;
    }
}
