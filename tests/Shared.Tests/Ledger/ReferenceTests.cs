using Tally.Ledger.References;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

public sealed class ReferenceTests
{
    private static readonly Tally.Ledger.LedgerEntry Two = LedgerUnil.Sample.Rows("R1", ["HEC", "FBM"], [2020]);
    private static readonly Tally.Ledger.LedgerEntry One = LedgerUnil.Sample.Rows("R2", ["HEC"], [2020]);

    [Theory]
    [InlineData("R1[0].total", "R1[0].total")]
    [InlineData(" r1[1] . total ", "R1[1].total")]
    [InlineData("R1[\"FBM\"].femmes", "R1[1].femmes")]
    [InlineData("R1[\"fbm\"].FEMMES", "R1[1].femmes")]
    [InlineData("R1['HEC'][\"total\"]", "R1[0].total")]
    [InlineData("R2.total", "R2[0].total")]
    [InlineData("R2[\"total\"]", "R2[0].total")]
    [InlineData("R2.total | round:0 | signed", "R2[0].total")]
    public void A_reference_finds_its_cell(string text, string cell)
    {
        Assert.True(ReferenceParser.TryParse(text, out var reference, out string error), error);
        var found = Assert.IsType<Resolution.Cell>(new ReferenceResolver([Two, One]).Resolve(reference!));
        Assert.Equal(cell, found.Value.ToString());
    }

    [Theory]
    [InlineData("R9[0].total", "there is R1, R2")]
    [InlineData("R1[0].totale", "its columns are faculte, annee, femmes")]
    [InlineData("R1[7].total", "rows 0 to 1")]
    [InlineData("R1.total", "2 rows")]
    [InlineData("R1[\"SSP\"].total", "its rows are HEC, FBM")]
    [InlineData("R1[0]", "several columns")]
    public void A_wrong_reference_is_told_what_there_is(string text, string told)
    {
        Assert.True(ReferenceParser.TryParse(text, out var reference, out _));
        Assert.Contains(told, Assert.IsType<Resolution.Wrong>(new ReferenceResolver([Two, One]).Resolve(reference!)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("total")]
    [InlineData("R1[x].total")]
    [InlineData("R1[0.total")]
    [InlineData("R1[-1].total")]
    [InlineData("R1[0].total | shout")]
    [InlineData("R1[0].total | round:x")]
    [InlineData("R1[0].total | unit")]
    [InlineData("R1[0]total")]
    public void What_is_no_reference_is_refused_with_a_sentence(string text)
    {
        Assert.False(ReferenceParser.TryParse(text, out _, out string error));
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }
}
