using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>How the numbers of a column are written.</summary>
internal sealed class NumberEvidence
{
    // Indexed by the bits of a ConventionSet.
    private readonly int[] _bySet = new int[1 << ConventionSet.Count];
    private readonly Dictionary<byte, int> _byUnit = [];
    private ConventionSet _fractional;

    /// <summary>Every cell that is a number under some convention, codes with leading zeros apart.</summary>
    public int Count { get; private set; }

    /// <summary>Whole numbers without separators.</summary>
    public int Plain { get; private set; }

    /// <summary>Plain whole numbers of one to three digits, which no thousands separator would change.</summary>
    public int PlainShort { get; private set; }

    /// <summary>Cells that are one number with a decimal comma and another with a decimal point: 1,234.</summary>
    public int Ambivalent { get; private set; }

    public int LeadingZeros { get; private set; }

    public int Parenthesised { get; private set; }

    /// <summary>Numbers with more digits than an exact decimal holds.</summary>
    public int Unrepresentable { get; private set; }

    public int ShortestDigits { get; private set; } = int.MaxValue;

    public int LongestDigits { get; private set; }

    /// <summary>Conventions under which some cell has decimals.</summary>
    public ConventionSet Fractional => _fractional;

    public IReadOnlyDictionary<byte, int> Units => _byUnit;

    /// <summary>The same as adding its lexeme, for the cells that most cells are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in SimpleNumber number, ReadOnlySpan<byte> cell)
    {
        Count++;
        if (number.Separator == 0)
        {
            int digits = number.WholeDigits;
            Plain++;
            PlainShort += digits <= 3 ? 1 : 0;
            ShortestDigits = Math.Min(ShortestDigits, digits);
            LongestDigits = Math.Max(LongestDigits, digits);
            return;
        }

        bool couldGroup = number.CouldGroup(cell);
        _bySet[number.Fits(couldGroup).Bits]++;
        _fractional = _fractional.Or(number.Fractional);
        Ambivalent += couldGroup ? 1 : 0;
    }

    public void Add(in NumberLexeme number)
    {
        if (number.IsPlain)
        {
            ShortestDigits = Math.Min(ShortestDigits, number.Digits.Length);
            LongestDigits = Math.Max(LongestDigits, number.Digits.Length);
        }

        if (number.LeadingZero)
        {
            LeadingZeros++;
            return;
        }

        Count++;
        Parenthesised += number.Parenthesised ? 1 : 0;
        if (number.Unit != NumberUnits.None)
        {
            _byUnit[number.Unit] = _byUnit.GetValueOrDefault(number.Unit) + 1;
        }

        if (number.IsPlain)
        {
            AddPlain(number);
            return;
        }

        _bySet[number.Fits.Bits]++;
        _fractional = _fractional.Or(number.Fractional);
        bool bothSigns = Has(number.Fits.Bits, ConventionSet.DecimalComma) && Has(number.Fits.Bits, ConventionSet.DecimalPoint);
        Ambivalent += bothSigns && !number.Fractional.IsEmpty ? 1 : 0;
        CheckDigits(number);
    }

    /// <summary>How many cells the convention can read.</summary>
    public int Fit(NumberConvention convention) =>
        Plain + Sum(bits => new ConventionSet(bits).Contains(convention));

    /// <summary>How many cells with separators these conventions, and none of the others, can read.</summary>
    public int Only(ConventionSet these, ConventionSet others) =>
        Sum(bits => Has(bits, these) && !Has(bits, others));

    private int Sum(Func<ushort, bool> counts)
    {
        int sum = 0;
        for (int bits = 0; bits < _bySet.Length; bits++)
        {
            sum += _bySet[bits] > 0 && counts((ushort)bits) ? _bySet[bits] : 0;
        }

        return sum;
    }

    private static bool Has(ushort bits, ConventionSet conventions) => (bits & conventions.Bits) != 0;

    private void AddPlain(in NumberLexeme number)
    {
        Plain++;
        PlainShort += number.Digits.Length <= 3 ? 1 : 0;
        CheckDigits(number);
    }

    private void CheckDigits(in NumberLexeme number)
    {
        if ((number.Digits.Length > 28 || number.HasExponent)
            && !NumberReader.TryReadDecimal(number, decimalComma: number.Fits.And(ConventionSet.DecimalPoint).IsEmpty, out _))
        {
            Unrepresentable++;
        }
    }
}
