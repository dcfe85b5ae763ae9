using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Building;
using Tally.Ingest.Reading;
using Tally.Ingest.Sidecars;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>What reading one dirty file came to, cell by cell.</summary>
internal sealed record RobustnessRun
{
    public required int Seed { get; init; }

    public required DirtyFile File { get; init; }

    public int Cells { get; init; }

    /// <summary>Cells that say what they should.</summary>
    public int Right { get; init; }

    /// <summary>Cells that were kept as they are written, without being understood.</summary>
    public int Unread { get; init; }

    /// <summary>Cells that differ and that a problem points at.</summary>
    public int Told { get; init; }

    /// <summary>Places that differ without a word.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    public static async Task<RobustnessRun> OfAsync(int seed, CancellationToken cancellationToken)
    {
        var file = DirtyFile.Of(seed);
        using var bytes = await SpooledBytes.ReadAsync(new MemoryStream(file.Bytes), long.MaxValue, cancellationToken);
        var build = new TableBuild(Stream.Null, keyed: null, Sidecar.None);
        var options = new ReaderOptions { MostProblemsOfAKind = 1000, RowsToGuessFrom = 1 + (seed % 7) };
        var reading = TableReader.Read(bytes!, ReaderHints.None, new PlanHints(), options, build, cancellationToken);
        int cells = file.Table.Rows.Count * file.Table.Header.Count;
        if (reading is not TableReading.Understood { Table: var table })
        {
            return new RobustnessRun { Seed = seed, File = file, Cells = cells, Told = cells };
        }

        Problem[] problems = [.. table.Problems, .. build.MisfitProblems(1000)];
        return new Comparison(file, build, problems).Run(seed, cells);
    }
}

internal sealed class Comparison(DirtyFile file, TableBuild build, IReadOnlyList<Problem> problems)
{
    // Doubts about the file as a whole point at all of it.
    private static readonly HashSet<string> WholeFile =
    [
        ProblemCodes.AmbiguousDialect, ProblemCodes.UncertainEncoding, ProblemCodes.UncertainHeader, ProblemCodes.UndecodableBytes,
        ProblemCodes.SecondTable, ProblemCodes.NoHeader, ProblemCodes.JoinedHeader,
    ];

    private readonly List<string> _silent = [];
    private int _right;
    private int _unread;
    private int _told;

    public RobustnessRun Run(int seed, int cells)
    {
        bool whole = problems.Any(problem => WholeFile.Contains(problem.Code));
        CompareShape(whole);
        for (int row = 0; row < file.Table.Rows.Count; row++)
        {
            for (int column = 0; column < file.Table.Header.Count; column++)
            {
                Compare(row, column, whole);
            }
        }

        return new RobustnessRun
        {
            Seed = seed,
            File = file,
            Cells = cells,
            Right = _right,
            Unread = _unread,
            Told = _told,
            Silent = _silent,
        };
    }

    private void CompareShape(bool whole)
    {
        int expected = file.Table.Rows.Count + (file.Mutation.TotalRow ? 1 : 0);
        bool told = whole || problems.Any(problem => problem.Line is not null);
        if (build.Lines.Length != expected && !told)
        {
            _silent.Add($"{build.Lines.Length} rows instead of {expected}");
        }

        if (build.Columns.Count != file.Table.Header.Count && !told)
        {
            _silent.Add($"{build.Columns.Count} columns instead of {file.Table.Header.Count}");
        }
    }

    private void Compare(int row, int column, bool whole)
    {
        var expected = file.Table.Rows[row][column];
        bool there = column < build.Columns.Count && row < build.Lines.Length;
        var read = there ? build.Columns[column][row] : CellValue.Null;
        string written = file.Written[row][column].Trim();
        if (there && Same(expected, read))
        {
            _right++;
        }
        else if (there && read.Kind == CellKind.Text && read.AsText().Replace("\r\n", "\n", StringComparison.Ordinal).Trim() == written)
        {
            _unread++;
        }
        else if (whole || !there || problems.Any(problem => PointsAt(problem, row, column)))
        {
            _told++;
        }
        else
        {
            _silent.Add($"row {row + 1} column {file.Table.Header[column]}: {expected} was read as {read} from [{written}]");
        }
    }

    private bool PointsAt(Problem problem, int row, int column)
    {
        bool here = problem.Row == row + 1 || problem.Line == build.Lines[row];
        bool inColumn = problem.Column == build.Columns[column].Name && problem.Row is null && problem.Line is null;

        // What was left out or taken in before this row moves every row below it.
        bool moved = problem.Line < build.Lines[row] && problem.Code is ProblemCodes.UnclosedQuote or ProblemCodes.AmbiguousQuote or ProblemCodes.SkippedFooter or ProblemCodes.BlankRow;
        return here || inColumn || moved;
    }

    private static bool Same(CellValue expected, CellValue read) =>
        expected == read
        || (expected.Kind == CellKind.Text && read.Kind == CellKind.Text && read.AsText().ReplaceLineEndings("\n") == expected.AsText());
}
