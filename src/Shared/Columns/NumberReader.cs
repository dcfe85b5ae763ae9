namespace Tally.Columns;

/// <summary>Turns a recognised number into its exact value under the convention its column was decided to have.</summary>
internal static class NumberReader
{
    private const int MostLongDigits = 18;

    private const int MostScale = 28;

    /// <summary>The value as a mantissa and a scale of at most 18, when it fits a long exactly.</summary>
    public static bool TryReadLong(in NumberLexeme lexeme, bool decimalComma, out long mantissa, out int scale)
    {
        (mantissa, scale) = (0, 0);
        byte point = decimalComma ? (byte)',' : (byte)'.';
        int digits = 0;
        bool fraction = false;
        foreach (byte value in lexeme.Digits)
        {
            if (value is >= (byte)'0' and <= (byte)'9')
            {
                digits += digits > 0 || value != '0' ? 1 : 0;
                if (digits > MostLongDigits)
                {
                    return false;
                }

                mantissa = (mantissa * 10) + (value - '0');
                scale += fraction ? 1 : 0;
            }
            else if (value == point)
            {
                fraction = true;
            }
        }

        mantissa = lexeme.Negative ? -mantissa : mantissa;
        return lexeme.Exponent == 0 ? scale <= MostLongDigits : TryShift(lexeme.Exponent, ref mantissa, ref scale);
    }

    /// <summary>The exact value; false when no decimal holds all its digits.</summary>
    public static bool TryReadDecimal(in NumberLexeme lexeme, bool decimalComma, out decimal value)
    {
        value = 0;
        byte point = decimalComma ? (byte)',' : (byte)'.';
        Int128 mantissa = 0;
        int scale = -lexeme.Exponent;
        bool fraction = false;
        int digits = 0;
        foreach (byte digit in lexeme.Digits)
        {
            if (digit is >= (byte)'0' and <= (byte)'9')
            {
                digits += digits > 0 || digit != '0' ? 1 : 0;
                if (digits > 37)
                {
                    return false;
                }

                mantissa = (mantissa * 10) + (digit - '0');
                scale += fraction ? 1 : 0;
            }
            else if (digit == point)
            {
                fraction = true;
            }
        }

        return TryCompose(mantissa, scale, lexeme.Negative, out value);
    }

    private static bool TryCompose(Int128 mantissa, int scale, bool negative, out decimal value)
    {
        value = 0;
        if (mantissa == 0)
        {
            value = new decimal(0, 0, 0, false, (byte)Math.Clamp(scale, 0, MostScale));
            return true;
        }

        while ((scale > MostScale || mantissa >> 96 != 0) && scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        while (scale < 0 && mantissa >> 96 == 0)
        {
            mantissa *= 10;
            scale++;
        }

        if (scale is < 0 or > MostScale || mantissa >> 96 != 0)
        {
            return false;
        }

        value = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative, (byte)scale);
        return true;
    }

    private static bool TryShift(int exponent, ref long mantissa, ref int scale)
    {
        scale -= exponent;
        while (scale < 0)
        {
            if (Math.Abs(mantissa) > long.MaxValue / 10)
            {
                return false;
            }

            mantissa *= 10;
            scale++;
        }

        while (scale > MostLongDigits && mantissa % 10 == 0 && scale > 0)
        {
            mantissa /= 10;
            scale--;
        }

        scale = mantissa == 0 ? Math.Min(scale, MostLongDigits) : scale;
        return scale <= MostLongDigits;
    }
}
