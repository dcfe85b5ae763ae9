using System.Text.RegularExpressions;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests.Samples;

public sealed partial class EditorSpecs
{
    [Fact]
    public async Task I_correct_a_file_with_an_assistant_that_I_create_edit_list_and_delete_by_name()
    {
        await using var sample = await Sample.StartAsync("editor");
        var run = await sample.RunAsync();

        string broken = await File.ReadAllTextAsync(Path.Combine(Repository.Samples, "editor", "broken.md"), TestContext.Current.CancellationToken);
        string corrected = sample.Read("fixed.md");
        Assert.StartsWith("# Kite Workshop\n\n", corrected, StringComparison.Ordinal);
        Assert.EndsWith("```\n", corrected, StringComparison.Ordinal);
        Assert.Equal(corrected, sample.Read("filtered.md"));
        Assert.Equal(Measures().Matches(broken).Select(match => match.Value), Measures().Matches(corrected).Select(match => match.Value));
        string[] said = ["Created MarkdownLinter.", "Changed MarkdownLinter.", "MarkdownLinter: Corrects Markdown by our guidelines.", "Deleted MarkdownLinter."];
        Assert.All(said, line => Assert.Contains(line, run.Output, StringComparison.Ordinal));
        await sample.NothingIsLeftAsync();
    }

    /// <summary>Numbers within a line, which a linter must not touch.</summary>
    [GeneratedRegex(@"(?<=\S )\d+|\d+(?= [a-zA-Z])")]
    private static partial Regex Measures();
}
