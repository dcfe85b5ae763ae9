using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>The first reading of all rows: collects what every column looks like and decides how to read it.</summary>
internal static class EvidencePass
{
    public static TableReading Run(CsvFile file, PlanHints hints, ProblemList before, CancellationToken cancellationToken)
    {
        try
        {
            return RunOnce(file, hints, before, cancellationToken);
        }
        catch (RecordNeedsRepairException)
        {
            return RunOnce(file with { NeedsRepair = true }, hints, before, cancellationToken);
        }
    }

    private static TableReading RunOnce(CsvFile file, PlanHints hints, ProblemList before, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(file.Options.MostProblemsOfAKind);
        problems.AddRange(before.ToList());
        var evidence = Enumerable.Range(0, file.Layout.Width).Select(_ => new ColumnEvidence()).ToArray();
        using var rows = file.OpenRows(problems.Add);
        while (rows.Read())
        {
            if ((rows.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (rows.Count > file.Options.MostRows)
            {
                return new TableReading.Refused(new Problem
                {
                    Code = ProblemCodes.TooManyRows,
                    Message = $"The file has more than {file.Options.MostRows} rows.",
                    Line = rows.Line,
                });
            }

            for (int i = 0; i < evidence.Length; i++)
            {
                evidence[i].Observe(rows.Field(i));
            }
        }

        return new TableReading.Understood(Decide(file, hints, evidence, rows.Count, problems));
    }

    private static UnderstoodTable Decide(CsvFile file, PlanHints hints, ColumnEvidence[] evidence, int rowCount, ProblemList problems)
    {
        int[] places = Places(file.Layout, evidence, problems);
        var found = new List<Problem>();
        string[] names = HeaderNames.MakeUnique([.. places.Select(place => file.Layout.Header[place])], found);
        var plans = ColumnPlanner.Plan(names, [.. places.Select(place => evidence[place])], hints, found);
        problems.AddRange(found);
        return new UnderstoodTable
        {
            File = file,
            Plans = plans,
            Places = places,
            RowCount = rowCount,
            Problems = problems.ToList(),
        };
    }

    // Columns without a name and without a cell at the right edge are what a spreadsheet leaves behind.
    private static int[] Places(TableLayout layout, ColumnEvidence[] evidence, ProblemList problems)
    {
        int last = layout.Width;
        while (last > 1 && layout.HeaderRows > 0 && layout.Header[last - 1].Length == 0 && evidence[last - 1].Empty == evidence[last - 1].Rows)
        {
            last--;
        }

        if (last < layout.Width)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.BlankColumnDropped,
                Message = "Columns at the right edge have neither a name nor a cell; they were left out.",
                Count = layout.Width - last,
            });
        }

        return [.. Enumerable.Range(0, last)];
    }
}
