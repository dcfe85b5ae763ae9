using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>A conversation goes on in a later process: Tally's own transcript carries it.</summary>
public sealed class ConversationSpecs
{
    [Fact]
    public async Task I_can_ask_on_about_the_year_after_in_a_new_process()
    {
        using var folder = new TemporaryFolder();
        string data = Path.Combine(Repository.Samples, "unil");

        var first = await TallyCommand.RunAsync(
            "ask", "Combien d'étudiants en Lettres en 2020 ?", "--data", data, "--home", folder["home"], "--json");
        var document = JsonNode.Parse(first.Output)!.AsObject();
        var second = await TallyCommand.RunAsync(
            "ask", "et en 2021 ?", "--data", data, "--home", folder["home"], "--conversation", document.Text("conversation_id"));
        var third = await TallyCommand.RunAsync(
            "ask", "es-tu sûr ?", "--data", data, "--home", folder["home"], "--conversation", document.Text("conversation_id"));

        Assert.Contains("2\u202f274", document.Text("text"), StringComparison.Ordinal);
        Assert.Contains("2\u202f200", second.Output, StringComparison.Ordinal);
        Assert.Contains("2\u202f200", third.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_have_two_charts_drawn_and_be_assured_of_the_same_figures()
    {
        using var folder = new TemporaryFolder();
        string data = Path.Combine(Repository.Samples, "unil");
        string question = "Affiche un graphique des étudiants en Lettres de 2011 à 2020 et un graphique du total de HEC pour toutes les années";

        var drawn = await TallyCommand.RunAsync(
            "ask", question, "--data", data, "--home", folder["home"], "--output", folder["out"]);
        var answers = await EvalRun.AskAsync(folder, data,
            [EvalRun.Case("drawn", question), EvalRun.Case("sure", "es-tu sûr ?", question)]);

        Assert.Equal(0, drawn.ExitCode);
        string[] pictures = Directory.GetFiles(folder["out"], "*.svg");
        Assert.Equal(2, pictures.Length);
        Assert.All(pictures, picture => Assert.Contains(Path.GetFileName(picture), drawn.Output, StringComparison.Ordinal));
        Assert.Equal(2, answers["drawn"].Plotted().Length);
        decimal[] shown = [.. answers["sure"].Plotted().SelectMany(series => series), .. answers["sure"].Figures()];
        Assert.Subset(shown.ToHashSet(), answers["drawn"].Plotted().SelectMany(series => series).ToHashSet());
    }
}
