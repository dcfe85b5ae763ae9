namespace Tally.Local.Tests.Samples;

public sealed class MathSpecs
{
    [Fact]
    public async Task I_see_the_Python_of_a_solution_and_two_assistants_answer_on_one_conversation()
    {
        await using var sample = await Sample.StartAsync("math");
        await sample.RunAsync();

        Assert.Equal("x = 1", sample.Read("solution.md").Trim());
        Assert.Contains("solve(3*x + 11 - (14), x)", sample.Read("python.txt"), StringComparison.Ordinal);

        var document = sample.Json("run.json");
        Assert.Single(document["conversation_ids"]!.AsArray());
        var runs = document["runs"]!.AsArray();
        Assert.Equal(["Marker", "Reviewer"], runs.Select(run => (string?)run!["assistant"]));
        Assert.All(runs, run => Assert.Equal(2, run!["steps"]![0]!["calls"]!.AsArray().Count));
        Assert.Equal("Class A has an average of 4.67, class B of 4.83.", (string?)runs[0]!["answer"]!["text"]);
        Assert.Equal("The highest mark of class A is 5.5, that of class B 6.0.", (string?)runs[1]!["answer"]!["text"]);
        Assert.All(runs, run => Assert.Equal("verified", (string?)run!["answer"]!["assurance"]));
        Assert.All(runs, run => Assert.NotNull(run!["question_id"]));
        Assert.True((int)document["usage"]!["input_tokens"]! > 0);
        await sample.NothingIsLeftAsync();
    }
}
