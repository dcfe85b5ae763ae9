using System.Globalization;
using Tally.SelfTests;

namespace Tally.Shared.Tests.SelfTests;

public sealed class RawNumberTests
{
    [Theory]
    [InlineData("3306", "3306")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("1\u202F234,50", "1234.50")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData("12,5 %", "12.5")]
    public void A_figure_that_can_be_read_in_one_way_is_read(string cell, string figure) =>
        Assert.Equal(decimal.Parse(figure, CultureInfo.InvariantCulture), RawNumber.Read(cell));

    [Theory]
    [InlineData("1,234")]
    [InlineData("1.234")]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("12 kg")]
    [InlineData("2021-03")]
    public void What_may_be_read_in_two_ways_or_none_is_left_alone(string cell) => Assert.Null(RawNumber.Read(cell));
}
