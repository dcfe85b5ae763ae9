using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Tally.Charts;
using Tally.Ledger.Fit.Prose;
using Tally.Shared.Tests.Charts;

namespace Tally.Shared.Tests.Web;

/// <summary>The page in a real browser, over a canned API.</summary>
public sealed class PageTests
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_answer_shows_its_figures_as_buttons_its_chart_and_no_markup_of_the_data()
    {
        string dom = await OpenAsync("?c=c1");
        Assert.Contains(">3\u202F306</button>", dom, StringComparison.Ordinal);
        Assert.Contains("class=\"figure quoted\"", dom, StringComparison.Ordinal);
        Assert.Contains("<span class=\"label\">2020</span>", dom, StringComparison.Ordinal);
        Assert.Contains("<svg", dom, StringComparison.Ordinal);
        Assert.Contains("<dd><code>SELECT total FROM HEC WHERE annee = 2020</code></dd>", dom, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"x\"", dom, StringComparison.Ordinal);
        Assert.Contains("HEC.csv", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_datasets_are_listed_with_their_problems_and_questions_are_suggested()
    {
        string dom = await OpenAsync("");
        Assert.Contains("<span class=\"name\">HEC</span>", dom, StringComparison.Ordinal);
        Assert.Contains("2 problems", dom, StringComparison.Ordinal);
        Assert.Contains("What was total for HEC in 2021?", dom, StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(string query)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        await using var host = await PageHost.StartAsync(Canned(), deadline.Token);
        string profile = Directory.CreateTempSubdirectory("tally-page-").FullName;
        try
        {
            return await DumpAsync(new Uri(host.Address, query), profile, deadline.Token);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static async Task<string> DumpAsync(Uri address, string profile, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", "--lang=en-GB", "--window-size=1280,900", $"--user-data-dir={profile}", "--virtual-time-budget=8000", "--dump-dom", address.ToString(),
        ];
        foreach (string browser in Browsers)
        {
            var start = new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LANGUAGE"] = "en_GB" } };
            try
            {
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync(cancellationToken);
                string dom = await process.StandardOutput.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                Assert.True(dom.Contains("</html>", StringComparison.Ordinal), await errors);
                return dom;
            }
            catch (Win32Exception)
            {
                // Not installed under this name.
            }
        }

        Assert.Skip("No Chromium is installed here.");
        return "";
    }

    private static Dictionary<string, string> Canned()
    {
        const string text = "En 2020, HEC comptait **3\u202F306** étudiants. <img src=x onerror=alert(1)>\n\n{{C1}}";
        var chart = Gallery.All["line-lettres-fr"].Chart;
        object Figure(string figure, string kind) => new
        {
            text = figure,
            start = text.IndexOf(figure, StringComparison.Ordinal),
            @class = kind,
            dataset = "unil/HEC",
            version = "0f",
            column = "total",
            row = 10,
            row_count = 1,
            how = "cell",
            reference = "R1[0].total",
        };
        var answer = new
        {
            id = "q1",
            conversation_id = "c1",
            question = "?",
            outcome = "answered",
            assurance = "verified",
            language = "fr",
            text,
            figures = (object[])[Figure("2020", "echoed"), Figure("3\u202F306", "quoted")],
            charts = (object[])[new { id = "C1", kind = "line", title = chart.Title, x = "annee", series = (object[])[new { name = "total", points = (decimal[][])[[2020, 2274]] }] }],
            datasets = (object[])[new { dataset = "unil/HEC", version = "0f", file_name = "HEC.csv", why = "used" }],
            queries = (object[])[new { id = "R1", kind = "query", statement = "SELECT total FROM HEC WHERE annee = 2020", rows = 1 }],
            model = "tally-analyst",
            rule_based = true,
        };
        var view = new { id = "q1", conversation_id = "c1", question = "Combien ?", status = "answered", progress = "answered", answer };
        var dataset = new { id = "unil/HEC", version = "0f", file = "HEC.csv", rows = 11, columns = 6, period = new { column = "annee", from = "2011", to = "2021" }, problems = 2 };
        var profile = new { columns = (object[])[new { name = "total", type = "integer", role = "measure" }], label = new { column = "faculte", value = "HEC" } };
        return new Dictionary<string, string>
        {
            ["health"] = """{"status":"ok","model":"tally-analyst"}""",
            ["datasets"] = JsonSerializer.Serialize(new { collections = (object[])[new { name = "unil", context = "c", datasets = (object[])[dataset] }] }),
            ["datasets/unil/HEC"] = JsonSerializer.Serialize(profile),
            ["conversations/c1"] = JsonSerializer.Serialize(new { id = "c1", questions = (object[])[view] }),
            ["questions/q1/charts/C1.svg"] = SvgWriter.Write(chart, new SvgOptions { Language = "fr" }),
        };
    }
}
