using System.Globalization;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

/// <summary>
/// Drafts written without a look at the gate, as models write them, their verdicts fixed from the files: an honest one passes, a lie
/// is refused or shown as what is true. Those that the gate still gets wrong stand in redteam-open.txt, and only those.
/// </summary>
public sealed class RedTeamTests(RedTeamData data) : IClassFixture<RedTeamData>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static readonly HashSet<string> Open = [.. File.ReadLines(Path.Combine(Folder, "redteam-open.txt"))
        .Select(line => line.Split('#')[0].Trim()).Where(id => id.Length > 0)];

    public static TheoryData<RedTeamCase> Cases => [.. All()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_draft_is_judged_as_the_files_judge_it(RedTeamCase given)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        string? fault = await FaultAsync(given);
        if (Open.Contains(given.Id))
            Assert.True(fault is not null, $"{given.Id} is judged rightly now: take it out of redteam-open.txt.");
        else
            Assert.True(fault is null, $"{given}\n{given.Draft}\n{fault}");
    }

    [Fact]
    public void An_open_case_is_one_that_exists_and_their_number_is_printed()
    {
        var cases = All().ToList();
        Assert.Equal(cases.Count, cases.Select(given => given.Id).Distinct().Count());
        Assert.Empty(Open.Except(cases.Select(given => given.Id)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cases.Count} drafts, {cases.Count(given => given.Honest)} of them honest; open: {cases.Count(given => given.Honest && Open.Contains(given.Id))} honest, {cases.Count(given => !given.Honest && Open.Contains(given.Id))} lies"));
    }

    private static IEnumerable<RedTeamCase> All() =>
        Directory.EnumerateFiles(Folder, "redteam-*.txt").Where(path => !path.EndsWith("-open.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(RedTeamCase.ReadFile);

    private async Task<string?> FaultAsync(RedTeamCase given)
    {
        var scope = data.Scope(given.Data.Split(' '));
        var ledger = new List<LedgerEntry>();
        foreach (var (id, kind, text) in given.Statements)
        {
            ledger.Add(kind == "sql"
                ? await data.QueryAsync(id, text, scope)
                : LedgerUnil.Calculate(id, text.Split(' ', 2)[0], text.Split(' ', 2)[1], ledger, given.Questions[^1]));
        }

        var request = given.Request(ledger, await data.ProfilesAsync(scope));
        GateVerdict? verdict = null;
        var thrown = Record.Exception(() => verdict = new Gate().Check(request));
        return thrown is null ? given.Fault(verdict!) : $"threw {thrown}";
    }
}
