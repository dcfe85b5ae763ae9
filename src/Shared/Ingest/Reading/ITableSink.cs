using Tally.Columns;

namespace Tally.Ingest.Reading;

/// <summary>Takes the cells of a table one after another, in file order.</summary>
internal interface ITableSink
{
    /// <summary>
    /// Whether it can forget what it took. One that can is fed during the first reading, by plans that only the first rows
    /// suggest, and starts over when the other rows say otherwise.
    /// </summary>
    bool CanStartOver { get; }

    /// <summary>What was taken is void.</summary>
    void Forget();

    /// <summary>Rows of this table follow; what was taken before is void.</summary>
    void Begin(UnderstoodTable table);

    void BeginRow(int line);

    /// <summary>The cell of the table's column, and what it is if it is a simple number.</summary>
    void Cell(int column, ReadOnlySpan<byte> cell, in SimpleNumber number);

    void EndRow();

    /// <summary>All rows were there, and the table they were said to be of is the right one.</summary>
    void End();
}
