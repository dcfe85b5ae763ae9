using Tally.Csv;
using Tally.Datasets;

namespace Tally.Shared.Tests.Csv;

public sealed class DialectTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", ',')]
    [InlineData("a;b\n1,5;2\n3,5;4\n", ';')]
    [InlineData("a\tb\n1\t2\n3\t4\n", '\t')]
    [InlineData("a|b\n1|2\n3|4\n", '|')]
    [InlineData("a^b^c\n1^2^x\n3^4^y\n", '^')]
    [InlineData("a~b~c\n1~2~x\n3~4~y\n", '~')]
    [InlineData("a:b:c\n1:2:x\n3:4:y\n", ':')]
    [InlineData("heure;n\n12:30:05;1\n12:31:05;2\n", ';')]
    [InlineData("nom  n   p\nAnne  12   3\nBob   7   14\n", ' ')]
    public async Task The_delimiter_is_the_one_that_makes_the_rows_even(string text, char delimiter)
    {
        var reading = await Reading.OfAsync(text);
        Assert.Equal(delimiter, reading.Table.File.Dialect.Delimiter);
        Assert.Equal(2, reading.Rows.Count);
    }

    [Fact]
    public async Task A_column_of_prose_with_commas_is_one_column()
    {
        var reading = await Reading.OfAsync("remarque\nEn effet, oui\nNon\nPeut-être, mais alors, plus tard\nBien\nUn, deux\n");
        Assert.Equal(["remarque"], reading.Header);
        Assert.Equal("Peut-être, mais alors, plus tard", reading.Rows[2][0]);
    }

    [Fact]
    public async Task A_separator_line_tells_the_delimiter()
    {
        var reading = await Reading.OfAsync("sep=;\r\na;b\r\n1;2\r\n");
        Assert.Equal(["a", "b"], reading.Header);
        Assert.Equal(["1", "2"], Assert.Single(reading.Rows));
    }

    [Fact]
    public async Task Spaces_behind_delimiters_belong_to_no_cell_also_before_a_quote()
    {
        var reading = await Reading.OfAsync("a; b; c\n1; \"x;y\"; 2\n3; \"z\"; 4\n");
        Assert.Equal(["1", "x;y", "2"], reading.Rows[0]);
    }

    [Fact]
    public async Task Single_quotes_are_quotes_where_they_stand_around_cells()
    {
        var reading = await Reading.OfAsync("1,'a,b',2\n3,'c',4\n5,'d,e',6\n");
        Assert.Equal(["1", "a,b", "2"], reading.Rows[0]);
    }

    [Fact]
    public async Task Apostrophes_in_words_are_no_quotes()
    {
        var reading = await Reading.OfAsync("n,mot\n1,l'eau\n2,l'air\n");
        Assert.Equal("l'eau", reading.Rows[0][1]);
    }

    [Fact]
    public async Task Backslashes_escape_quotes()
    {
        var reading = await Reading.OfAsync("n,mot,p\n1,\"dit \\\"x\\\", oui\",2\n2,\"dit \\\"y\\\"\",3\n");
        Assert.Equal("dit \"x\", oui", reading.Rows[0][1]);
    }

    [Fact]
    public async Task Lines_may_end_in_carriage_returns_alone()
    {
        var reading = await Reading.OfAsync("a,b\r1,2\r3,4\r");
        Assert.Equal(2, reading.Rows.Count);
        Assert.Equal(["3", "4"], reading.Rows[1]);
    }

    [Fact]
    public async Task A_quote_left_open_is_repaired_in_its_line_and_reported()
    {
        var reading = await Reading.OfAsync("a,b,c\n1,\"x,2\n3,\"y\",4\n5,z,6\n");
        Assert.Equal([["1", "x", "2"], ["3", "y", "4"], ["5", "z", "6"]], reading.Rows);
        var problem = Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.UnclosedQuote);
        Assert.Equal(2, problem.Line);
    }

    [Fact]
    public async Task A_quote_that_is_not_doubled_is_kept_and_reported()
    {
        var reading = await Reading.OfAsync("a,b\n1,\"dit \"oui\" ici\"\n2,\"b\"\n");
        Assert.Equal("dit \"oui\" ici", reading.Rows[0][1]);
        Assert.Contains(ProblemCodes.StrayQuote, reading.Codes);
    }

    [Fact]
    public async Task Line_breaks_in_quoted_cells_stay_in_their_cell()
    {
        var reading = await Reading.OfAsync("n,adresse,p\n1,\"rue 1\nLausanne\",2\n2,\"rue 2\nGenève\",3\n");
        Assert.Equal("rue 1\nLausanne", reading.Rows[0][1]);
        Assert.Equal(2, reading.Rows.Count);
    }

    [Fact]
    public async Task A_forced_delimiter_is_obeyed()
    {
        var reading = await Reading.OfAsync("a,b;c\n1,2;3\n", new ReaderHints { Delimiter = ';' });
        Assert.Equal(["a,b", "c"], reading.Header);
    }

    [Fact]
    public async Task The_only_quote_of_a_short_file_is_left_open_and_repaired_in_its_line()
    {
        var reading = await Reading.OfAsync("a,b,c\n1,\"x,2\n3,y,4\n5,z,6\n7,w,8\n");
        Assert.Equal(["1", "x", "2"], reading.Rows[0]);
        Assert.Equal(4, reading.Rows.Count);
        Assert.Equal(2, Assert.Single(reading.Problems, problem => problem.Code == ProblemCodes.UnclosedQuote).Line);
    }
}
