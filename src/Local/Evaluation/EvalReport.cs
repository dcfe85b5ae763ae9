using System.Globalization;
using System.Text;

namespace Tally.Local.Evaluation;

/// <summary>The score of an evaluation, for a person.</summary>
internal static class EvalReport
{
    public static string Of(IReadOnlyList<EvalCase> cases, IReadOnlyList<EvalAnswer> answers)
    {
        var text = new StringBuilder();
        var scored = cases.Zip(answers).Where(pair => pair.First.Expected is not null)
            .Select(pair => (pair.First, Verdict: EvalScorer.Score(pair.First, pair.Second))).ToList();
        Line(text, $"questions               {answers.Count}");
        if (scored.Count > 0)
        {
            WriteScore(text, scored);
        }

        double[] own = [.. answers.Select(answer => answer.OwnMilliseconds).Order()];
        Line(text, $"own time per question   median {Quantile(own, 0.5):0.0} ms, 99 % within {Quantile(own, 0.99):0.0} ms");
        return text.ToString();
    }

    private static void WriteScore(StringBuilder text, IReadOnlyList<(EvalCase Case, EvalVerdict Verdict)> scored)
    {
        int Count(EvalVerdict verdict) => scored.Count(pair => pair.Verdict == verdict);
        void Share(string name, int count) => Line(text, $"{name,-23} {count} of {scored.Count} ({100.0 * count / scored.Count:0.0} %)");

        Share("exact", Count(EvalVerdict.Exact));
        if (Count(EvalVerdict.Lenient) > 0)
        {
            Share("within lenient bound", Count(EvalVerdict.Lenient));
        }

        Share("wrong shown as verified", Count(EvalVerdict.Wrong));
        Share("declined", Count(EvalVerdict.Declined));
        WriteParts(text, "language", scored.Select(pair => (Part(pair.Case, 1), pair.Verdict)));
        WriteParts(text, "kind", scored.Select(pair => (Part(pair.Case, 2), pair.Verdict)));
        foreach (var (evalCase, verdict) in scored.Where(pair => pair.Verdict is EvalVerdict.Wrong))
        {
            Line(text, $"  {verdict.ToString().ToLowerInvariant()}: {evalCase.Id}");
        }
    }

    /// <summary>A line for each language or kind, where the ids tell them: "held.fr.share.flights.41".</summary>
    private static void WriteParts(StringBuilder text, string title, IEnumerable<(string Part, EvalVerdict Verdict)> scored)
    {
        var parts = scored.Where(pair => pair.Part.Length > 0).GroupBy(pair => pair.Part, StringComparer.Ordinal).ToList();
        if (parts.Count < 2)
        {
            return;
        }

        Line(text, $"by {title,-20} {"of",5} {"exact",6} {"declined",9} {"wrong",6}");
        foreach (var part in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            int Count(EvalVerdict verdict) => part.Count(pair => pair.Verdict == verdict);
            Line(text, $"  {part.Key,-21} {part.Count(),5} {Count(EvalVerdict.Exact),6} {Count(EvalVerdict.Declined),9} {Count(EvalVerdict.Wrong),6}");
        }
    }

    private static string Part(EvalCase evalCase, int at) => evalCase.Id.Split('.') is { Length: >= 4 } parts ? parts[at] : "";

    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
