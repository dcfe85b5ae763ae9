using System.Globalization;
using Tally.Columns;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Shared.Tests.Ledger;

public sealed class FigurePrinterTests
{
    [Theory]
    [InlineData("fr", "3306", "3\u202F306")]
    [InlineData("fr-CH", "3306", "3\u202F306")]
    [InlineData("en", "3306", "3,306")]
    [InlineData("de", "1234567.5", "1.234.567,5")]
    [InlineData("de-CH", "1234567.5", "1’234’567.5")]
    [InlineData("fr", "-12.50", "-12,50")]
    [InlineData("fr", "999", "999")]
    [InlineData("fr", "0.4230935803532959931064196467", "0,4231")]
    [InlineData("en", "2921.4545454545454545", "2,921.5")]
    [InlineData("en", "0.000123456789", "0.0001235")]
    [InlineData("it", "3306", "3,306")]
    public void A_number_is_written_as_its_language_does(string language, string value, string printed)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        Assert.Equal(printed, Print(language, CellValue.Of(decimal.Parse(value, CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("fr", "0.42309", "percent:1", "42,3\u202F%")]
    [InlineData("en", "0.42309", "percent:1", "42.3%")]
    [InlineData("en", "0.42309", "percent", "42.3%")]
    [InlineData("en", "2.5", "round:0", "3")]
    [InlineData("en", "2", "round:2", "2.00")]
    [InlineData("en", "3", "signed", "+3")]
    [InlineData("en", "-3", "signed", "-3")]
    [InlineData("fr", "12.5", "unit:CHF", "12,5\u00A0CHF")]
    public void Formats_shape_the_print(string language, string value, string format, string printed)
    {
        Assert.True(ReferenceParser.TryParse("R1[0].x | " + format, out var reference, out _));
        Assert.Equal(printed, Print(language, CellValue.Of(decimal.Parse(value, CultureInfo.InvariantCulture)), formats: reference!.Formats));
    }

    [Fact]
    public void A_year_is_not_grouped() => Assert.Equal("2020", new FigurePrinter(FigureStyle.French).Print(CellValue.Of(2020), null, grouped: false, []));

    [Fact]
    public void A_percent_column_prints_its_sign() => Assert.Equal("12,5\u202F%", new FigurePrinter(FigureStyle.French).Print(CellValue.Of(12.5m), "%", grouped: true, []));

    [Theory]
    [InlineData("fr", "1er mars 2020")]
    [InlineData("en", "1 March 2020")]
    [InlineData("de-CH", "1. März 2020")]
    public void A_date_is_written_out(string language, string printed) =>
        Assert.Equal(printed, Print(language, CellValue.Of(new DateOnly(2020, 3, 1))));

    [Fact]
    public void Null_is_a_dash_and_truth_a_word()
    {
        Assert.Equal("—", Print("fr", CellValue.Null));
        Assert.Equal("oui", Print("fr", CellValue.Of(true)));
    }

    [Fact]
    public void An_approximate_value_is_rounded_sensibly()
    {
        Assert.Equal("0,9871", Print("fr", CellValue.OfApproximate(0.987123456789)));
        Assert.Equal("1,234.6", Print("en", CellValue.OfApproximate(1234.56789)));
        Assert.Equal("1E+30", Print("en", CellValue.OfApproximate(1e30)));
    }

    private static string Print(string language, CellValue value, IReadOnlyList<Format>? formats = null) =>
        new FigurePrinter(FigureStyle.Of(language)).Print(value, null, grouped: true, formats ?? []);
}
