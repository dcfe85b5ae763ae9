using System.Globalization;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>A row of a frame in words: the dataset, the row and the line it comes from.</summary>
internal static class RowWords
{
    public static string Describe(Frame frame, int row)
    {
        var first = new FirstRow();
        FeedingRows.Visit(frame, row, first);
        if (first.Table is null)
            return "the query itself";

        var part = first.Table.Parts[first.Table.PartOf(first.Row)];
        int own = first.Row - part.Start;
        string only = first.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{first.Count} rows, the first being ");
        return string.Create(CultureInfo.InvariantCulture, $"{only}row {own + 1} of {part.Profile.Id} (line {part.Dataset.Lines[own]})");
    }

    private sealed class FirstRow : IRowSink
    {
        public Table? Table { get; private set; }

        public int Row { get; private set; }

        public int Count { get; private set; }

        public void Add(Table table, int row)
        {
            if (Count++ == 0)
                (Table, Row) = (table, row);
        }
    }
}
