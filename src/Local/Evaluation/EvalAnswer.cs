using Tally.Ledger.Fit.Cells;
using Tally.Questions;

namespace Tally.Local.Evaluation;

/// <summary>One line of an evaluation's output.</summary>
internal sealed record EvalAnswer
{
    public required string Id { get; init; }

    public string? Question { get; init; }

    /// <summary>How it was scored; null where nothing was expected.</summary>
    public EvalVerdict? Verdict { get; init; }

    public required QuestionOutcome Outcome { get; init; }

    public required string Assurance { get; init; }

    public required string Text { get; init; }

    /// <summary>Measured figures in the order of the text; years and labels that were echoed are not among them.</summary>
    public required IReadOnlyList<EvalFigure> Figures { get; init; }

    public required IReadOnlyList<EvalChart> Charts { get; init; }

    public required IReadOnlyList<string> Queries { get; init; }

    public required double Milliseconds { get; init; }

    /// <summary>Without the time spent waiting for the model.</summary>
    public required double OwnMilliseconds { get; init; }
}

/// <param name="Text">As printed.</param>
/// <param name="Value">In the unit printed, unrounded.</param>
/// <param name="Row">The source row, 1-based, where a single one feeds the figure.</param>
/// <param name="How">How the figure came to be, in words.</param>
internal sealed record EvalFigure(string Text, decimal? Value, string? Dataset, string? Column, int? Row, string How);

internal sealed record EvalChart(string Kind, string Title, IReadOnlyList<EvalSeries> Series);

/// <param name="Points">Pairs of x (number or text) and y.</param>
internal sealed record EvalSeries(string Name, IReadOnlyList<IReadOnlyList<object?>> Points);
