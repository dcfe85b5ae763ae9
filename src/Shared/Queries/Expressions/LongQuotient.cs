namespace Tally.Queries.Expressions;

/// <summary>
/// Division of a long by a count to 28 significant digits, as <see cref="Exactness.Divide(System.Numerics.BigInteger, int, System.Numerics.BigInteger)"/>
/// does it for integers of any size, without making any: averages of many groups are mostly of this kind.
/// </summary>
internal static class LongQuotient
{
    private const ulong Chunk = 1_000_000_000;
    private static readonly UInt128[] Powers = [.. Enumerable.Range(0, 39).Select(power => UInt128.Parse("1" + new string('0', power), System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>True for divisors that leave room for nine digits at a time.</summary>
    public static bool Fits(long numerator, long denominator) => numerator > long.MinValue && denominator is > 0 and <= (long)Chunk;

    /// <param name="scale">Of the numerator.</param>
    public static decimal Of(long numerator, int scale, long denominator)
    {
        ulong divisor = (ulong)denominator;
        var (whole, rest) = Math.DivRem((ulong)Math.Abs(numerator), divisor);
        UInt128 mantissa = whole;
        int places = scale;
        while (rest != 0 && mantissa < Powers[Exactness.Digits + 1])
        {
            (ulong digits, rest) = Math.DivRem(rest * Chunk, divisor);
            mantissa = (mantissa * Chunk) + digits;
            places += 9;
        }

        int drop = Math.Max(DigitsOf(mantissa), places) - Exactness.Digits;
        if (drop > 0)
        {
            var (kept, left) = UInt128.DivRem(mantissa, Powers[drop]);
            int half = (left * 2).CompareTo(Powers[drop]);
            bool up = half > 0 || (half == 0 && (rest != 0 || UInt128.IsOddInteger(kept)));
            mantissa = kept + (up ? UInt128.One : UInt128.Zero);
            places -= drop;
        }

        while (places > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            places--;
        }

        ulong low = (ulong)mantissa;
        return new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)(ulong)(mantissa >> 64), numerator < 0 && mantissa != 0, (byte)places);
    }

    private static int DigitsOf(UInt128 number)
    {
        int digits = 1;
        while (digits < Powers.Length && number >= Powers[digits])
            digits++;

        return digits;
    }
}
