namespace Tally.Csv;

/// <summary>Where a cell lies in the bytes of its record, and what has to be undone to read it.</summary>
internal readonly record struct FieldRange(int Start, int Length, bool Quoted, bool Escaped)
{
    public int End => Start + Length;
}

/// <summary>What the scanner found wrong with a record.</summary>
[Flags]
internal enum RecordFlaws
{
    None = 0,

    /// <summary>A quote inside a quoted cell that neither closes nor is doubled.</summary>
    StrayQuote = 1,

    /// <summary>A quote that is never closed.</summary>
    UnclosedQuote = 2,

    /// <summary>A quoted cell holds a line break. No fault by itself.</summary>
    SpansLines = 4,
}
