using Tally.Datasets;
using Tally.Queries;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

public sealed class QueryEngineTests
{
    [Theory]
    [InlineData("SELECT total FROM HEC WHERE annee = 2020", "3306")]
    [InlineData("SELECT total FROM \"unil/HEC\" WHERE annee = 2020", "3306")]
    [InlineData("SELECT total FROM unil.HEC WHERE annee = 2020", "3306")]
    [InlineData("SELECT Total FROM unil WHERE Faculté = 'FTSR' AND Année = 2020", "98")]
    [InlineData("SELECT faculte, total FROM unil WHERE annee = 2018 AND faculte <> 'TOTAL' ORDER BY total DESC LIMIT 1", "FBM, 3481")]
    [InlineData("SELECT faculte, SUM(total) AS s, COUNT(*) FROM unil WHERE faculte <> 'TOTAL' GROUP BY faculte ORDER BY s", "FTSR, 311, 3 / HEC, 9497, 3 / FBM, 11052, 3")]
    [InlineData("SELECT AVG(total) FROM HEC", "3165.666666666666666666666667")]
    [InlineData("SELECT COUNT(*), SUM(total) FROM HEC WHERE annee > 2030", "0, null")]
    public async Task A_query_answers_what_the_files_hold(string sql, string expected) =>
        Assert.Equal(expected, Print(await RunAsync(sql)));

    [Fact]
    public async Task A_plain_cell_carries_the_labels_of_its_row_and_the_executed_filters()
    {
        var result = await RunAsync("SELECT femmes FROM unil WHERE faculte = 'FTSR' AND annee = 2020");

        var lineage = result.Lineage[0][0];
        Assert.Equal(CellOrigin.Plain, lineage.Origin);
        Assert.Equal(["femmes"], lineage.Columns);
        Assert.Equal([new SourceRow(Tally.Datasets.DatasetId.Parse("unil/FTSR"), 3, 4)], lineage.Rows);
        Assert.Equal(1, lineage.RowCount);
        Assert.Equal(["faculte Equal FTSR", "annee Equal 2020"], Coordinates(lineage));
        Assert.Equal(new Period("annee", "2020", "2020"), lineage.Period);
    }

    [Fact]
    public async Task A_cell_of_a_single_dataset_knows_what_its_file_stands_for()
    {
        var result = await RunAsync("SELECT total FROM HEC WHERE annee = 2020");

        Assert.Equal(["faculte Equal HEC", "annee Equal 2020"], Coordinates(result.Lineage[0][0]));
    }

    [Fact]
    public async Task An_aggregate_carries_filters_group_key_row_count_and_period()
    {
        var result = await RunAsync("SELECT annee, SUM(total) AS s FROM unil WHERE faculte <> 'TOTAL' AND annee >= 2019 GROUP BY annee ORDER BY annee");

        var lineage = result.Lineage[1][1];
        Assert.Equal(CellOrigin.Aggregate, lineage.Origin);
        Assert.Equal("SUM", lineage.Operation);
        Assert.Equal(3, lineage.RowCount);
        Assert.Equal(3, lineage.Rows.Count);
        Assert.Equal(["annee Equal 2020", "faculte NotEqual TOTAL", "annee GreaterOrEqual 2019"], Coordinates(lineage));
        Assert.Equal(new Period("annee", "2020", "2020"), lineage.Period);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task A_conditional_sum_is_fed_by_the_rows_of_its_condition()
    {
        var result = await RunAsync("SELECT SUM(CASE WHEN annee = 2020 THEN total ELSE 0 END) - SUM(total) FILTER (WHERE annee = 2018) AS growth FROM HEC");

        var lineage = result.Lineage[0][0];
        Assert.Equal("219", Print(result));
        Assert.Equal(CellOrigin.Derived, lineage.Origin);
        Assert.Equal(2, lineage.RowCount);
        Assert.Contains("annee In 2020,2018", Coordinates(lineage));
    }

    [Theory]
    [InlineData("SELECT 9999 AS x FROM HEC LIMIT 1")]
    [InlineData("SELECT 9999 AS x")]
    [InlineData("SELECT MAX(9999) AS x FROM HEC")]
    [InlineData("SELECT CASE WHEN annee = 2020 THEN 9999 ELSE 1 END AS x FROM HEC")]
    [InlineData("WITH t AS (SELECT 9999 AS x FROM HEC) SELECT MAX(x) AS x FROM t UNION ALL SELECT 9999")]
    public async Task What_no_row_feeds_is_a_constant(string sql)
    {
        var result = await RunAsync(sql);

        Assert.Equal(CellOrigin.Constant, result.Lineage[^1][0].Origin);
    }

    [Fact]
    public async Task A_literal_in_the_arithmetic_is_named()
    {
        var result = await RunAsync("SELECT total * 0 + 9999 AS x FROM HEC");

        Assert.Equal(["0", "9999"], result.Lineage[0][0].Constants);
    }

    [Fact]
    public async Task A_total_next_to_its_parts_is_warned_of()
    {
        var result = await RunAsync("SELECT SUM(total) FROM unil WHERE annee = 2020");

        var warning = Assert.Single(result.Warnings);
        Assert.Equal("totals-included", warning.Code);
        Assert.Contains("faculte <> 'TOTAL'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_no_row_holds_is_answered_with_the_nearest()
    {
        var result = await RunAsync("SELECT total FROM unil WHERE faculte = 'hec' AND annee = 2020");

        Assert.Empty(result.Rows);
        var warning = Assert.Single(result.Warnings);
        Assert.Equal("no-such-value", warning.Code);
        Assert.Equal("HEC", warning.Nearest[0]);
    }

    [Fact]
    public async Task A_year_outside_the_period_is_answered_with_the_period()
    {
        var result = await RunAsync("SELECT total FROM HEC WHERE annee = 2030");

        var warning = Assert.Single(result.Warnings);
        Assert.Equal("outside-period", warning.Code);
        Assert.Contains("2018 to 2020", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT totl FROM HEC", "unknown-column", "total", 8)]
    [InlineData("SELECT total FROM HAC", "unknown-table", "HEC", 19)]
    [InlineData("SELECT SUMM(total) FROM HEC", "unknown-function", "SUM", 8)]
    public async Task An_unknown_name_is_refused_with_the_nearest(string sql, string code, string nearest, int position)
    {
        var error = await RefuseAsync(sql);

        Assert.Equal(code, error.Code);
        Assert.Contains(nearest, error.Nearest);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public async Task An_aggregate_of_aggregates_is_fed_by_all_their_rows()
    {
        var result = await RunAsync("SELECT COUNT(*) AS n, MAX(s) AS m FROM (SELECT annee, SUM(total) AS s FROM HEC GROUP BY annee HAVING SUM(total) > 3100) AS y");

        var lineage = result.Lineage[0][1];
        Assert.Equal("2, 3306", Print(result));
        Assert.Equal(2, lineage.RowCount);
        Assert.Equal([2, 3], lineage.Rows.Select(row => row.Row));
        Assert.Equal(new Period("annee", "2019", "2020"), lineage.Period);
        Assert.Equal(["total"], lineage.Columns);
    }

    [Fact]
    public async Task A_joined_cell_has_the_coordinates_of_its_side_and_the_rows_of_both()
    {
        var result = await RunAsync("SELECT b.total, b.total - a.total AS more FROM HEC a JOIN HEC b ON b.annee = a.annee + 1 WHERE a.annee = 2019");

        Assert.Equal(["faculte Equal HEC", "annee Equal 2020"], Coordinates(result.Lineage[0][0]));
        Assert.Equal([3, 2], result.Lineage[0][0].Rows.Select(row => row.Row));
        Assert.Equal(["faculte Equal HEC", "annee In 2020,2019"], Coordinates(result.Lineage[0][1]));
    }

    [Fact]
    public async Task A_value_fetched_from_the_row_before_has_the_coordinates_of_that_row()
    {
        var result = await RunAsync("SELECT annee, LAG(total) OVER (ORDER BY annee) AS before FROM HEC ORDER BY annee DESC LIMIT 1");

        Assert.Equal("2020, 3104", Print(result));
        Assert.Equal(["faculte Equal HEC", "annee Equal 2019"], Coordinates(result.Lineage[0][1]));
    }

    [Fact]
    public async Task Division_by_zero_names_the_row()
    {
        var error = await RefuseAsync("SELECT total / (annee - 2019) FROM HEC");

        Assert.Equal("division-by-zero", error.Code);
        Assert.Contains("row 2 of unil/HEC (line 3)", error.Message, StringComparison.Ordinal);
    }

    private static string[] Coordinates(CellLineage lineage) =>
        [.. lineage.Coordinates.Select(condition => $"{condition.Column} {condition.Operator} {string.Join(',', condition.Values)}")];

    [Fact]
    public async Task A_name_that_a_collection_and_a_dataset_share_is_told()
    {
        var library = new InMemoryLibrary()
            .Add("budget", "file", InlineTable.Parse("budget/budget", "year; x\n2020; 1"), InlineTable.Parse("budget/plan", "year; x\n2020; 2"))
            .Add("other", "file", InlineTable.Parse("other/budget", "year; x\n2020; 4"))
            .Add("alone", "file", InlineTable.Parse("alone/alone", "year; x\n2020; 8"));

        var result = await RunAsync("SELECT SUM(x) FROM budget", library);
        var warning = Assert.Single(result.Warnings);
        Assert.Equal("3", Print(result));
        Assert.Equal("ambiguous-name", warning.Code);
        Assert.Equal(["\"budget/budget\"", "\"other/budget\""], warning.Nearest);
        Assert.Contains("the collection was taken", warning.Message, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("SELECT SUM(x) FROM alone", library)).Warnings);
        Assert.Empty((await RunAsync("SELECT SUM(x) FROM \"other/budget\"", library)).Warnings);
    }
}
