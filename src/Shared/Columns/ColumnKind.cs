namespace Tally.Columns;

/// <summary>Which class holds a column's cells; a byte of the column file, so its numbers never change.</summary>
internal enum ColumnKind : byte
{
    Text = 1,
    Number = 2,
    WideNumber = 3,
    Date = 4,
    DateTime = 5,
    Boolean = 6,
}
