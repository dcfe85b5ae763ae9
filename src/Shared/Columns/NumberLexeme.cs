namespace Tally.Columns;

/// <summary>A cell that looks like a number: where its digits are and which conventions can read it.</summary>
internal ref struct NumberLexeme
{
    /// <summary>Digits and separators only.</summary>
    public ReadOnlySpan<byte> Digits;

    public bool Negative;

    /// <summary>The power of ten written after an e.</summary>
    public int Exponent;

    public bool HasExponent;

    /// <summary>An index into <see cref="NumberUnits"/>.</summary>
    public byte Unit;

    /// <summary>Negative by parentheses, as accounts write it.</summary>
    public bool Parenthesised;

    /// <summary>A whole number that begins with a zero it does not need: a code more likely than a count.</summary>
    public bool LeadingZero;

    /// <summary>The conventions under which this is a number.</summary>
    public ConventionSet Fits;

    /// <summary>Of those, the conventions under which it has decimals.</summary>
    public ConventionSet Fractional;

    /// <summary>A plain run of digits: every convention reads it alike.</summary>
    public readonly bool IsPlain => Fits == ConventionSet.All && Fractional.IsEmpty;
}
