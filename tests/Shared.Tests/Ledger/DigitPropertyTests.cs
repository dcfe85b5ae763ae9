using System.Globalization;
using System.Text;
using Tally.Ledger;
using Tally.Shared.Tests.Ledger.Drafts;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

/// <summary>Changing any one digit of a verified answer, and handing that in as a draft, is refused.</summary>
public sealed class DigitPropertyTests
{
    private const int Answers = 150;

    [Fact]
    public void No_altered_digit_of_a_verified_answer_passes()
    {
        var random = new Random(11);
        var gate = new Gate();
        var survivors = new List<string>();
        foreach (var draft in new DraftGenerator(5).Write(600).Where(draft => draft.Honest && draft.Charts.Count == 0).Take(Answers))
        {
            if (gate.Check(AdversarialDraftsTests.Request(draft)) is not GateVerdict.Passed passed)
                continue;
            foreach (var figure in passed.Answer.Figures.Where(figure => figure.Class != FigureClass.Echoed && figure.Value is not null))
            {
                int at = figure.Start + Enumerable.Range(0, figure.Text.Length).Where(i => char.IsAsciiDigit(figure.Text[i])).OrderBy(_ => random.Next()).First();
                var altered = new StringBuilder(passed.Answer.Text);
                altered[at] = (char)('0' + ((altered[at] - '0' + 1 + random.Next(9)) % 10));
                if (IsStillTrue(altered.ToString(figure.Start, figure.Text.Length), figure))
                    continue;
                if (gate.Check(AdversarialDraftsTests.Request(draft) with { Draft = altered.ToString() }) is GateVerdict.Passed still)
                    survivors.Add($"{draft.Question} ¦ {altered} ¦ {still.Answer.Text}");
            }
        }

        Assert.Empty(survivors);
    }

    /// <summary>A leading zero or the like: the digits changed, the value did not.</summary>
    private static bool IsStillTrue(string text, AnswerFigure figure)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits == string.Concat(figure.Text.Where(char.IsAsciiDigit)) || decimal.Parse(digits, CultureInfo.InvariantCulture) == decimal.Parse(string.Concat(figure.Text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }
}
