using Tally.Datasets;

namespace Tally.Shared.Tests.Datasets;

public sealed class DatasetIdTests
{
    [Theory]
    [InlineData("HEC")]
    [InlineData("Médecine dentaire")]
    [InlineData("..a")]
    [InlineData("a.")]
    [InlineData("CON")]
    [InlineData("日本語")]
    [InlineData("100 % sûr? \"oui\"")]
    public void A_name_that_a_file_can_have_is_one(string part) => Assert.True(DatasetId.IsPart(part));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("c:")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\0")]
    [InlineData("a\u0085")]
    public void What_leads_elsewhere_or_cannot_be_seen_is_none(string part) => Assert.False(DatasetId.IsPart(part));

    [Fact]
    public void A_name_fits_a_file_systems_bytes_and_is_whole_text()
    {
        Assert.True(DatasetId.IsPart(new string('n', 100)));
        Assert.False(DatasetId.IsPart(new string('n', 101)));
        Assert.True(DatasetId.IsPart(new string('字', 80)));
        Assert.False(DatasetId.IsPart(new string('字', 81)));
        Assert.False(DatasetId.IsPart(new string('?', 100)));
        Assert.False(DatasetId.IsPart("a" + (char)0xD800));
    }
}
