using System.Globalization;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

public sealed class GateCasesTests
{
    public static TheoryData<GateCase> Cases => [.. GateCase.ReadFile(Path.Combine(AppContext.BaseDirectory, "Cases", "gate.txt"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_its_verdict_in_any_culture(GateCase given)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var verdict = given.Check();
        Assert.Equal(given.Verdict, given.Said(verdict));
        if (given.Expected is { } expected)
            Assert.Equal(expected, Assert.IsType<GateVerdict.Passed>(verdict).Answer.Text);
    }
}
