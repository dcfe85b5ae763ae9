namespace Tally.Columns;

/// <summary>How a column writes its numbers: which sign is the decimal one and what separates the thousands.</summary>
internal enum NumberConvention : byte
{
    /// <summary>1234.5</summary>
    Point,

    /// <summary>1234,5</summary>
    Comma,

    /// <summary>1,234.5</summary>
    PointGroupComma,

    /// <summary>1.234,5</summary>
    CommaGroupPoint,

    /// <summary>1 234.5, with any of the spaces printers use.</summary>
    PointGroupSpace,

    /// <summary>1 234,5</summary>
    CommaGroupSpace,

    /// <summary>1'234.5 or 1’234.5</summary>
    PointGroupApostrophe,

    /// <summary>1'234,5</summary>
    CommaGroupApostrophe,

    /// <summary>12,34,567.8: lakhs.</summary>
    PointGroupLakh,
}

/// <summary>A set of <see cref="NumberConvention"/>, one bit each.</summary>
internal readonly record struct ConventionSet(ushort Bits)
{
    public const int Count = 9;

    private const ushort CommaBits =
        1 << (int)NumberConvention.Comma | 1 << (int)NumberConvention.CommaGroupPoint
        | 1 << (int)NumberConvention.CommaGroupSpace | 1 << (int)NumberConvention.CommaGroupApostrophe;

    public static ConventionSet None => default;

    public static ConventionSet All => new((1 << Count) - 1);

    public static ConventionSet DecimalComma => new(CommaBits);

    public static ConventionSet DecimalPoint => new((ushort)(All.Bits & ~CommaBits));

    public bool IsEmpty => Bits == 0;

    public bool Contains(NumberConvention convention) => (Bits & (1 << (int)convention)) != 0;

    public ConventionSet With(NumberConvention convention) => new((ushort)(Bits | (1 << (int)convention)));

    public ConventionSet And(ConventionSet other) => new((ushort)(Bits & other.Bits));

    public ConventionSet Or(ConventionSet other) => new((ushort)(Bits | other.Bits));

    public static bool IsDecimalComma(NumberConvention convention) => DecimalComma.Contains(convention);
}
