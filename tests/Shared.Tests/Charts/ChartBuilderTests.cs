using Tally.Charts;
using Tally.Columns;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Shared.Tests.Charts;

public sealed class ChartBuilderTests
{
    private static readonly LedgerEntry Hec = Entries.Faculty("HEC", 2011, 2021, "femmes", "hommes", "total");

    [Fact]
    public void Every_point_carries_the_cell_it_was_read_from()
    {
        var chart = Built(Spec(ChartKind.Line, "annee", ["total"]), Hec);
        var series = Assert.Single(chart.Series);
        Assert.Equal(11, series.Points.Count);
        Assert.Equal("R1[9].total", series.Points[9].Reference);
        Assert.Equal(CellValue.Of(2020m), series.Points[9].X);
        Assert.Equal(CellValue.Of(3306m), series.Points[9].Y);
        Assert.Equal(ChartScale.Year, chart.X.Scale);
    }

    [Fact]
    public void A_column_that_is_not_a_plain_word_is_quoted_in_its_reference()
    {
        var chart = Built(Spec(ChartKind.Bar, "name", ["total 2020"]), Entries.Of("name:Text,total 2020:Integer", ["a", 1]));
        Assert.Equal("R1[0][\"total 2020\"]", chart.Series[0].Points[0].Reference);
    }

    [Fact]
    public void Rows_are_split_into_series_in_the_order_they_come_and_lines_run_through_time()
    {
        var entry = Entries.Of("f:Text,annee:Integer,n:Integer", ["B", 2021, 4], ["A", 2020, 1], ["B", 2020, 3], ["A", 2021, 2]);
        var chart = Built(Spec(ChartKind.Line, "annee", ["n"], "f"), entry);
        Assert.Equal(["B", "A"], chart.Series.Select(series => series.Name).OrderByDescending(name => name));
        var b = chart.Series.Single(series => series.Name == "B");
        Assert.Equal([CellValue.Of(3m), CellValue.Of(4m)], b.Points.Select(point => point.Y));
        Assert.Equal(["R1[2].n", "R1[0].n"], b.Points.Select(point => point.Reference));
    }

    [Fact]
    public void Bars_keep_the_order_of_the_query()
    {
        var chart = Built(Spec(ChartKind.Bar, "name", ["n"]), Entries.Of("name:Text,n:Integer", ["z", 9], ["a", 5], ["m", 1]));
        Assert.Equal(["z", "a", "m"], chart.Places.Select(place => place.AsText()));
    }

    [Fact]
    public void A_cell_without_a_value_is_a_gap_and_is_counted()
    {
        var chart = Built(Spec(ChartKind.Line, "annee", ["n"]), Entries.Of("annee:Integer,n:Integer", [2019, 1], [2020, null], [2021, 3]));
        Assert.Equal(2, chart.Series[0].Points.Count);
        Assert.Equal([CellValue.Of(2020m)], chart.Series[0].Gaps);
        Assert.Equal(1, chart.Missing);
    }

    [Fact]
    public void Whole_numbers_that_are_not_years_are_not_taken_for_years()
    {
        var entry = Entries.Of("price:Integer,sold:Integer", [1500, 3], [1990, 2], [2400, 1]);
        Assert.Equal(ChartScale.Number, Built(Spec(ChartKind.Line, "price", ["sold"]), entry).X.Scale);
    }

    [Fact]
    public void A_time_column_of_any_name_that_holds_years_is_years()
    {
        var entry = Entries.Of("jahrgang:Integer,n:Integer", [2019, 3], [2020, 2]);
        var period = new Tally.Datasets.Period("jahrgang", "2019", "2020");
        entry = entry with { Result = entry.Result with { Periods = [period] } };
        Assert.Equal(ChartScale.Year, Built(Spec(ChartKind.Line, "jahrgang", ["n"]), entry).X.Scale);
    }

    [Fact]
    public void A_column_name_in_another_case_is_understood() =>
        Assert.Equal("total", Built(Spec(ChartKind.Line, "ANNEE", ["Total"]), Hec).Y.Title);

    [Fact]
    public void An_unknown_column_is_refused_with_the_names_there_are()
    {
        var refused = Refused(Spec(ChartKind.Line, "annee", ["totl"]), Hec);
        Assert.Equal("unknown-column", refused.Code);
        Assert.Equal(["annee", "femmes", "hommes", "total"], refused.Nearest);
        Assert.Contains("\"totl\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_result_is_refused_with_the_results_there_are()
    {
        var refused = Assert.IsType<ChartOutcome.Refused>(ChartBuilder.Build(Spec(ChartKind.Line, "annee", ["total"]) with { ResultId = "R9" }, [Hec]));
        Assert.Equal(("unknown-result", "R1"), (refused.Code, Assert.Single(refused.Nearest)));
    }

    [Fact]
    public void Text_cannot_be_plotted_and_the_numeric_columns_are_named()
    {
        var refused = Refused(Spec(ChartKind.Bar, "n", ["name"]), Entries.Of("name:Text,n:Integer", ["a", 1]));
        Assert.Equal(("not-a-number", "n"), (refused.Code, Assert.Single(refused.Nearest)));
    }

    [Fact]
    public void Numbers_written_in_the_query_are_not_data()
    {
        var entry = Entries.Of("annee:Integer,n:Integer", [[2020, 9999]], CellOrigin.Constant);
        Assert.Equal("constant", Refused(Spec(ChartKind.Bar, "annee", ["n"]), entry).Code);
    }

    [Fact]
    public void Two_rows_for_one_place_are_refused_with_what_to_do()
    {
        var entry = Entries.AllFaculties(2019, 2020);
        var refused = Refused(Spec(ChartKind.Line, "annee", ["total"]), entry);
        Assert.Equal("repeated-x", refused.Code);
        Assert.Contains("series", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_different_units_do_not_share_an_axis()
    {
        var entry = Entries.Of("annee:Integer,cost:Decimal:CHF,share:Decimal:%", [2020, 1m, 2m]);
        Assert.Equal("mixed-units", Refused(Spec(ChartKind.Line, "annee", ["cost", "share"]), entry).Code);
    }

    [Theory]
    [InlineData(ChartKind.Pie, "negative-slice")]
    [InlineData(ChartKind.Scatter, "not-ordered")]
    public void What_a_kind_cannot_show_is_refused(ChartKind kind, string code) =>
        Assert.Equal(code, Refused(Spec(kind, "name", ["n"]), Entries.Of("name:Text,n:Integer", ["a", 3], ["b", -1])).Code);

    [Fact]
    public void No_rows_and_no_values_are_nothing_to_draw()
    {
        Assert.Equal("no-rows", Refused(Spec(ChartKind.Bar, "a", ["n"]), Entries.Of("a:Text,n:Integer")).Code);
        Assert.Equal("no-values", Refused(Spec(ChartKind.Bar, "a", ["n"]), Entries.Of("a:Text,n:Integer", ["x", null])).Code);
        Assert.Equal("no-column", Refused(Spec(ChartKind.Bar, "a", []), Entries.Of("a:Text,n:Integer", ["x", 1])).Code);
    }

    [Theory]
    [InlineData(ChartKind.Line, 2001, "too-many-points")]
    [InlineData(ChartKind.Bar, 201, "too-many-categories")]
    [InlineData(ChartKind.Pie, 13, "too-many-categories")]
    public void More_than_a_picture_can_carry_is_refused(ChartKind kind, int rows, string code)
    {
        var entry = Entries.Of("a:Text,n:Integer", [.. Enumerable.Range(0, rows).Select(i => new object?[] { "p" + i, i + 1 })]);
        Assert.Equal(code, Refused(Spec(kind, "a", ["n"]), entry).Code);
    }

    [Fact]
    public void Too_many_series_are_refused()
    {
        var entry = Odd.Many(25, 2);
        Assert.Equal("too-many-series", Refused(Spec(ChartKind.Line, "year", ["value"], "group"), entry).Code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e30)]
    public void What_has_no_place_on_an_axis_is_refused(double value) =>
        Assert.Equal("out-of-range", Refused(Spec(ChartKind.Bar, "a", ["n"]), Entries.Of("a:Text,n:Decimal", ["x", value])).Code);

    private static ChartSpec Spec(ChartKind kind, string x, IReadOnlyList<string> y, string? series = null) =>
        new() { Id = "C1", Kind = kind, Title = "t", ResultId = "R1", X = x, Y = y, Series = series };

    private static Chart Built(ChartSpec spec, LedgerEntry entry) => Assert.IsType<ChartOutcome.Built>(ChartBuilder.Build(spec, entry)).Chart;

    private static ChartOutcome.Refused Refused(ChartSpec spec, LedgerEntry entry) =>
        Assert.IsType<ChartOutcome.Refused>(ChartBuilder.Build(spec, entry));
}
