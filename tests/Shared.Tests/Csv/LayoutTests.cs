using Tally.Csv;
using Tally.Datasets;

namespace Tally.Shared.Tests.Csv;

public sealed class LayoutTests
{
    [Fact]
    public async Task Lines_above_and_below_the_table_are_left_out_and_reported()
    {
        var reading = await Reading.OfAsync("Statistique 2020\n\nan;f;h\n2019;1;2\n2020;3;4\n\nSource : office de la statistique\n");
        Assert.Equal(["an", "f", "h"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
        Assert.Contains(ProblemCodes.SkippedPreamble, reading.Codes);
        Assert.Equal(7, Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.SkippedFooter).Line);
    }

    [Fact]
    public async Task A_table_of_numbers_without_a_header_gets_names()
    {
        var reading = await Reading.OfAsync("1,2.5\n2,3.5\n3,4.5\n");
        Assert.Equal(["col_0", "col_1"], reading.Header);
        Assert.Equal(3, reading.Rows.Count);
        Assert.Contains(ProblemCodes.NoHeader, reading.Codes);
    }

    [Fact]
    public async Task Several_header_rows_are_joined()
    {
        var reading = await Reading.OfAsync("région;2020;;2021;\n;femmes;hommes;femmes;hommes\nVaud;1;2;3;4\nGenève;5;6;7;8\n");
        Assert.Equal(["région", "2020 femmes", "2020 hommes", "2021 femmes", "2021 hommes"], reading.Header);
        Assert.Contains(ProblemCodes.JoinedHeader, reading.Codes);
    }

    [Fact]
    public async Task A_second_table_as_long_as_the_first_is_another_table_too()
    {
        var reading = await Reading.OfAsync("an;femmes;hommes\n2019;1;2\n2020;3;4\n\nville;code;pays\nBern;BE;CH\nParis;PA;FR\n");
        Assert.Equal(["an", "femmes", "hommes"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
        Assert.Equal(5, Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.SecondTable).Line);
    }

    [Fact]
    public async Task Rows_of_infinities_above_the_first_figures_are_data()
    {
        var reading = await Reading.OfAsync("jour,x,k\n1,INF,a\n2,-inf,b\n3,NaN,c\n4,1.5,d\n5,2.5,e\n6,3.5,f\n7,4.5,g\n");
        Assert.Equal(["jour", "x", "k"], reading.Header);
        Assert.Equal(["1", "INF", "a"], reading.Rows[0]);
        Assert.Equal(7, reading.Rows.Count);
    }

    [Fact]
    public async Task Places_counted_from_zero_are_a_header()
    {
        var reading = await Reading.OfAsync("team,0,1,2,3,4,5\nHawks,0.5,0.51,0.52,0.53,0.54,0.55\nNets,0.5,0.49,0.48,0.47,0.46,0.45\n");
        Assert.Equal(["team", "0", "1", "2", "3", "4", "5"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
    }

    [Fact]
    public async Task First_rows_whose_figures_are_withheld_are_data()
    {
        var reading = await Reading.OfAsync("state,area,jobs,share\nOH,Springfield,**,**\nWA,Mount Vernon,**,**\nPR,Aguadilla,160,4.4\nGA,Valdosta,120,3.1\nIL,Danville,70,2.5\n");
        Assert.Equal(["state", "area", "jobs", "share"], reading.Header);
        Assert.Equal(5, reading.Rows.Count);
        Assert.DoesNotContain(ProblemCodes.SkippedPreamble, reading.Codes);
    }

    [Fact]
    public async Task Long_questions_above_the_names_of_their_answers_are_part_of_the_header()
    {
        string question = "Which of the following best describes " + string.Concat(Enumerable.Repeat("the place where you live, ", 6));
        var reading = await Reading.OfAsync($"StartDate,\"{question}\",Why?,How long?\n,Response,Other,Response\n2014-07-10,a house,,2 years\n2014-07-11,a flat,rent,1 year\n2014-07-12,a house,,5 years\n");
        Assert.Equal("StartDate", reading.Header[0]);
        Assert.StartsWith("Which of the following", reading.Header[1], StringComparison.Ordinal);
        Assert.Equal(3, reading.Rows.Count);
    }

    [Fact]
    public async Task Years_as_names_are_a_header()
    {
        var reading = await Reading.OfAsync("pays,2019,2020,2021\nSuisse,8.5,8.6,8.7\nFrance,67.1,67.3,67.5\n");
        Assert.Equal(["pays", "2019", "2020", "2021"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
    }

    [Theory]
    [InlineData("Ville;2019;2020;2021\nBern;920;930;935\nGenève;1270;1300;1290\n")]
    [InlineData("City;2019;2020;2021\nBern;920;930;935\nGenève;1270;1300;1290\n")]
    [InlineData("Ville;Pièces;2019;2020;2021\nBern;1;920;930;935\nGenève;2;1270;1300;1290\n")]
    [InlineData("Ville;Pièces;Étage;2019;2020;2021\nBern;1;3;920;930;935\nGenève;2;1;1270;1300;1290\n")]
    [InlineData("Ville;Pièces;Étage;2019;2020\nBern;1;3;920;930\nGenève;2;1;1270;1300\n")]
    [InlineData("Ville;Pièces;Charges;2021;2020;2019\nBern;1;oui;920;930;935\nGenève;2;non;1270;1300;1290\n")]
    [InlineData("Ville;2010;2015;2020;Total\nBern;920;930;935;2785\nGenève;1270;1300;1290;3860\n")]
    public async Task Words_and_years_are_a_header_however_many_columns_the_words_name(string file)
    {
        var reading = await Reading.OfAsync(file);
        Assert.Equal(file.Split('\n')[0].Split(';'), reading.Header);
        Assert.Equal(2, reading.Rows.Count);
        Assert.DoesNotContain(ProblemCodes.NoHeader, reading.Codes);
    }

    [Theory]
    [InlineData("1;920;930;935\n2;1270;1300;1290\n3;1100;1120;1140\n")]
    [InlineData("2019;2020;2021\n2020;2021;2022\n2021;2022;2023\n")]
    [InlineData("Bern;1;2019;2020\nGenève;2;2020;2021\nVaud;3;2018;2019\n")]
    [InlineData("Bern;inconnu;2019;2020\nGenève;2;2020;2021\nVaud;3;2018;2019\nJura;4;2017;2018\n")]
    public async Task Figures_that_only_look_like_years_are_data(string file)
    {
        var reading = await Reading.OfAsync(file);
        Assert.Equal("col_0", reading.Header[0]);
        Assert.Equal(file.Split('\n').Length - 1, reading.Rows.Count);
    }

    [Fact]
    public async Task Blank_and_repeated_names_are_made_unique_and_reported()
    {
        var reading = await Reading.OfAsync("an,n,n,,x\n2020,1,2,3,4\n2021,5,6,7,8\n");
        Assert.Equal(["an", "n", "n_2", "column_4", "x"], reading.Header);
        Assert.Contains(ProblemCodes.RepeatedName, reading.Codes);
        Assert.Contains(ProblemCodes.BlankName, reading.Codes);
    }

    [Fact]
    public async Task Blank_columns_at_the_right_edge_are_left_out()
    {
        var reading = await Reading.OfAsync("an,n,,\n2020,1,,\n2021,2,,\n");
        Assert.Equal(["an", "n"], reading.Header);
        Assert.Contains(ProblemCodes.BlankColumnDropped, reading.Codes);
    }

    [Fact]
    public async Task A_header_that_comes_again_is_left_out_and_reported_with_its_line()
    {
        var reading = await Reading.OfAsync("an,n\n2020,1\nan,n\n2021,2\n");
        Assert.Equal(2, reading.Rows.Count);
        Assert.Equal(3, Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.RepeatedHeader).Line);
    }

    [Fact]
    public async Task Of_two_stacked_tables_the_first_is_read_and_the_second_reported()
    {
        var reading = await Reading.OfAsync("an,n\n2020,1\n2021,2\n\nville,habitants\nLausanne,140000\nGenève,200000\n");
        Assert.Equal(["an", "n"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
        Assert.Equal(5, Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.SecondTable).Line);
    }

    [Fact]
    public async Task Ragged_rows_are_reported_with_row_and_line()
    {
        var reading = await Reading.OfAsync("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n");
        var short1 = Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.ShortRow);
        Assert.Equal((2, 3), (short1.Row, short1.Line));
        var long1 = Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.LongRow);
        Assert.Equal((3, 4), (long1.Row, long1.Line));
        Assert.Equal(["4", "5", ""], reading.Rows[1]);
    }

    [Fact]
    public async Task Rows_of_empty_cells_between_and_below_others_are_reported()
    {
        var reading = await Reading.OfAsync("a,b\n1,2\n,\n3,4\n,\n,\n");
        Assert.Equal(2, reading.Rows.Count);
        Assert.Equal([(3, 1), (5, 2)], reading.Problems.Where(problem => problem.Code == ProblemCodes.BlankRow).Select(problem => (problem.Line!.Value, problem.Count)));
    }

    [Fact]
    public async Task One_column_is_a_table()
    {
        var reading = await Reading.OfAsync("n\n1\n2\n3\n");
        Assert.Equal(["n"], reading.Header);
        Assert.Equal(3, reading.Rows.Count);
    }

    [Fact]
    public async Task The_sidecar_can_say_that_there_is_no_header()
    {
        var reading = await Reading.OfAsync("Anne,Vaud\nBob,Genève\n", new ReaderHints { HasHeader = false });
        Assert.Equal(["col_0", "col_1"], reading.Header);
        Assert.Equal(2, reading.Rows.Count);
    }
}
