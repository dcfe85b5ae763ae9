using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Reading;

/// <summary>Says what was decided about the lines around the table.</summary>
internal static class LayoutReport
{
    public static void Add(TableLayout layout, ProblemList problems)
    {
        if (layout.Preamble is var (first, last))
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.SkippedPreamble,
                Message = first == last ? "A line above the table was left out." : $"Lines {first} to {last} above the table were left out.",
                Line = first,
                Count = last - first + 1,
            });
        }

        if (layout.HeaderRows == 0)
        {
            problems.Add(new Problem { Code = ProblemCodes.NoHeader, Message = "No row names the columns; they were given names." });
        }

        if (layout.HeaderRows > 1)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.JoinedHeader,
                Message = $"{layout.HeaderRows} rows name the columns; their words were joined.",
            });
        }

        if (!layout.HeaderIsSure)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.UncertainHeader,
                Message = "All columns are text, so the first row was taken for their names on looks alone. Say so in the sidecar (header).",
            });
        }
    }
}
