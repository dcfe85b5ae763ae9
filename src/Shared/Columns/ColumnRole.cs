namespace Tally.Columns;

/// <summary>What a column is for in its table.</summary>
public enum ColumnRole
{
    /// <summary>Names what a row is about: a faculty, a sex, a product.</summary>
    Dimension,

    /// <summary>Identifies a row: distinct in every row and not a period.</summary>
    Key,

    /// <summary>Says when: a year, a month, a date.</summary>
    Time,

    /// <summary>A figure that is counted or measured.</summary>
    Measure,

    /// <summary>Free text, neither grouped by nor measured.</summary>
    Note,
}
