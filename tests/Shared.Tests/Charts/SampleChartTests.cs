using System.Globalization;
using Tally.Charts;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Ingest;

namespace Tally.Shared.Tests.Charts;

/// <summary>From the sample files through ingest and queries to charts: every plotted value is the file's own.</summary>
public sealed class SampleChartTests
{
    [Fact]
    public async Task A_faculty_over_the_years_is_plotted_as_its_file_has_it()
    {
        var chart = await ChartAsync(ChartKind.Line, "SELECT annee, total FROM Lettres WHERE annee BETWEEN 2011 AND 2020 ORDER BY annee", "annee", ["total"]);
        Assert.Equal(ChartScale.Year, chart.X.Scale);
        Assert.Equal(
            Entries.Sample("Lettres").Where(row => row["annee"] != "2021").Select(row => (row["annee"], row["total"])),
            chart.Series[0].Points.Select(point => (point.X.ToString(), point.Y.ToString())));
        Assert.Equal("unil/Lettres", Assert.Single(chart.Sources).Id.ToString());
    }

    [Fact]
    public async Task All_faculties_over_the_years_are_a_line_each()
    {
        var chart = await ChartAsync(ChartKind.Line, "SELECT faculte, annee, femmes AS f FROM unil WHERE faculte <> 'TOTAL'", "annee", ["f"], "faculte");
        Assert.Equal(ChartScale.Year, chart.X.Scale);
        Assert.Equal(Entries.Faculties.Order(), chart.Series.Select(series => series.Name).Order());
        foreach (var series in chart.Series)
        {
            var file = Entries.Sample(series.Name);
            Assert.Equal(file.Select(row => row["femmes"]), series.Points.Select(point => point.Y.ToString()));
        }
    }

    [Fact]
    public async Task A_renamed_year_is_still_a_year_and_a_sum_by_year_is_plotted()
    {
        var chart = await ChartAsync(
            ChartKind.Bar, "SELECT annee AS quand, SUM(total) AS effectif FROM unil WHERE faculte <> 'TOTAL' GROUP BY annee ORDER BY annee", "quand", ["effectif"]);
        Assert.Equal(ChartScale.Year, chart.X.Scale);
        decimal expected = Entries.Faculties.Sum(faculty => decimal.Parse(Entries.Sample(faculty).Single(row => row["annee"] == "2020")["total"], CultureInfo.InvariantCulture));
        Assert.Equal(CellValue.Of(expected), chart.Series[0].Points.Single(point => point.X == CellValue.Of(2020m)).Y);
        Assert.Contains(">2020</text>", SvgWriter.Write(chart, new SvgOptions { Language = "fr" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT annee, CASE WHEN annee = 2020 THEN 9999 ELSE total END AS total FROM HEC")]
    [InlineData("SELECT annee, total * 0 + 9999 AS total FROM HEC")]
    public async Task A_figure_written_into_the_query_is_not_plotted(string sql)
    {
        var outcome = await BuildAsync(ChartKind.Bar, sql, "annee", ["total"]);
        Assert.Equal("constant", Assert.IsType<ChartOutcome.Refused>(outcome).Code);
    }

    [Fact]
    public async Task Rows_of_several_faculties_without_a_series_are_refused()
    {
        var outcome = await BuildAsync(ChartKind.Line, "SELECT annee, total FROM unil", "annee", ["total"]);
        Assert.Equal("repeated-x", Assert.IsType<ChartOutcome.Refused>(outcome).Code);
    }

    private static async Task<Chart> ChartAsync(ChartKind kind, string sql, string x, IReadOnlyList<string> y, string? series = null) =>
        Assert.IsType<ChartOutcome.Built>(await BuildAsync(kind, sql, x, y, series)).Chart;

    private static async Task<ChartOutcome> BuildAsync(ChartKind kind, string sql, string x, IReadOnlyList<string> y, string? series = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var home = new Home();
        await home.IngestAsync(Path.Combine(Entries.Root(), "samples", "unil"));
        var scope = await home.Get<IDatasetLibrary>().CurrentAsync(cancellationToken);
        var outcome = await new QueryEngine(home.Get<IDatasetLibrary>(), TimeProvider.System).RunAsync(sql, scope, QueryLimits.Default, cancellationToken);
        var result = Assert.IsType<QueryOutcome.Succeeded>(outcome).Result;
        var spec = new ChartSpec { Id = "C1", Kind = kind, Title = "t", ResultId = "R1", X = x, Y = y, Series = series };
        return ChartBuilder.Build(spec, new LedgerEntry { Id = "R1", Source = LedgerSource.Query, Result = result });
    }
}
