using System.Text.RegularExpressions;
using Tally.Ledger;

namespace Tally.Shared.Tests.Questions;

/// <summary>Prints references to one-cell results; refuses a draft with a reference it cannot resolve, or one that says "faux".</summary>
internal sealed partial class SimpleGate : IGate
{
    public List<GateRequest> Requests { get; } = [];

    public GateVerdict Check(GateRequest request)
    {
        lock (Requests)
            Requests.Add(request);
        var figures = new List<AnswerFigure>();
        bool isWrong = request.Draft.Contains("faux", StringComparison.Ordinal);
        string text = Reference().Replace(request.Draft, match =>
        {
            var entry = request.Ledger.FirstOrDefault(entry => entry.Id == match.Groups[1].Value);
            isWrong |= entry is null;
            string value = entry?.Result.Rows[0][0].ToString() ?? "?";
            figures.Add(new AnswerFigure
            {
                Text = value,
                Start = 0,
                Class = FigureClass.Quoted,
                Value = value,
                Reference = match.Value.Trim('{', '}'),
                Lineage = entry?.Result.Lineage[0][0],
            });
            return value;
        });
        return isWrong
            ? new GateVerdict.Rejected([new GateReason("unsupported-figure", "That figure is not in the results.", 0, 1)], text)
            : new GateVerdict.Passed(new VerifiedAnswer { Text = text, Language = "fr", Assurance = Assurance.Verified, Figures = figures });
    }

    [GeneratedRegex(@"\{\{(R\d+)[^}]*\}\}")]
    private static partial Regex Reference();
}
