using System.Globalization;
using System.Text;
using System.Text.Json;
using Tally.Questions;

namespace Tally.Local.Evaluation;

/// <summary>Holds an answer against what was expected of it.</summary>
internal static class EvalScorer
{
    public static EvalVerdict Score(EvalCase evalCase, EvalAnswer answer)
    {
        var expected = evalCase.Expected ?? throw new InvalidOperationException("Only cases with an expectation are scored.");
        if (expected.Type == "none")
        {
            return answer.Figures.Count == 0 && answer.Charts.Count == 0 ? EvalVerdict.Exact
                : Vouched(answer) ? EvalVerdict.Wrong
                : EvalVerdict.Declined;
        }

        if (!Vouched(answer))
        {
            return EvalVerdict.Declined;
        }

        if (Holds(expected, answer, evalCase.Tolerance.Abs))
        {
            return EvalVerdict.Exact;
        }

        if (evalCase.Tolerance.LenientAbs is { } lenient && Holds(expected, answer, lenient))
        {
            return EvalVerdict.Lenient;
        }

        bool shows = answer.Figures.Count > 0 || answer.Charts.Count > 0 || expected.Type is "text" or "set" or "list";
        return shows ? EvalVerdict.Wrong : EvalVerdict.Declined;
    }

    /// <summary>What is answered has passed the gate; its assurance is none only where it holds names and no figure.</summary>
    private static bool Vouched(EvalAnswer answer) => answer.Outcome == QuestionOutcome.Answered;

    private static bool Holds(Expectation expected, EvalAnswer answer, decimal tolerance) => expected.Type switch
    {
        "number" => answer.Figures.Count > 0 && Near(answer.Figures[0].Value, expected.Value.GetDecimal(), tolerance),
        "text" => HoldsText(expected.Value, expected.AcceptKeys, answer),
        "row" => HoldsText(expected.Value[0], expected.AcceptKeys, answer) && HoldsNumber(expected.Value[1], answer, tolerance),
        "compare" => expected.Value.EnumerateArray().All(value => HoldsNumber(value, answer, tolerance)),
        "list" => InOrder([.. expected.Value.EnumerateArray()], answer, tolerance),
        "set" => expected.Value.EnumerateArray().All(value => HoldsEither(value, answer, tolerance)),
        "series" => answer.Charts.SelectMany(chart => chart.Series).Any(series => Same(expected.Value, series, tolerance))
            || (answer.Charts.Count == 0 && InOrder([.. expected.Value.EnumerateArray().SelectMany(static point => point.EnumerateArray())], answer, tolerance)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool HoldsEither(JsonElement value, EvalAnswer answer, decimal tolerance) =>
        value.ValueKind == JsonValueKind.Number ? HoldsNumber(value, answer, tolerance) : HoldsText(value, [], answer);

    private static bool HoldsNumber(JsonElement value, EvalAnswer answer, decimal tolerance) =>
        answer.Figures.Any(figure => Near(figure.Value, value.GetDecimal(), tolerance));

    private static bool HoldsText(JsonElement value, IReadOnlyList<string> others, EvalAnswer answer)
    {
        string text = Fold(answer.Text);
        return others.Prepend(Plain(value)).Any(key => text.Contains(Fold(key), StringComparison.Ordinal));
    }

    private static bool InOrder(IReadOnlyList<JsonElement> values, EvalAnswer answer, decimal tolerance)
    {
        string text = Fold(answer.Text);
        int at = 0;
        int figure = 0;
        foreach (var value in values)
        {
            if (value.ValueKind == JsonValueKind.Number)
            {
                while (figure < answer.Figures.Count && !Near(answer.Figures[figure].Value, value.GetDecimal(), tolerance))
                {
                    figure++;
                }

                if (figure++ >= answer.Figures.Count)
                {
                    return false;
                }
            }
            else
            {
                int found = text.IndexOf(Fold(Plain(value)), at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }

                at = found + 1;
            }
        }

        return true;
    }

    private static bool Same(JsonElement expected, EvalSeries series, decimal tolerance) =>
        expected.GetArrayLength() == series.Points.Count
        && expected.EnumerateArray().Zip(series.Points).All(pair =>
            Fold(Plain(pair.First[0])) == Fold(Convert.ToString(pair.Second[0], CultureInfo.InvariantCulture) ?? "")
            && Near(pair.Second[1] as decimal?, pair.First[1].GetDecimal(), tolerance));

    private static bool Near(decimal? value, decimal expected, decimal tolerance) =>
        value is { } found && Math.Abs(found - expected) <= tolerance;

    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>Lower case, no accents: how names are compared.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}
