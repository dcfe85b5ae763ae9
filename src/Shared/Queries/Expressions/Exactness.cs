using System.Numerics;

namespace Tally.Queries.Expressions;

/// <summary>Numbers at the documented precision: 28 significant digits exact, statistics 15.</summary>
internal static class Exactness
{
    public const int Digits = 28;

    /// <summary>The nearest decimal of 28 significant digits to a ratio, half to even, without trailing zeros.</summary>
    public static decimal Divide(decimal numerator, decimal denominator)
    {
        decimal quotient = numerator / denominator;
        return quotient.Scale == 0 ? quotient : WithoutTrailingZeros(quotient);
    }

    public static decimal WithoutTrailingZeros(decimal number) => number / 1.000000000000000000000000000000000m;

    /// <summary>As <see cref="Divide(decimal, decimal)"/>, of integers; <paramref name="scale"/> is the numerator's.</summary>
    public static decimal Divide(BigInteger numerator, int scale, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;

        // Enough digits are made that the quotient has more than 28, then they are rounded once.
        int shift = Math.Max(0, Digits + 2 - DigitsOf(numerator) + DigitsOf(denominator));
        var (quotient, remainder) = BigInteger.DivRem(numerator * BigInteger.Pow(10, shift), denominator);
        int places = scale + shift;
        return Round(quotient, places, sticky: !remainder.IsZero);
    }

    /// <summary>An integer over a power of ten, to 28 significant digits, half to even.</summary>
    public static decimal Round(BigInteger mantissa, int places, bool sticky = false)
    {
        int drop = Math.Max(DigitsOf(mantissa) - Digits, places - 28);
        if (drop > 0)
        {
            var unit = BigInteger.Pow(10, drop);
            var (kept, rest) = BigInteger.DivRem(BigInteger.Abs(mantissa), unit);
            int half = (rest * 2).CompareTo(unit);
            if (half > 0 || (half == 0 && (sticky || !kept.IsEven)))
                kept += 1;

            mantissa = mantissa.Sign * kept;
            places -= drop;
        }

        while (places > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            places--;
        }

        if (places < 0)
        {
            mantissa *= BigInteger.Pow(10, -places);
            places = 0;
        }

        return ToDecimal(mantissa, places);
    }

    /// <summary>An integer over a power of ten, without trailing zeros; a long has less than 28 digits.</summary>
    public static decimal OfLong(long mantissa, int places)
    {
        while (places > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            places--;
        }

        ulong magnitude = mantissa < 0 ? 0 - (ulong)mantissa : (ulong)mantissa;
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, mantissa < 0, (byte)places);
    }

    /// <summary>Exactly that decimal.</summary>
    /// <exception cref="OverflowException">It has more than the 96 bits of a decimal.</exception>
    public static decimal ToDecimal(BigInteger mantissa, int places)
    {
        var magnitude = BigInteger.Abs(mantissa);
        if (magnitude.GetBitLength() > 96)
            throw new OverflowException();

        uint low = (uint)(magnitude & uint.MaxValue);
        uint middle = (uint)((magnitude >> 32) & uint.MaxValue);
        uint high = (uint)(magnitude >> 64);
        return new decimal((int)low, (int)middle, (int)high, mantissa.Sign < 0, (byte)places);
    }

    /// <summary>A double to 15 significant digits.</summary>
    public static double Round(double number)
    {
        if (number == 0 || !double.IsFinite(number))
            return number;

        return double.Parse(
            number.ToString("E14", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int DigitsOf(BigInteger number)
    {
        var magnitude = BigInteger.Abs(number);
        if (magnitude.IsZero)
            return 1;

        // The estimate from the bits is at most one too low.
        int estimate = (int)((magnitude.GetBitLength() - 1) * 0.30102999566398120) + 1;
        return magnitude >= BigInteger.Pow(10, estimate) ? estimate + 1 : estimate;
    }
}
