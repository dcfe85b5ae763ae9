using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger.Fit.Prose;
using Tally.Questions;
using Tally.Shared.Tests.Files;

namespace Tally.Shared.Tests.Questions;

/// <summary>After newer data: which answers would be others, a page at a time.</summary>
public sealed class ChangedAnswersSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_answers_come_page_by_page_newest_first_and_each_once()
    {
        await using var tally = await TendedTally.StartAsync();
        await DropAsync(tally, "year,price\n2020,11\n2021,12\n2022,13\n2023,14\n");
        var asked = new List<string>();
        foreach (int year in (int[])[2020, 2021, 2022, 2023])
        {
            var answer = await tally.AskAsync("tally", FormattableString.Invariant($"What is the price in {year}?"));
            Assert.NotEmpty(answer.Figures);
            asked.Add(answer.Id);
        }

        await DropAsync(tally, "year,price\n2020,21\n2021,12\n2022,23\n2023,24\n");
        var changed = tally.Get<ChangedAnswers>();

        Assert.Equal([asked[3], asked[2], asked[0]], await PagedAsync(changed, size: 1));
        Assert.Equal([asked[3], asked[2], asked[0]], await PagedAsync(changed, size: 2));
        Assert.Equal([asked[3], asked[2], asked[0]], await changed.AllAsync(null, Token).Select(one => one.QuestionId).ToListAsync(Token));
    }

    [Fact]
    public async Task An_answer_that_only_says_what_the_data_cover_changes_when_they_cover_something_else()
    {
        await using var tally = await TendedTally.StartAsync();
        await DropAsync(tally, "year,price\n2020,11\n2021,12\n");
        var answer = await tally.AskAsync("tally", "What is the price in 1995?");
        Assert.Contains(answer.Figures, figure => figure is { Query: not null, Value: null });
        var changed = tally.Get<ChangedAnswers>();

        await DropAsync(tally, "year,price\n2020,21\n2021,22\n");
        Assert.Empty(await changed.AllAsync(null, Token).ToListAsync(Token));

        await DropAsync(tally, "year,price\n2020,21\n2021,22\n2022,23\n");
        Assert.Equal([answer.Id], await changed.AllAsync(null, Token).Select(one => one.QuestionId).ToListAsync(Token));
    }

    private static async Task<List<string>> PagedAsync(ChangedAnswers changed, int size)
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await changed.PageAsync(new RunQuery(null, after, size), Token);
            Assert.InRange(page.Answers.Count, 0, size);
            found.AddRange(page.Answers.Select(one => one.QuestionId));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    private static async Task DropAsync(TendedTally tally, string csv) => Assert.IsType<IngestOutcome.Published>(await tally.Get<IngestDataset>().RunAsync(
        new IngestInput
        {
            Id = DatasetId.Parse("market/prices"),
            FileName = "prices.csv",
            OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv))),
        },
        Token));
}
