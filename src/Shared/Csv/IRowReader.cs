namespace Tally.Csv;

/// <summary>Records of a file one after another, as UTF-8 cells. Spans are valid until the next read.</summary>
internal interface IRowReader : IDisposable
{
    bool Read();

    int FieldCount { get; }

    ReadOnlySpan<byte> Field(int index);

    /// <summary>The line the record begins on, 1-based.</summary>
    int Line { get; }

    /// <summary>What was wrong with the record and was repaired.</summary>
    RecordFlaws Flaws { get; }
}
