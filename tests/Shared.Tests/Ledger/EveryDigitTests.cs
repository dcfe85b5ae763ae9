using System.Globalization;
using System.Text;
using Tally.Ledger;
using Tally.Shared.Tests.Ledger.Claims;

namespace Tally.Shared.Tests.Ledger;

/// <summary>
/// Every digit of many verified answers is changed, years included: the gate refuses the outcome unless an evaluator that reads the
/// raw files, and nothing of the gate or the query engine, finds the changed sentence true.
/// </summary>
public sealed class EveryDigitTests(ClaimedData data, ITestOutputHelper output) : IClassFixture<ClaimedData>
{
    private const int AnswersOfATable = 160;
    private const int ChangesOfADigit = 3;

    [Theory]
    [InlineData(0, "fr-FR")]
    [InlineData(1, "en-US")]
    [InlineData(2, "de-CH")]
    public async Task A_changed_digit_passes_only_where_the_raw_files_bear_it_out(int table, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var random = new Random(table + 31);
        var gate = new Gate();
        var wrong = new List<string>();
        int answers = 0, changed = 0, stillTrue = 0;
        foreach (var answer in new ClaimedAnswers(data.Tables[table], table + 17).Write(AnswersOfATable))
        {
            var request = await data.RequestAsync(answer, answer.Draft);
            if (gate.Check(request) is not GateVerdict.Passed { Answer.Text: var text })
            {
                wrong.Add($"refused: {answer.Question} ¦ {answer.Draft} ¦ {((GateVerdict.Rejected)gate.Check(request)).Reasons[0].Message}");
                continue;
            }

            Assert.True(answer.IsTrue(text), $"the raw files say otherwise: {text}");
            answers++;
            foreach (int place in Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])))
            {
                foreach (int step in Enumerable.Range(1, 9).OrderBy(_ => random.Next()).Take(ChangesOfADigit))
                {
                    var other = new StringBuilder(text);
                    other[place] = (char)('0' + ((text[place] - '0' + step) % 10));
                    changed++;
                    if (answer.IsTrue(other.ToString()))
                        stillTrue++;
                    else if (gate.Check(request with { Draft = other.ToString() }) is GateVerdict.Passed)
                        wrong.Add($"passed: {answer.Question} ¦ {text} ¦ {other}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers} answers, {changed} changed digits, {stillTrue} of them still true"));
        foreach (string line in wrong)
            output.WriteLine(line);
        Assert.Empty(wrong);
        Assert.True(changed > answers * 10);
    }
}
