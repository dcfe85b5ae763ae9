using System.Globalization;
using Tally.Columns;
using Tally.Ledger;
using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>How an answer compares with what the cells say.</summary>
internal enum SelfTestVerdict
{
    Exact,
    Declined,

    /// <summary>A verified answer that does not hold what was expected.</summary>
    Wrong,

    /// <summary>The question ended without an answer of any kind: the model was away.</summary>
    Failed,
}

internal static class SelfTestVerdicts
{
    public static SelfTestVerdict Of(SelfTestCase asked, AnswerDocument answer, string? timeColumn)
    {
        if (answer.Outcome is QuestionOutcome.Failed or QuestionOutcome.Cancelled or QuestionOutcome.Expired)
        {
            return SelfTestVerdict.Failed;
        }

        bool isAnswered = answer.Outcome == QuestionOutcome.Answered;
        return asked.Expected switch
        {
            Expectation.Nothing => isAnswered && Measured(answer, timeColumn).Any() ? SelfTestVerdict.Wrong : SelfTestVerdict.Exact,
            _ when !isAnswered => SelfTestVerdict.Declined,
            Expectation.Label label => Folding.Fold(answer.Text).Contains(Folding.Fold(label.Text), StringComparison.Ordinal) ? SelfTestVerdict.Exact : SelfTestVerdict.Wrong,
            Expectation.Figure figure => Holds(asked.Kind, figure, answer, timeColumn) ? SelfTestVerdict.Exact
                : Measured(answer, timeColumn).Any() ? SelfTestVerdict.Wrong
                : SelfTestVerdict.Declined,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The first figure of the answer is the one asked for; a difference may be told either way round.</summary>
    private static bool Holds(string kind, Expectation.Figure expected, AnswerDocument answer, string? timeColumn)
    {
        decimal? first = Measured(answer, timeColumn).Select(static figure => decimal.TryParse(figure.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : (decimal?)null).FirstOrDefault();
        return first is { } found
            && (Math.Abs(found - expected.Value) <= expected.Tolerance || (kind == "difference" && Math.Abs(found + expected.Value) <= expected.Tolerance));
    }

    /// <summary>A year that says when is no figure that was asked for.</summary>
    private static IEnumerable<DocumentFigure> Measured(AnswerDocument answer, string? timeColumn) =>
        answer.Figures.Where(figure => figure.Class != FigureClass.Echoed && (timeColumn is null || figure.Column != timeColumn));
}
