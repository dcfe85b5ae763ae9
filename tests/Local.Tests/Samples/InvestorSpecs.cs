using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests.Samples;

public sealed class InvestorSpecs
{
    [Fact]
    public async Task I_compare_companies_through_declared_functions_called_several_in_a_turn_and_see_it_live()
    {
        await using var sample = await Sample.StartAsync("investor");
        var run = await sample.RunAsync();
        var answer = sample.Json("run.json")["runs"]![0]!;

        Assert.Equal([2, 4, 2, 0], answer["steps"]!.AsArray().Select(step => step!["calls"]!.AsArray().Count));
        string text = ((string)answer["answer"]!["text"]!).Replace((char)0xA0, (char)0x20);
        Assert.Equal("verified", (string?)answer["answer"]!["assurance"]);
        foreach (string ticker in (string[])["ALPN", "ORBI"])
        {
            string[] statement = Row("income_statements.csv", ticker);
            Assert.Contains($"net income of {Number(statement[7])} million CHF", text, StringComparison.Ordinal);
            Assert.Contains((decimal.Parse(statement[7], CultureInfo.InvariantCulture) / decimal.Parse(statement[2], CultureInfo.InvariantCulture)).ToString("0.0%", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.Contains($"equity {Number(Row("balance_sheets.csv", ticker)[4])} million CHF", text, StringComparison.Ordinal);
        }

        Assert.Contains("""get_balance_sheet {"ticker":"ORBI","year":2023}""", run.Error, StringComparison.Ordinal);
        Assert.Contains("gate: passed", run.Error, StringComparison.Ordinal);
        Assert.Equal(4, sample.Read("prices.md").Split('\n').Count(line => line.StartsWith("| ALPN", StringComparison.Ordinal)));
        await sample.NothingIsLeftAsync();
    }

    [Fact]
    public async Task I_ask_an_http_service_and_every_figure_says_which_one_and_when()
    {
        await using var service = await StatementService.StartAsync();
        await using var sample = await Sample.StartAsync("investor");
        await sample.RunAsync("run-http.sh", ("DATA_SERVICE", service.Address), ("TALLY_FUNCTION_KEY", "s3cret"));
        var answer = sample.Json("run.json")["runs"]![0]!["answer"]!;

        Assert.Equal("sourced", (string?)answer["assurance"]);
        string close = File.ReadLines(Path.Combine(Repository.Samples, "investor", "data", "prices.csv")).First(line => line.StartsWith("BRIO,2024-03-28", StringComparison.Ordinal)).Split(',')[5];
        Assert.Contains($"closed at {close} CHF on 28 March 2024", ((string)answer["text"]!).Replace((char)0xA0, (char)0x20), StringComparison.Ordinal);
        var measured = answer["figures"]!.AsArray().Where(figure => (string?)figure!["class"] != "echoed").ToList();
        Assert.Equal(2, measured.Count);
        Assert.All(measured, figure => Assert.Contains(" from 127.0.0.1 at 20", (string)figure!["how"]!, StringComparison.Ordinal));
        Assert.All(answer["queries"]!.AsArray(), query => Assert.Equal("function", (string?)query!["kind"]));
        Assert.Equal(["s3cret"], service.Keys.Distinct());
        Assert.Equal(5, service.Keys.Count);
        Assert.DoesNotContain("s3cret", sample.Read("run.json"), StringComparison.Ordinal);
    }

    private static string[] Row(string file, string ticker) =>
        File.ReadLines(Path.Combine(Repository.Samples, "investor", "data", file)).First(line => line.StartsWith($"{ticker},2023,", StringComparison.Ordinal)).Split(',');

    private static string Number(string text) => int.Parse(text, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
}
