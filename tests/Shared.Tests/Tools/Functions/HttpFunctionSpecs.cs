using Tally.Net;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Questions;
using Tally.Tools;
using Tally.Tools.Functions;

namespace Tally.Shared.Tests.Tools.Functions;

public sealed class HttpFunctionSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    public async Task What_a_service_answers_joins_the_ledger_with_its_host_and_time(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var service = await DataService.StartAsync(Token);
        var output = await CallAsync(service, Prices(service), """{"ticker":"ALPN","from":null}""");

        Assert.False(output.IsError, output.Text);
        Assert.Equal(LedgerSource.Function, output.Entry!.Source);
        Assert.Equal(("get_prices", "127.0.0.1"), (output.Entry.Function!.Name, output.Entry.Function.Host));
        var json = JsonNode.Parse(output.Text)!;
        Assert.Equal("""[["2024-03-01","ALPN",12.50,1200,350.25],["2024-03-04","ALPN",12.75,900,350.25]]""", json["rows"]!.ToJsonString());
        Assert.Equal("CHF", (string?)json["columns"]![2]!["unit"]);
        Assert.Equal("""get_prices(ticker: "ALPN", from: null) from 127.0.0.1 at 2024-03-05T08:00:00Z""", output.Entry.Result.Sql);
        Assert.Contains(Condition.Equal("ticker", "ALPN").Values[0], output.Entry.Result.Lineage[0][2].Coordinates.SelectMany(condition => condition.Values));
    }

    [Fact]
    public async Task A_result_is_made_again_from_what_was_kept_without_asking_anybody()
    {
        ToolOutput first;
        HttpFunction prices;
        await using (var service = await DataService.StartAsync(Token))
        {
            prices = Prices(service).Http!;
            first = await CallAsync(service, Prices(service), """{"ticker":"ALPN","from":null}""");
        }

        var again = await CallAsync(null, Declared("get_prices", prices, "ticker", "from"), """{"ticker":"ALPN","from":null}""", first.Evidence);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Entry!.Result.Sql, again.Entry!.Result.Sql);
    }

    [Theory]
    [InlineData("hangs", "timeout", "f failed: 127.0.0.1 did not answer within 1 s.")]
    [InlineData("huge", "too-large", "f failed: 127.0.0.1 answered with more than the 262144 bytes that are read; ask for less.")]
    [InlineData("page", "not-json", "f failed: 127.0.0.1 answered with a web page instead of JSON.")]
    [InlineData("nothing", "empty", "f failed: 127.0.0.1 answered with nothing.")]
    [InlineData("redirect", "redirected", "f failed: 127.0.0.1 sends to another address (302), which is not followed.")]
    [InlineData("broken", "not-json", "f failed: 127.0.0.1 answered with something that is not JSON.")]
    [InlineData("missing", "not-found", "f failed: 127.0.0.1 answered 404: No such ticker.")]
    [InlineData("prices", "unexpected-answer", "f failed: the answer of 127.0.0.1 has no rows; there is data.")]
    public async Task A_service_that_fails_is_an_output_with_a_clear_sentence(string path, string code, string message)
    {
        await using var service = await DataService.StartAsync(Token);
        var function = new HttpFunction { Url = $"http://127.0.0.1:{service.Port}/{path}", TimeoutSeconds = 1, Response = "rows" };
        var output = await CallAsync(service, Declared("f", function), "{}");

        Assert.True(output.IsError);
        var error = JsonNode.Parse(output.Text)!["error"]!;
        Assert.Equal((code, message), ((string?)error["code"], (string?)error["message"]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/x", "", "is not among the hosts")]
    [InlineData("http://127.0.0.1:{0}/x", "127.0.0.1:1", "is not among the hosts")]
    [InlineData("http://localhost:{0}/x", "data.example", "is not among the hosts")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/x", "127.0.0.1", "is not among the hosts")]
    [InlineData("http://2130706433:{0}/x", "data.example", "is not among the hosts")]
    [InlineData("http://data.example/x", "data.example", "its address is not https")]
    public async Task A_host_that_no_setting_allows_is_not_asked(string url, string hosts, string reason)
    {
        await using var service = await DataService.StartAsync(Token);
        var function = new HttpFunction { Url = url.Replace("{0}", service.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) };
        var output = await CallAsync(service, Declared("f", function), "{}", hosts: hosts);

        Assert.Contains(reason, output.Text, StringComparison.Ordinal);
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData("203.0.113.7", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2001:db8::1", true)]
    public void A_listed_name_may_not_lead_inside_the_network(string address, bool allowed) =>
        Assert.Equal(allowed, AllowedHosts.Parse("data.example").AllowsAddress(System.Net.IPAddress.Parse(address), 443));

    [Fact]
    public async Task Values_are_escaped_and_cannot_lead_to_another_path()
    {
        await using var service = await DataService.StartAsync(Token);
        await CallAsync(service, Prices(service), """{"ticker":"A/../b?x=1&y#z","from":"2024-01-01 00:00"}""");
        var outside = await CallAsync(service, Prices(service), """{"ticker":"..","from":null}""");

        Assert.Equal(["GET /v1/A%2F..%2Fb%3Fx=1&y%23z?from=2024-01-01%2000%3A00"], service.Asked);
        Assert.Contains("does not fit into the address", outside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_come_from_settings_and_a_missing_one_is_said_without_its_value()
    {
        await using var service = await DataService.StartAsync(Token);
        HttpFunction With(string header) => new() { Url = $"http://127.0.0.1:{service.Port}/secret", Headers = new Dictionary<string, string> { ["Authorization"] = header } };

        var sent = await CallAsync(service, Declared("f", With("Bearer ${TALLY_FUNCTION_KEY}")), "{}");
        var missing = await CallAsync(service, Declared("f", With("Bearer ${TALLY_FUNCTION_OTHER}")), "{}");

        Assert.Equal("""[["Bearer s3cret"]]""", JsonNode.Parse(sent.Text)!["rows"]!.ToJsonString());
        Assert.Contains("a setting that its header Authorization needs is not set", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_sends_the_arguments_in_the_declared_body()
    {
        await using var service = await DataService.StartAsync(Token);
        var function = new HttpFunction
        {
            Method = "POST",
            Url = $"http://127.0.0.1:{service.Port}/echo",
            Body = JsonNode.Parse("""{"filter":{"ticker":"{ticker}"},"limit":5}"""),
        };
        var output = await CallAsync(service, Declared("f", function, "ticker"), """{"ticker":"AL\"PN"}""");
        Assert.Equal("""{"filter":{"ticker":"AL\"PN"},"limit":5}""", (string?)JsonNode.Parse(output.Text)!["rows"]![0]![0]);
    }

    [Theory]
    [InlineData("""{"ticker":7,"from":null}""", "must be string")]
    [InlineData("""{"from":null}""", "is missing")]
    [InlineData("""{"ticker":"A","from":null,"more":1}""", "There is no \\\"more\\\"")]
    public async Task Arguments_that_are_not_what_the_schema_says_are_not_sent(string arguments, string reason)
    {
        await using var service = await DataService.StartAsync(Token);
        var output = await CallAsync(service, Prices(service), arguments);
        Assert.Contains(reason, output.Text, StringComparison.Ordinal);
        Assert.Empty(service.Asked);
    }

    private static FunctionDeclaration Prices(DataService service) => Declared(
        "get_prices",
        new HttpFunction
        {
            Url = $"http://127.0.0.1:{service.Port}/v1/{{ticker}}?from={{from}}",
            Response = "data.items",
            Columns = new Dictionary<string, FunctionColumn> { ["close"] = new(Unit: "CHF"), ["shares"] = new("number") },
        },
        "ticker", "from");

    private static FunctionDeclaration Declared(string name, HttpFunction http, params string[] parameters) => new()
    {
        Name = name,
        Description = "A function.",
        Http = http,
        Parameters = ToolSchema.Of([.. parameters.Select(one => (one, one == "from" ? ToolSchema.TextOrNull("") : ToolSchema.Text("")))]),
    };

    private static async Task<ToolOutput> CallAsync(
        DataService? service, FunctionDeclaration function, string arguments, string? evidence = null, string? hosts = null)
    {
        hosts ??= service is null ? "" : $"127.0.0.1:{service.Port}";
        var settings = new FunctionSettings(name => name switch
        {
            FunctionSettings.HostsSetting => hosts,
            "TALLY_FUNCTION_KEY" => "s3cret",
            _ => null,
        });
        using var client = new FunctionClient(settings);
        var clock = new FixedClock(new DateTimeOffset(2024, 3, 5, 8, 0, 0, TimeSpan.Zero));
        using var tools = new ToolBox(
            [], new ToolLimits(), TimeProvider.System, NullLogger<ToolBox>.Instance,
            new FunctionTools(new YearEngine(), client, new ToolLimits(), QueryLimits.Default, clock));
        var context = new ToolContext { Scope = TinyLibrary.Scope, Ledger = [], ResultId = "R1", ChartId = "C1", Question = "", Evidence = evidence };
        return await tools.CallAsync(new RawCall("call_1", function.Name, arguments), new ToolSet([], [function]), context, Token);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
