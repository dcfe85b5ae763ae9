using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>The kinds a <see cref="CellValue"/> can be.</summary>
public enum CellKind : byte
{
    Null,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>A double that came out of a statistic irrational by nature.</summary>
    Approximate,
    Text,
    Date,
    DateTime,
    Boolean,
}

/// <summary>One cell of a table or of a query's result: null, or a value of exactly one kind.</summary>
public readonly struct CellValue : IEquatable<CellValue>
{
    private readonly decimal _number;
    private readonly string? _text;

    private CellValue(CellKind kind, decimal number, string? text = null)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    public static CellValue Null => default;

    public CellKind Kind { get; }

    public bool IsNull => Kind == CellKind.Null;

    /// <summary>True for exact and approximate numbers.</summary>
    public bool IsNumeric => Kind is CellKind.Number or CellKind.Approximate;

    public static CellValue Of(decimal number) => new(CellKind.Number, number);

    public static CellValue Of(string text) => new(CellKind.Text, 0, text);

    public static CellValue Of(DateOnly date) => new(CellKind.Date, date.DayNumber);

    public static CellValue Of(DateTime moment) => new(CellKind.DateTime, moment.Ticks);

    public static CellValue Of(bool truth) => new(CellKind.Boolean, truth ? 1 : 0);

    public static CellValue OfApproximate(double number) =>
        new(CellKind.Approximate, new decimal(BitConverter.DoubleToInt64Bits(number)));

    /// <summary>The exact number; only for <see cref="CellKind.Number"/>.</summary>
    public decimal AsNumber() => Expect(CellKind.Number)._number;

    /// <summary>The double; only for <see cref="CellKind.Approximate"/>.</summary>
    public double AsApproximate() => BitConverter.Int64BitsToDouble((long)Expect(CellKind.Approximate)._number);

    public string AsText() => Expect(CellKind.Text)._text!;

    public DateOnly AsDate() => DateOnly.FromDayNumber((int)Expect(CellKind.Date)._number);

    public DateTime AsDateTime() => new((long)Expect(CellKind.DateTime)._number, DateTimeKind.Unspecified);

    public bool AsBoolean() => Expect(CellKind.Boolean)._number != 0;

    public bool Equals(CellValue other) => Kind == other.Kind && _number == other._number && _text == other._text;

    public override bool Equals(object? obj) => obj is CellValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _number, _text);

    public static bool operator ==(CellValue left, CellValue right) => left.Equals(right);

    public static bool operator !=(CellValue left, CellValue right) => !left.Equals(right);

    /// <summary>The machine form: invariant, ISO dates, no grouping. People are shown figures by the ledger's printer.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Null => "",
        CellKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        CellKind.Approximate => AsApproximate().ToString("G15", CultureInfo.InvariantCulture),
        CellKind.Text => _text!,
        CellKind.Date => AsDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.DateTime => AsDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        CellKind.Boolean => _number != 0 ? "true" : "false",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CellValue Expect(CellKind kind, [CallerMemberName] string caller = "") =>
        Kind == kind ? this : throw new InvalidOperationException($"{caller} on a cell that is {Kind}.");
}
