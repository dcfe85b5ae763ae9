using System.Text.RegularExpressions;
using Tally.Ledger;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Misbehaviours;
using Tally.Questions;

namespace Tally.Shared.Tests.Honesty;

/// <summary>Whatever the model does, nothing but the honest answer leaves as verified.</summary>
public sealed partial class LieTests(ITestOutputHelper output)
{
    private static readonly RunLimits Limits = new() { Deadline = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task No_lie_of_the_model_is_shown_as_verified()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using Workbench bench = await Workbench.StartAsync(EmulatedEndpoint.Full, ModelLevel.Conversation, Limits, token);
        Dictionary<string, AnswerDocument> honest = [];
        foreach (string question in AskedQuestions.All)
        {
            honest[question] = await bench.AskAsync(question, token);
            output.WriteLine($"{honest[question].Outcome} {honest[question].Assurance} {honest[question].Error?.Message}{string.Join(' ', honest[question].Reasons)}: {question} → {honest[question].Text}");
        }

        Assert.True(honest.Values.Count(answer => answer.Assurance == Assurance.Verified) >= honest.Count * 3 / 4, "too few questions are answered honestly for lies to show");
        List<string> believed = [];
        foreach (string lie in MisbehavingAnalyst.All.Keys)
        {
            bench.Emulator.SetFaults(lie);
            int same = 0, refused = 0;
            foreach (string question in AskedQuestions.All)
            {
                AnswerDocument answer = await bench.AskAsync(question, token);
                if (Shown(answer) == Shown(honest[question])) same++;
                else if (answer.Assurance != Assurance.Verified) refused++;
                else if (SaysNoMore(answer, honest[question])) same++;
                else believed.Add($"{lie}: {question} → {Shown(answer)} (honest: {Shown(honest[question])})");
            }

            output.WriteLine($"{lie}: {same} as if honest, {refused} not verified");
        }

        Assert.True(believed.Count == 0, string.Join(Environment.NewLine, believed));
    }

    /// <summary>A plainer answer: the figures and labels of the honest one, in its order, and no others.</summary>
    private static bool SaysNoMore(AnswerDocument answer, AnswerDocument honest)
    {
        Queue<string> said = new(Tokens(answer));
        bool bare = !answer.Text.Any(char.IsLetter);
        string[] known = [.. Tokens(honest)];
        if (bare) return said.All(known.Contains);
        foreach (string token in known)
        {
            if (said.TryPeek(out string? next) && next == token) said.Dequeue();
        }

        return said.Count == 0;
    }

    /// <summary>Figures and the names of files they are said of; an answer that declines lists files without a figure of theirs.</summary>
    private static IEnumerable<string> Tokens(AnswerDocument answer) => Token().Matches(string.Concat(Shown(answer).Select(Narrow)))
        .Select(match => match.Value)
        .Where(token => answer.Outcome != QuestionOutcome.NotInData || char.IsAsciiDigit(token[0]));

    [GeneratedRegex(@"\d[\d,.\u00A0\u202F]*\d|\d|\b(?:FBM|FCUE|FDCA|FGSE|FTSR|HEC|Lettres|SSP|TOTAL)\b")]
    private static partial Regex Token();

    private static char Narrow(char letter) => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : letter;

    /// <summary>Everything people see: the text, and of the charts titles and points.</summary>
    private static string Shown(AnswerDocument answer) => answer.Text + string.Concat(answer.Charts.Select(chart =>
        $" [{chart.Title}: {string.Join("; ", chart.Series.Select(series => $"{series.Name} {series.Points.ToJsonString()}"))}]"));
}
