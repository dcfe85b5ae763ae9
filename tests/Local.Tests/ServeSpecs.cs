using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>The HTTP API of the running command.</summary>
public sealed class ServeSpecs : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        _process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["serve", "--data", Path.Combine(Repository.Samples, "unil"), "--home", _folder["home"], "--port", "0"],
        });
        string line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        Assert.StartsWith("Listening on ", line, StringComparison.Ordinal);
        _client = new HttpClient { BaseAddress = new Uri(line.Split(' ')[2].TrimEnd(';') + "/") };
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task I_can_ask_and_wait_for_the_answer()
    {
        using var reply = await PostAsync("questions?wait=20s", new JsonObject { ["question"] = "How many students in HEC in 2020?" });

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var view = await ReadAsync(reply);
        Assert.Equal("answered", view["status"]!.GetValue<string>());
        Assert.Contains("3,306", view["answer"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_ask_and_look_later()
    {
        using var accepted = await PostAsync("questions", new JsonObject { ["question"] = "Combien d'étudiants en FTSR en 2020 ?" });

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        using var limit = new CancellationTokenSource(TestTimeouts.Command);
        JsonObject view;
        do
        {
            view = (await _client!.GetFromJsonAsync<JsonObject>(accepted.Headers.Location, limit.Token))!;
        }
        while (view["answer"] is null);
        Assert.Contains("98", view["answer"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_idempotency_key_gets_the_first_answer()
    {
        string key = "order-1";
        using var first = await PostAsync("questions?wait=20s", new JsonObject { ["question"] = "How many students in HEC in 2020?" }, key);
        using var second = await PostAsync("questions?wait=20s", new JsonObject { ["question"] = "How many students in HEC in 2020?" }, key);

        Assert.Equal((await ReadAsync(first))["id"]!.GetValue<string>(), (await ReadAsync(second))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task I_can_draw_a_chart_and_fetch_it_both_ways()
    {
        using var reply = await PostAsync("questions?wait=20s", new JsonObject { ["question"] = "Draw a chart of the students in Lettres from 2011 to 2020" });
        string id = (await ReadAsync(reply))["id"]!.GetValue<string>();

        string svg = await _client!.GetStringAsync($"questions/{id}/charts/1.svg", TestContext.Current.CancellationToken);
        string vega = await _client!.GetStringAsync($"questions/{id}/charts/1.json", TestContext.Current.CancellationToken);

        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("vega-lite", vega, StringComparison.Ordinal);
        Assert.Contains("2255", vega, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_list_the_datasets_and_look_at_one()
    {
        var list = await _client!.GetFromJsonAsync<JsonObject>("datasets", TestContext.Current.CancellationToken);
        var one = await _client!.GetFromJsonAsync<JsonObject>("datasets/unil/HEC", TestContext.Current.CancellationToken);

        Assert.Equal(9, list!["collections"]![0]!["datasets"]!.AsArray().Count);
        Assert.Equal(11, one!["row_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task I_can_run_a_query()
    {
        using var reply = await PostAsync("datasets/query", new JsonObject { ["sql"] = "SELECT total FROM HEC WHERE annee = 2020" });

        Assert.Equal(3306, (await ReadAsync(reply))["rows"]![0]![0]!.GetValue<int>());
    }

    [Fact]
    public async Task SQL_that_nobody_would_write_is_a_problem_with_a_place_and_the_service_goes_on()
    {
        string[] statements =
        [
            "", "SELECT", "SELECT total FROM HEC WHERE (annee = ", "SELECT 'HEC", "SELECT total /* FROM HEC", "DROP TABLE HEC", "SELECT 1; DROP TABLE HEC",
            "INSERT INTO HEC VALUES (1)", "ＳＥＬＥＣＴ total FROM HEC", "SELECT total FROM НЕС", "SELECT ‘HEC’", "SELECT total FROM HEC\0", "SELECT \u202e total FORM HEC x y",
            "SELECT " + new string('(', 10_000) + "1" + new string(')', 10_000), string.Concat(Enumerable.Repeat("SELECT * FROM (", 3_000)),
            "SELECT " + string.Concat(Enumerable.Repeat("NOT ", 10_000)) + "TRUE", "SELECT '" + new string('x', 200_000) + "'", "-- nothing but a remark",
            "SELECT COUNT(*) FROM unil a, unil b, unil c, unil d, unil e",
        ];
        foreach (string sql in statements)
        {
            using var reply = await PostAsync("datasets/query", new JsonObject { ["sql"] = sql });
            string shown = sql[..Math.Min(sql.Length, 60)];
            var problem = await ReadAsync(reply);
            Assert.True(reply.StatusCode is HttpStatusCode.BadRequest, $"{shown}: {reply.StatusCode}");
            Assert.StartsWith("urn:tally:problem:", problem["type"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(problem["detail"]?.GetValue<string>()), shown);
        }

        using var megabytes = await PostAsync("datasets/query", new JsonObject { ["sql"] = "SELECT '" + new string('x', 3_000_000) + "'" });
        Assert.True(megabytes.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{megabytes.StatusCode}");
        Assert.Equal("application/problem+json", megabytes.Content.Headers.ContentType?.MediaType);

        using var after = await PostAsync("datasets/query", new JsonObject { ["sql"] = "/* still */ SELECT total -- there\nFROM HEC WHERE annee = 2020;" });
        Assert.Equal(3306, (await ReadAsync(after))["rows"]![0]![0]!.GetValue<int>());
    }

    [Fact]
    public async Task Health_names_the_model()
    {
        var health = await _client!.GetFromJsonAsync<JsonObject>("health", TestContext.Current.CancellationToken);

        Assert.Equal("ok", health!["status"]!.GetValue<string>());
        Assert.Equal("tally-analyst", health["model"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("questions", """{"question":""}""", 400, "malformed-body")]
    [InlineData("questions", """{"question":"x","colour":"red"}""", 400, "malformed-body")]
    [InlineData("questions", "{oops", 400, "malformed-body")]
    [InlineData("questions?wait=forever", """{"question":"x"}""", 400, "malformed-parameter")]
    [InlineData("datasets/query", """{"sql":"SELECT femme FROM HEC"}""", 400, "query-unknown-column")]
    [InlineData("nowhere", "{}", 404, "no-such-route")]
    public async Task What_I_send_wrong_is_a_problem_with_a_stable_type(string route, string body, int status, string type)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var reply = await _client!.PostAsync(route, content, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:tally:problem:{type}", (await ReadAsync(reply))["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("questions/q_nothing")]
    [InlineData("questions/..%2F..%2Flock")]
    [InlineData("datasets/unil/NOTHING")]
    [InlineData("datasets/..%2F..")]
    public async Task What_is_not_there_is_a_404(string route)
    {
        using var reply = await _client!.GetAsync(route, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> PostAsync(string route, JsonObject body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _client!.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage reply) =>
        (await reply.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
}
