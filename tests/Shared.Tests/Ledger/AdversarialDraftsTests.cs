using System.Globalization;
using System.Text;
using Tally.Ledger;
using Tally.Shared.Tests.Ledger.Drafts;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

/// <summary>
/// Drafts written and judged apart from the gate. <c>evals/gate.sh</c> runs this class alone and prints its table.
/// </summary>
public sealed class AdversarialDraftsTests(ITestOutputHelper output)
{
    private const int Drafts = 1_500;
    private const int GermanDrafts = 600;

    [Theory]
    [InlineData(2026, "en-US")]
    [InlineData(7, "fr-FR")]
    public void No_dishonest_draft_passes_and_honest_ones_do(int seed, string culture) =>
        Judge(new DraftGenerator(seed).Write(Drafts), seed, culture);

    [Fact]
    public void No_dishonest_German_draft_passes_and_honest_ones_do() =>
        Judge(new DraftGenerator(1848).WriteGerman(GermanDrafts), 1848, "de-CH");

    private void Judge(IEnumerable<DraftCase> drafts, int seed, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var gate = new Gate();
        var tally = new SortedDictionary<string, (int Written, int Passed)>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var draft in drafts)
        {
            var verdict = gate.Check(Request(draft));
            bool passed = verdict is GateVerdict.Passed;
            var row = tally.GetValueOrDefault(draft.Kind);
            tally[draft.Kind] = (row.Written + 1, row.Passed + (passed ? 1 : 0));
            if (passed != draft.Honest)
                wrong.Add($"{draft.Kind} ¦ {draft.Question} ¦ {draft.Draft} ¦ {(verdict as GateVerdict.Rejected)?.Reasons[0].Message}");
        }

        output.WriteLine(Table(tally, seed, culture));
        foreach (string line in wrong)
            output.WriteLine(line);
        int honest = tally.Where(row => IsHonest(row.Key)).Sum(row => row.Value.Written), refused = tally.Where(row => IsHonest(row.Key)).Sum(row => row.Value.Written - row.Value.Passed);
        Assert.Equal(0, tally.Where(row => !IsHonest(row.Key)).Sum(row => row.Value.Passed));
        Assert.True(refused * 100 < honest, $"{refused} of {honest} honest drafts were refused");
    }

    internal static GateRequest Request(DraftCase draft) => new()
    {
        Draft = draft.Draft,
        Question = draft.Question,
        EarlierQuestions = draft.Earlier,
        Ledger = draft.Ledger,
        Charts = draft.Charts,
        Profiles = LedgerUnil.Sample.Profiles,
    };

    private static bool IsHonest(string kind) => kind.StartsWith("honest", StringComparison.Ordinal);

    private static string Table(SortedDictionary<string, (int Written, int Passed)> tally, int seed, string culture)
    {
        var table = new StringBuilder($"seed {seed}, culture {culture}\n| kind of draft | drafts | passed | refused |\n|---|---:|---:|---:|\n");
        foreach (var (kind, (written, passed)) in tally)
            table.Append(CultureInfo.InvariantCulture, $"| {kind} | {written} | {passed} | {written - passed} |\n");
        return table.ToString();
    }
}
