namespace Tally.Columns;

/// <summary>What the cells of a column are, decided once per column.</summary>
public enum ColumnType
{
    Text,

    /// <summary>Whole numbers, years included (a year is an integer column whose role is time).</summary>
    Integer,

    /// <summary>Exact decimals, as written: 12,5 % is 12.5 with the unit "%".</summary>
    Decimal,
    Date,
    DateTime,
    Boolean,
}
