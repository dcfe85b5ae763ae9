using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Reading;

/// <summary>What came of looking at a file.</summary>
internal abstract record TableReading
{
    private TableReading()
    {
    }

    /// <summary>The file holds a table and it is known how to read it.</summary>
    internal sealed record Understood(UnderstoodTable Table) : TableReading;

    /// <summary>It does not, or not within the limits.</summary>
    internal sealed record Refused(Problem Problem) : TableReading;
}

/// <summary>A file that was looked at whole once: every decision is made, the rows can be read for good.</summary>
internal sealed record UnderstoodTable
{
    public required CsvFile File { get; init; }

    /// <summary>One a column that is kept, in file order.</summary>
    public required IReadOnlyList<ColumnPlan> Plans { get; init; }

    /// <summary>For each plan the place of its cells in the file's rows.</summary>
    public required IReadOnlyList<int> Places { get; init; }

    public required int RowCount { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Reads all rows for the sink; <see cref="ITableSink.End"/> is the caller's.</summary>
    public void Feed(ITableSink? sink, CancellationToken cancellationToken)
    {
        if (sink is null)
        {
            return;
        }

        sink.Begin(this);
        int columns = Plans.Count;
        using var rows = File.OpenRows(report: null);
        while (rows.Read())
        {
            if ((rows.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            sink.BeginRow(rows.Line);
            for (int i = 0; i < columns; i++)
            {
                var cell = rows.Field(Places[i]);
                SimpleNumber.TryScan(cell, out var number);
                sink.Cell(i, cell, number);
            }

            sink.EndRow();
        }
    }

    /// <summary>Calls once a row with the row's number (zero-based), its line and its cells.</summary>
    public void ForEachRow(Action<TableRows> row, CancellationToken cancellationToken)
    {
        using var rows = File.OpenRows(report: null);
        while (rows.Read())
        {
            if ((rows.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            row(rows);
        }
    }
}
