using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class DraftLinksTests
{
    [Theory]
    [InlineData("See [chart2.png](sandbox:/mnt/data/chart2.png).", "See [tally-name:a](tally-file:a).", "See [chart2.png](/f/chart2.png).")]
    [InlineData("A sandbox:/mnt/data/a.png and sandbox:/mnt/data/b.png", "A tally-file:a and tally-file:b", "A /f/a.png and /f/b.png")]
    [InlineData("He works there【4:0†chapter.txt】.", "He works there.", "He works there.")]
    [InlineData("Nothing to hide: 12.", "Nothing to hide: 12.", "Nothing to hide: 12.")]
    public void Links_into_a_container_are_hidden_from_the_gate_and_come_back_as_links_to_what_was_kept(string draft, string hidden, string shown)
    {
        Assert.Equal(hidden, DraftLinks.Hide(draft));
        Assert.Equal(shown, DraftLinks.Show(hidden, draft, name => "/f/" + name).Text);
    }

    [Fact]
    public void A_file_that_was_not_kept_is_named_without_a_link() =>
        Assert.Equal("(plot.png)", DraftLinks.Show("(tally-file:a)", "(sandbox:/mnt/data/plot.png)", _ => null).Text);

    [Fact]
    public void What_stood_behind_a_link_is_told_where_it_stands_now()
    {
        const string Draft = "sandbox:/mnt/data/x.png and 12";
        var shown = DraftLinks.Show(DraftLinks.Hide(Draft), Draft, name => "/api/questions/q/files/" + name);
        Assert.Equal("12", shown.Text[shown.Moved("tally-file:a and ".Length)..]);
    }
}
