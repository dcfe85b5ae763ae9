using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Reading;

/// <summary>
/// The first reading of all rows: collects what every column looks like and decides how to read it. A sink is fed on the way
/// by plans guessed from the first rows; only when the guess was wrong does it take a second reading.
/// </summary>
internal static class EvidencePass
{
    public static TableReading Run(CsvFile file, PlanHints hints, ProblemList before, ITableSink? sink, CancellationToken cancellationToken)
    {
        try
        {
            return RunWithinLimits(file, hints, before, sink, cancellationToken);
        }
        catch (RecordNeedsRepairException)
        {
            return RunWithinLimits(file with { NeedsRepair = true }, hints, before, sink, cancellationToken);
        }
    }

    private static TableReading RunWithinLimits(CsvFile file, PlanHints hints, ProblemList before, ITableSink? sink, CancellationToken cancellationToken)
    {
        try
        {
            return RunOnce(file, hints, before, sink, cancellationToken);
        }
        catch (RecordTooLongException tooLong)
        {
            sink?.Forget();
            return new TableReading.Refused(new Problem
            {
                Code = ProblemCodes.RecordTooLong,
                Message = $"A record is longer than the limit of {file.Options.MostRecordBytes} bytes: a quote may be open, or the file is no table.",
                Line = tooLong.Line,
            });
        }
    }

    private static TableReading RunOnce(CsvFile file, PlanHints hints, ProblemList before, ITableSink? sink, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(file.Options.MostProblemsOfAKind);
        problems.AddRange(before.ToList());
        var evidence = Evidence(file);
        var guess = sink is { CanStartOver: true } ? Guess(file, hints, cancellationToken) : null;
        if (ReadAll(file, evidence, problems, guess, sink, out var beyond, cancellationToken) is not { } rowCount)
        {
            sink?.Forget();
            return new TableReading.Refused(beyond!);
        }

        var table = Decide(file, hints, evidence, rowCount, problems);
        if (guess is null || !guess.Plans.SequenceEqual(table.Plans))
        {
            table.Feed(sink, cancellationToken);
        }

        sink?.End();
        return new TableReading.Understood(table);
    }

    private static UnderstoodTable Guess(CsvFile file, PlanHints hints, CancellationToken cancellationToken)
    {
        var unheard = new ProblemList(0);
        var evidence = Evidence(file);
        var few = file with { Options = file.Options with { MostRows = file.Options.RowsToGuessFrom } };
        ReadAll(few, evidence, unheard, guess: null, sink: null, out _, cancellationToken);
        return Decide(file, hints, evidence, rowCount: 0, unheard);
    }

    // The number of rows; null when something is beyond a limit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int? ReadAll(
        CsvFile file, ColumnEvidence[] evidence, ProblemList problems, UnderstoodTable? guess, ITableSink? sink,
        out Problem? beyond, CancellationToken cancellationToken)
    {
        beyond = null;
        sink = guess is null ? null : sink;
        sink?.Begin(guess!);
        int kept = guess?.Plans.Count ?? 0;
        using var rows = file.OpenRows(problems.Add);
        while (rows.Read())
        {
            if ((rows.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (rows.Count > file.Options.MostRows)
            {
                beyond = TooManyRows(file.Options, rows.Line);
                return null;
            }

            sink?.BeginRow(rows.Line);
            for (int i = 0; i < evidence.Length; i++)
            {
                var cell = rows.Field(i);
                if (SimpleNumber.TryScan(cell, out var number))
                {
                    evidence[i].Observe(cell, number);
                }
                else if (cell.Length <= file.Options.MostCellBytes)
                {
                    evidence[i].ObserveOther(cell);
                }
                else
                {
                    beyond = CellTooLong(file, rows, i);
                    return null;
                }

                if (i < kept)
                {
                    sink!.Cell(i, cell, number);
                }
            }

            sink?.EndRow();
        }

        return rows.Count;
    }

    private static ColumnEvidence[] Evidence(CsvFile file) => [.. Enumerable.Range(0, file.Layout.Width).Select(_ => new ColumnEvidence())];

    private static Problem TooManyRows(ReaderOptions options, int line) => new()
    {
        Code = ProblemCodes.TooManyRows,
        Message = $"The file has more than {options.MostRows} rows.",
        Line = line,
    };

    private static Problem CellTooLong(CsvFile file, TableRows rows, int column) => new()
    {
        Code = ProblemCodes.CellTooLong,
        Message = $"A cell is longer than the limit of {file.Options.MostCellBytes} bytes.",
        Row = rows.Count,
        Line = rows.Line,
        Column = HeaderNames.MakeUnique(file.Layout.Header, [])[column],
    };

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
