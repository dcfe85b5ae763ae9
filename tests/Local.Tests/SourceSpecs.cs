using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;
using Tally.Support;

namespace Tally.Local.Tests;

/// <summary>Files on the web that feed datasets, as a person has them.</summary>
public sealed class SourceSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_add_refresh_list_show_and_remove_a_source_and_query_what_it_brought()
    {
        await using var files = await FileService.StartAsync(Token);
        Assert.Equal("Added prices.\n", (await TallyAsync("sources", "add", "prices", files.At().AbsoluteUri, "--dataset", "web/prices", "--schedule", "0 6 * * 1")).Output);
        Assert.StartsWith("prices: changed 2", (await TallyAsync("sources", "refresh")).Output, StringComparison.Ordinal);
        Assert.Contains("13.75", (await TallyAsync("query", "SELECT price FROM prices WHERE year = 2021")).Output, StringComparison.Ordinal);
        Assert.StartsWith("prices: unchanged 2", (await TallyAsync("sources", "refresh", "prices")).Output, StringComparison.Ordinal);
        Assert.Contains("-> web/prices, \"0 6 * * 1\", unchanged", (await TallyAsync("sources", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"unchanged\"", (await TallyAsync("sources", "show", "prices")).Output, StringComparison.Ordinal);
        Assert.Equal("Removed prices.\n", (await TallyAsync("sources", "remove", "prices")).Output);
        Assert.Empty((await TallyAsync("sources", "list")).Output);
        Assert.Contains("web/prices", (await TallyAsync("datasets", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no source 'x'", "sources", "show", "x")]
    [InlineData("There is no source 'x'", "sources", "remove", "x")]
    [InlineData("There is no source 'x'", "sources", "refresh", "x")]
    [InlineData("data.example is not among the hosts that TALLY_SOURCE_HOSTS allows", "sources", "add", "x", "https://data.example/x.csv", "--dataset", "web/x")]
    [InlineData("collection/name", "sources", "add", "x", "https://localhost/x.csv", "--dataset", "x")]
    public async Task I_am_told_in_a_sentence_what_cannot_be_done(string sentence, params string[] arguments)
    {
        var answer = await TallyAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_serves_what_is_due_is_looked_at_and_sources_are_managed_over_http()
    {
        await using var files = await FileService.StartAsync(Token);
        using var process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["serve", "--home", _folder["home"], "--port", "0"],
            Environment = new Dictionary<string, string> { ["TALLY_SOURCE_HOSTS"] = "localhost", ["TALLY_REFRESH_SCHEDULE"] = "* * * * * *" },
        });
        try
        {
            string line = await process.StandardOutput.ReadLineAsync(Token) ?? "";
            using var client = new HttpClient { BaseAddress = new Uri(line.Split(' ')[2].TrimEnd(';') + "/") };
            var body = new JsonObject { ["url"] = files.At().AbsoluteUri, ["dataset"] = "web/prices" };

            using var added = await client.PutAsJsonAsync("sources/prices", body, Token);
            using var limit = new CancellationTokenSource(TestTimeouts.Command);
            while ((await client.GetFromJsonAsync<JsonObject>("datasets", limit.Token))!["collections"]!.AsArray().Count == 0)
                await Task.Delay(100, limit.Token);
            var source = await client.GetFromJsonAsync<JsonObject>("sources/prices", Token);
            using var refreshed = await client.PostAsync("sources/prices/refresh", null, Token);
            var list = await client.GetFromJsonAsync<JsonObject>("sources", Token);
            using var changed = await client.PutAsJsonAsync("sources/prices", body, Token);
            body["url"] = "http://169.254.169.254/";
            using var refused = await client.PutAsJsonAsync("sources/prices", body, Token);
            using var deleted = await client.DeleteAsync("sources/prices", Token);
            using var gone = await client.GetAsync("sources/prices", Token);

            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
            Assert.Equal("changed", source!["last"]!["outcome"]!.GetValue<string>());
            Assert.Equal("unchanged", (await refreshed.Content.ReadFromJsonAsync<JsonObject>(Token))!["last"]!["outcome"]!.GetValue<string>());
            Assert.Single(list!["sources"]!.AsArray());
            Assert.Equal(
                [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
                [changed.StatusCode, refused.StatusCode, deleted.StatusCode, gone.StatusCode]);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandOutput> TallyAsync(params string[] arguments) => TallyCommand.RunAsync(new CommandInput
    {
        Arguments = [.. arguments, "--home", _folder["home"]],
        Environment = new Dictionary<string, string> { ["TALLY_SOURCE_HOSTS"] = "localhost" },
    });
}
