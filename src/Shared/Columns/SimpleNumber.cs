using System.Runtime.CompilerServices;
using Tally.Ledger.Fit.Prose;

namespace Tally.Columns;

/// <summary>
/// The number that most cells are: at most 18 digits, perhaps a minus in front and one separator. Read from the bytes once,
/// before anything is known of the column, and used for everything after that.
/// </summary>
internal readonly struct SimpleNumber
{
    private const int MostDigits = 18;

    private const int Longest = 20;

    private static readonly ConventionSet Grouping = ConventionSet.None.With(NumberConvention.PointGroupComma);

    private static readonly ConventionSet GroupingPoint = ConventionSet.None.With(NumberConvention.CommaGroupPoint);

    private SimpleNumber(long mantissa, int whole, int fraction, byte separator) =>
        (Mantissa, WholeDigits, FractionDigits, Separator) = (mantissa, (byte)whole, (byte)fraction, separator);

    /// <summary>All digits as one number, with the sign.</summary>
    public long Mantissa { get; }

    /// <summary>How many digits stand before the separator; 0 when the cell is no simple number.</summary>
    public byte WholeDigits { get; }

    /// <summary>How many digits stand behind it.</summary>
    public byte FractionDigits { get; }

    /// <summary>The comma or point among the digits; 0 when there is none.</summary>
    public byte Separator { get; }

    public bool IsNone => WholeDigits == 0;

    /// <summary>Three digits behind the separator, so that it could separate thousands.</summary>
    public bool CouldGroup(ReadOnlySpan<byte> cell) =>
        FractionDigits == 3 && WholeDigits <= 3 && cell[^(WholeDigits + 4)] != '0';

    /// <summary>The conventions that read it.</summary>
    public ConventionSet Fits(bool couldGroup)
    {
        if (Separator == 0)
        {
            return ConventionSet.All;
        }

        return couldGroup ? Fractional.Or(Separator == ',' ? Grouping : GroupingPoint) : Fractional;
    }

    /// <summary>Of those, the conventions under which it has decimals.</summary>
    public ConventionSet Fractional =>
        Separator == 0 ? ConventionSet.None : Separator == ',' ? ConventionSet.DecimalComma : ConventionSet.DecimalPoint;

    /// <summary>False when the cell is anything else, which may still be a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryScan(ReadOnlySpan<byte> cell, out SimpleNumber number)
    {
        number = default;
        if (cell.IsEmpty || cell.Length > Longest)
        {
            return false;
        }

        bool negative = cell[0] == '-';
        int first = negative ? 1 : 0;
        long mantissa = 0;
        int separatorAt = -1;
        for (int i = first; i < cell.Length; i++)
        {
            uint digit = (uint)(cell[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (separatorAt < 0 && cell[i] is (byte)'.' or (byte)',')
            {
                separatorAt = i;
            }
            else
            {
                return false;
            }
        }

        int whole = (separatorAt < 0 ? cell.Length : separatorAt) - first;
        int fraction = separatorAt < 0 ? 0 : cell.Length - separatorAt - 1;

        // Codes with zeros in front, "5." and minus nothing are looked at more closely.
        bool plain = whole > 0 && whole + fraction <= MostDigits && (cell[first] != '0' || whole == 1)
            && (separatorAt < 0 || fraction > 0) && !(negative && mantissa == 0);
        if (plain)
        {
            number = new SimpleNumber(negative ? -mantissa : mantissa, whole, fraction, separatorAt < 0 ? (byte)0 : cell[separatorAt]);
        }

        return plain;
    }

    /// <summary>The same as a lexeme.</summary>
    public void Describe(ReadOnlySpan<byte> cell, ref NumberLexeme lexeme)
    {
        lexeme.Negative = Mantissa < 0;
        lexeme.Digits = lexeme.Negative ? cell[1..] : cell;
        lexeme.Fractional = Fractional;
        lexeme.Fits = Fits(CouldGroup(cell));
    }
}
