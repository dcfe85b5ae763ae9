namespace Tally.Columns;

/// <summary>The numbers that most cells are: digits, perhaps a minus in front and one separator. Recognised without ado.</summary>
internal static class SimpleNumber
{
    private const int Longest = 19;

    private static readonly ConventionSet Grouping = ConventionSet.None.With(NumberConvention.PointGroupComma);

    private static readonly ConventionSet GroupingPoint = ConventionSet.None.With(NumberConvention.CommaGroupPoint);

    /// <summary>False when the cell is anything else, which may still be a number.</summary>
    public static bool TryLex(ReadOnlySpan<byte> cell, ref NumberLexeme lexeme)
    {
        bool negative = cell[0] == '-';
        var digits = negative ? cell[1..] : cell;
        if (digits.IsEmpty || digits.Length > Longest || !IsDigit(digits[0]) || (digits[0] == '0' && digits.Length > 1 && IsDigit(digits[1])))
        {
            return false;
        }

        int cut = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (cut < 0)
        {
            if (digits.Length == Longest)
            {
                return false;
            }

            lexeme.Digits = digits;
            lexeme.Negative = negative;
            lexeme.Fits = ConventionSet.All;
            return true;
        }

        var fraction = digits[(cut + 1)..];
        if (digits[cut] is not ((byte)'.' or (byte)',') || fraction.IsEmpty || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        bool comma = digits[cut] == ',';
        bool couldGroup = fraction.Length == 3 && cut <= 3 && digits[0] != '0';
        lexeme.Digits = digits;
        lexeme.Negative = negative;
        lexeme.Fractional = comma ? ConventionSet.DecimalComma : ConventionSet.DecimalPoint;
        lexeme.Fits = !couldGroup ? lexeme.Fractional : lexeme.Fractional.Or(comma ? Grouping : GroupingPoint);
        return true;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
