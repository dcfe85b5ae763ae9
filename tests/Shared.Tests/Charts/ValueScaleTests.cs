using FsCheck;
using FsCheck.Fluent;
using Tally.Charts;

namespace Tally.Shared.Tests.Charts;

public sealed class ValueScaleTests
{
    [Theory]
    [InlineData("0 3306", "0 1000 2000 3000 4000")]
    [InlineData("2194 2317", "2175 2200 2225 2250 2275 2300 2325")]
    [InlineData("-140 120.5", "-150 -100 -50 0 50 100 150")]
    [InlineData("0.0012 0.0018", "0.000 0.0005 0.0010 0.0015 0.0020")]
    [InlineData("7 7", "0 2 4 6 8")]
    [InlineData("-3 -3", "-3.0 -2.5 -2.0 -1.5 -1.0 -0.5 0.0")]
    [InlineData("0 0", "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_round_numbers_around_the_values(string values, string ticks)
    {
        var scale = ValueScale.Over(Decimals(values), mustHoldZero: false, 6);
        Assert.Equal(Decimals(ticks), scale.Ticks());
    }

    [Fact]
    public void Any_values_lie_between_the_ends_of_their_axis()
    {
        var values = Gen.Choose(-1_000_000_000, 1_000_000_000).Zip(Gen.Choose(0, 12)).Select(pair => pair.Item1 / (decimal)Math.Pow(10, pair.Item2));
        Prop.ForAll(values.NonEmptyListOf().ToArbitrary(), list =>
        {
            var scale = ValueScale.Over([.. list], mustHoldZero: false, 6);
            var ticks = scale.Ticks();
            return list.All(value => scale.Share(value) is >= 0 and <= 1) && ticks.Count is >= 2 and <= 9 && ticks[0] == scale.From && ticks[^1] == scale.To;
        }).QuickCheckThrowOnFailure();
    }

    private static decimal[] Decimals(string text) =>
        text.Split(' ').Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
}
