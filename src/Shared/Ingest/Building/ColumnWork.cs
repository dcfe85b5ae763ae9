namespace Tally.Ingest.Building;

/// <summary>Work on the columns of a table that do not know of each other: side by side when there is enough of it.</summary>
internal static class ColumnWork
{
    private const int FewestRows = 20_000;

    public static void ForEach(int columns, int rows, Action<int> column)
    {
        if (rows >= FewestRows)
        {
            Parallel.For(0, columns, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, column);
            return;
        }

        for (int i = 0; i < columns; i++)
        {
            column(i);
        }
    }
}
