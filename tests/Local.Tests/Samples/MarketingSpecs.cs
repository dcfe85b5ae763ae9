using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests.Samples;

public sealed class MarketingSpecs
{
    private static JsonArray Records { get; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Samples, "marketing", "data", "products.json")))!.AsArray();

    [Fact]
    public async Task I_get_a_report_over_the_entire_data_whose_every_figure_is_from_it()
    {
        await using var sample = await Sample.StartAsync("marketing");
        var run = await sample.RunAsync();
        string report = sample.Read("report.md");

        Assert.Equal(1000, Records.Count);
        Assert.Contains("Dear Ms Keller, this report rests on 1,000 records.", report, StringComparison.Ordinal);
        foreach (var place in Records.GroupBy(record => (string)record!["location"]!))
        {
            var best = place.GroupBy(record => (string)record!["category"]!)
                .Select(group => (Category: group.Key, Items: group.Sum(record => (int)record!["number_purchased"]!), Count: group.Count()))
                .OrderByDescending(group => group.Items).ThenBy(group => group.Category, StringComparer.Ordinal).First();
            Assert.Contains($"| {best.Category} | {place.Key} | {best.Items} | {best.Count} |", report, StringComparison.Ordinal);
        }

        string thread = sample.Read("thread.md");
        Assert.Contains("# CONTEXT #", thread, StringComparison.Ordinal);
        Assert.Contains("## Marketing (figures verified)", thread, StringComparison.Ordinal);
        Assert.Contains(report.Trim(), thread, StringComparison.Ordinal);
        Assert.Contains("## Marketing (not in data)\n\nSorry, I'm afraid I don't have access to that information.", thread, StringComparison.Ordinal);
        Assert.Contains("Deleted Marketing.", run.Output, StringComparison.Ordinal);
        await sample.NothingIsLeftAsync();
    }
}
