using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Tally.Charts;
using Tally.Columns;

namespace Tally.Shared.Tests.Charts;

/// <summary>What is drawn is what the ledger holds, whoever's machine draws it.</summary>
public sealed class FidelityTests
{
    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Fact]
    public void Every_plotted_value_of_the_sample_is_the_one_in_the_file()
    {
        var chart = Gallery.All["line-faculties-fr"].Chart;
        foreach (var series in chart.Series)
        {
            var file = Entries.Sample(series.Name).ToDictionary(row => row["annee"], row => row["total"]);
            Assert.Equal(file.Keys.Order(), series.Points.Select(point => point.X.ToString()));
            Assert.All(series.Points, point => Assert.Equal(file[point.X.ToString()], point.Y.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_specification_holds_the_exact_digits_of_each_point_and_no_other_value(string name)
    {
        var (chart, language) = Gallery.All[name];
        using var json = JsonDocument.Parse(VegaLiteWriter.Write(chart, language));
        var written = json.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
            .Where(row => row.TryGetProperty("ref", out _))
            .Select(row => (row.GetProperty("ref").GetString(), row.GetProperty("y").GetRawText())).ToList();
        var plotted = chart.Series.SelectMany(series => series.Points).Select(point => ((string?)point.Reference, point.Y.ToString())).ToList();
        Assert.Equal(plotted, written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_has_one_mark_a_point_that_says_its_value(string name)
    {
        var (chart, language) = Gallery.All[name];
        var numbers = new ChartNumbers(language);
        var tips = Picture(name).Descendants().Where(mark => mark.Name.LocalName is "path" or "rect")
            .Select(mark => mark.Elements().FirstOrDefault(child => child.Name.LocalName == "title")?.Value).OfType<string>().ToList();
        foreach (var point in chart.Series.SelectMany(series => series.Points).Where(point => chart.Kind != ChartKind.Pie || Position.Of(point.Y) > 0))
            Assert.Contains(tips, tip => tip.EndsWith(numbers.Value(point.Y, chart.Y.Unit), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_chart_is_the_same_bytes_under_another_culture(string name)
    {
        var (chart, language) = Gallery.All[name];
        var options = new SvgOptions { Language = language };
        string svg = SvgWriter.Write(chart, options);
        string vega = VegaLiteWriter.Write(chart, language);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in (string[])["fr-FR", "ar-SA", "de-CH"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(svg, SvgWriter.Write(chart, options));
                Assert.Equal(vega, VegaLiteWriter.Write(chart, language));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_bar_twice_as_high_stands_for_twice_the_value()
    {
        var entry = Entries.Of("a:Text,n:Integer", ["x", 300], ["y", 600], ["z", -150]);
        var chart = Gallery.Draw(ChartKind.Bar, "t", entry, "a", ["n"]);
        var heights = XDocument.Parse(SvgWriter.Write(chart, new SvgOptions())).Descendants()
            .Where(mark => mark.Name.LocalName == "rect" && mark.HasElements)
            .Select(mark => double.Parse(mark.Attribute("height")!.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2 * heights[0], heights[1], 1);
        Assert.Equal(heights[0] / 2, heights[2], 1);
    }

    [Theory]
    [InlineData("fr", "3\u202F306")]
    [InlineData("en", "3,306")]
    [InlineData("de-CH", "3\u2019306")]
    public void Figures_are_printed_in_the_language_of_the_answer_and_years_are_not_grouped(string language, string figure)
    {
        var chart = Gallery.Draw(ChartKind.Line, "HEC", Entries.Faculty("HEC", 2011, 2021, "total"), "annee", ["total"]);
        var texts = XDocument.Parse(SvgWriter.Write(chart, new SvgOptions { Language = language })).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains(figure, texts);
        Assert.Contains("2020", texts);
    }

    private static XDocument Picture(string name) =>
        XDocument.Parse(SvgWriter.Write(Gallery.All[name].Chart, new SvgOptions { Language = Gallery.All[name].Language }));
}
