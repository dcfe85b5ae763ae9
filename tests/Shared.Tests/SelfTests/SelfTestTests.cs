using Tally.Csv;
using Tally.Datasets;
using Tally.SelfTests;
using Tally.Shared.Tests.Ingest;

namespace Tally.Shared.Tests.SelfTests;

public sealed class SelfTestTests
{
    private const string Sales = """
        shop;town;sales;staff
        Aare;Bern;1 200,50;3
        Bise;Bern;800;5
        Cime;Sion;2 000;4
        Dent;Sion;400;12
        """;

    [Fact]
    public async Task Every_kind_the_columns_allow_is_asked_in_both_languages_with_what_the_cells_say()
    {
        var report = await TestAsync(Sales, new ScriptedAsker(null));

        Assert.Equal("4", Expected(report, "en", "count"));
        Assert.Equal("2", Expected(report, "fr", "count-value"));
        Assert.Equal("50.0", Expected(report, "en", "share"));
        Assert.Equal("1100.125", Expected(report, "fr", "average"));
        Assert.Equal("1000.25", Expected(report, "en", "median"));
        Assert.Equal("4400.50", Expected(report, "en", "sum"));
        Assert.Equal("Cime", Expected(report, "fr", "most"));
        Assert.Equal(report.Asked, report.Declined);
        Assert.False(report.Flagged);
    }

    [Fact]
    public async Task A_wrong_figure_flags_the_dataset_and_is_listed_with_what_was_expected()
    {
        var report = await TestAsync(Sales, new ScriptedAsker("9999"));

        Assert.True(report.Flagged);
        Assert.Equal(report.Asked, report.Wrong);
        Assert.Equal("scripted", report.Model);
        Assert.All(report.Failures, failure => Assert.Equal(("wrong", "9999"), (failure.Outcome, failure.Answer)));
    }

    [Fact]
    public async Task A_version_is_tested_once_and_its_score_is_kept()
    {
        using var home = new Home();
        var asker = new ScriptedAsker("4");
        var first = await TestAsync(home, Sales, asker);
        int asked = asker.Asked;

        var second = await TestAsync(home, Sales, asker);

        Assert.Equal(asked, asker.Asked);
        Assert.Equal(asked, asker.Forgotten);
        Assert.Equal(first.Exact, second.Exact);
        Assert.Equal(first.Failures, second.Failures);
    }

    [Fact]
    public async Task Figures_that_can_be_read_in_two_ways_and_totals_rows_are_left_out()
    {
        var report = await TestAsync(
            "canton;total;poids\nVaud;10;1,234\nJura;20;2,345\nUri;30;3,456\nTotal;60;7,035\n", new ScriptedAsker(null));

        Assert.DoesNotContain(report.Failures, failure => failure.Question.Contains("poids", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Failures, failure => failure.Kind == "count");
        Assert.Equal("60", Expected(report, "fr", "sum"));
    }

    [Fact]
    public async Task What_lies_beyond_the_period_is_expected_to_be_declined()
    {
        var report = await TestAsync("annee;femmes\n2011;828\n2012;900\n2013;950\n", new ScriptedAsker("950"));

        var beyond = Assert.Single(report.Failures, failure => failure is { Kind: "beyond", Language: "en" });
        Assert.Equal("What was the femmes in 2044?", beyond.Question);
        Assert.Null(beyond.Expected);
    }

    [Fact]
    public async Task In_parts_it_comes_to_the_same_score_and_forgets_its_questions_too()
    {
        const string csv = "canton;total\nVaud;10\nJura;20\nUri;30\n";
        var whole = await TestAsync(csv, new ScriptedAsker("60"));
        using var home = new Home();
        using var files = new TemporaryFolder();
        var dataset = (await home.IngestAsync(files.Write("shops/table.csv", csv))).Snapshot!.Members[0];
        var asker = new ScriptedAsker("60");
        var test = new RunSelfTest(
            home.Get<IDatasetLibrary>(), home.Get<IArtifactStore>(), asker, new SelfTestOptions { MostQuestions = 100 }, new ReaderOptions(), TimeProvider.System);
        int count = await test.CountAsync(dataset, TestContext.Current.CancellationToken);
        var asked = new List<string?>();
        for (int at = 0; at < count; at++)
            asked.Add(await test.AskAsync(dataset, at, TestContext.Current.CancellationToken));
        var report = await test.ScoreAsync(dataset, asked, TestContext.Current.CancellationToken);

        Assert.Equal((whole.Asked, whole.Exact, whole.Declined, whole.Wrong), (report!.Asked, report.Exact, report.Declined, report.Wrong));
        Assert.Equal(whole.Failures, report.Failures);
        Assert.Equal(count, asker.Forgotten);
        Assert.Equal(0, await test.CountAsync(dataset, TestContext.Current.CancellationToken));
    }

    private static string? Expected(SelfTestReport report, string language, string kind) =>
        report.Failures.First(failure => failure.Language == language && failure.Kind == kind).Expected;

    private static async Task<SelfTestReport> TestAsync(string csv, ScriptedAsker asker)
    {
        using var home = new Home();
        return await TestAsync(home, csv, asker);
    }

    private static async Task<SelfTestReport> TestAsync(Home home, string csv, ScriptedAsker asker)
    {
        using var files = new TemporaryFolder();
        var outcome = await home.IngestAsync(files.Write("shops/table.csv", csv));
        var test = new RunSelfTest(
            home.Get<IDatasetLibrary>(), home.Get<IArtifactStore>(), asker, new SelfTestOptions { MostQuestions = 100 }, new ReaderOptions(), TimeProvider.System);
        var report = await test.RunAsync(outcome.Snapshot!.Members[0].Id, again: false, TestContext.Current.CancellationToken);
        return Assert.IsType<SelfTestReport>(report);
    }
}
