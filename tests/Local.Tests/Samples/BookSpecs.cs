using Tally.Local.Tests.Support;

namespace Tally.Local.Tests.Samples;

public sealed class BookSpecs
{
    [Fact]
    public async Task I_ask_where_he_works_and_the_answer_cites_the_file_and_the_passage()
    {
        await using var sample = await Sample.StartAsync("book");
        await sample.RunAsync();

        var answer = sample.Json("run.json")["runs"]![0]!["answer"]!;
        Assert.StartsWith("Anselm works in the clock tower above the fish market", (string)answer["text"]!, StringComparison.Ordinal);
        var citation = Assert.Single(answer["citations"]!.AsArray())!;
        Assert.Equal("chapter.txt", (string?)citation["file"]);
        string chapter = await File.ReadAllTextAsync(Path.Combine(Repository.Samples, "book", "chapter.txt"), TestContext.Current.CancellationToken);
        Assert.Contains((string)citation["quote"]!, chapter.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("> chapter.txt: ", sample.Read("thread.md"), StringComparison.Ordinal);
        await sample.NothingIsLeftAsync();
    }
}
