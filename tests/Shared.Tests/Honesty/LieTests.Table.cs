using System.Globalization;
using Tally.Ledger;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Misbehaviours;
using Tally.Questions;

namespace Tally.Shared.Tests.Honesty;

public sealed partial class LieTests
{
    /// <summary>The product's half of the table of docs/grounding.md: run by <c>evals/gate.sh</c> only.</summary>
    [Fact(Explicit = true)]
    public async Task Every_lie_over_many_questions()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using Workbench bench = await Workbench.StartAsync(EmulatedEndpoint.Full, ModelLevel.Conversation, Limits, token);
        Dictionary<string, AnswerDocument> honest = [];
        foreach (string question in ManyQuestions.All)
            honest[question] = await bench.AskAsync(question, token);
        int verified = honest.Values.Count(answer => answer.Assurance == Assurance.Verified);
        int refused = honest.Values.Count(answer => answer.Outcome == QuestionOutcome.Unverified);
        output.WriteLine("| lie of the emulator | asked | as if honest | not shown as verified | wrong shown as verified |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        output.WriteLine(Row($"(none: {verified} verified)", honest.Count, honest.Count - refused, refused, 0));
        List<string> believed = [];
        foreach (string lie in MisbehavingAnalyst.All.Keys)
        {
            bench.Emulator.SetFaults(lie);
            int same = 0, withheld = 0, wrong = 0;
            foreach (string question in ManyQuestions.All)
            {
                AnswerDocument answer = await bench.AskAsync(question, token);
                if (Shown(answer) == Shown(honest[question])) same++;
                else if (answer.Assurance != Assurance.Verified) withheld++;
                else if (SaysNoMore(answer, honest[question])) same++;
                else
                {
                    wrong++;
                    believed.Add($"{lie}: {question} → {Shown(answer)} (honest: {Shown(honest[question])})");
                }
            }

            output.WriteLine(Row(lie, ManyQuestions.All.Count, same, withheld, wrong));
        }

        foreach (var (question, answer) in honest.Where(pair => pair.Value.Outcome == QuestionOutcome.Unverified))
            output.WriteLine($"refused: {question} → {string.Join(' ', answer.Reasons)}");
        Assert.True(believed.Count == 0, string.Join(Environment.NewLine, believed));
    }

    private static string Row(string lie, int asked, int same, int withheld, int wrong) =>
        string.Create(CultureInfo.InvariantCulture, $"| {lie} | {asked} | {same} | {withheld} | {wrong} |");
}
