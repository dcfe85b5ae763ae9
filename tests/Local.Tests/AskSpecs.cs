using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>The questions people asked the first experiment, to the real command and the real emulator over HTTP.</summary>
public sealed class AskSpecs
{
    public static TheoryData<string, string> Questions() => new()
    {
        { "Combien il y a t'il d'étudiant en HEC en 2020 ?", "3\u202f306" },
        { "Combien d'étudiants en FTSR en 2020 ?", "98" },
        { "Combien d'étudiants y avait-il en Lettres en 2015 ?", "2\u202f233" },
        { "Combien d'étudiantes en FTSR en 2020 ?", "52" },
        { "How many students were there in HEC in 2020?", "3,306" },
        { "How many students in FTSR in 2020?", "98" },
        { "How many students did Lettres have in 2015?", "2,233" },
        { "How many women were studying in FTSR in 2020?", "52" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task I_can_ask_for_a_figure(string question, string figure)
    {
        using var home = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "ask", question, "--data", Path.Combine(Repository.Samples, "unil"), "--home", home["home"], "--output", home["out"]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(figure, answer.Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("rule-based", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_watch_a_question_being_answered_and_no_figure_shows_before_it_is_verified()
    {
        using var home = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "ask", "Combien d'étudiants en HEC en 2020 ?", "--data", Path.Combine(Repository.Samples, "unil"), "--home", home["home"], "--stream");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("SELECT total FROM HEC", answer.Error, StringComparison.Ordinal);
        Assert.Contains("draft: En ▮▮▮▮, HEC compte ▮ étudiants.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("gate: passed", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("En 2020, HEC compte 3\u202f306 étudiants.", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quelle est la filière qui a le plus d'étudiants en 2018 ?", "3\u202f481")]
    [InlineData("Which faculty had the most students in 2018?", "3,481")]
    public async Task I_can_ask_for_the_largest_and_the_total_file_is_not_one_of_them(string question, string figure)
    {
        using var home = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "ask", question, "--data", Path.Combine(Repository.Samples, "unil"), "--home", home["home"]);

        Assert.Equal(0, answer.ExitCode);
        string sentence = answer.Output.Split('\n')[0];
        Assert.Contains("FBM", sentence, StringComparison.Ordinal);
        Assert.Contains(figure, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("TOTAL", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Combien d'étudiants en médecine dentaire en 2030 ?")]
    [InlineData("How many students in dental medicine in 2030?")]
    public async Task I_am_told_what_the_data_cover_when_they_do_not_hold_the_answer(string question)
    {
        using var home = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "ask", question, "--data", Path.Combine(Repository.Samples, "unil"), "--home", home["home"]);

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("2011", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2021", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_see_file_rows_and_query_behind_every_figure()
    {
        using var home = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "ask", "Combien d'étudiants en HEC en 2020 ?", "--data", Path.Combine(Repository.Samples, "unil"), "--home", home["home"]);

        Assert.Contains("HEC.csv", answer.Output, StringComparison.Ordinal);
        Assert.Contains("total", answer.Output, StringComparison.Ordinal);
        Assert.Contains("SELECT", answer.Output, StringComparison.Ordinal);
    }
}
