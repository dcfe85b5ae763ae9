using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Tally.Charts;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Questions;
using Tally.Tools;

namespace Tally.Shared.Tests.Tools;

public sealed class ToolSpecs
{
    private static readonly ToolLimits Limits = new() { Timeout = TimeSpan.FromMilliseconds(200), RowsShown = 3 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    public async Task A_query_s_output_is_what_models_rely_on(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var output = await CallAsync(new QueryTool(new YearEngine(), Limits, QueryLimits.Default), """{"sql":"SELECT total FROM HEC WHERE annee = 2020","purpose":null}""");

        Assert.Equal(
            """{"result":"R1","columns":[{"name":"total","type":"integer","unit":null,"approximate":false}],"rows":[[3020]],"row_count":1,"more_rows":0,"used":[{"dataset":"unil/HEC","rows_scanned":11,"rows_used":1}],"period":null,"warnings":[],"cite":"{{R1[0].total}}"}""",
            output.Text);
        Assert.Equal("R1", output.Entry!.Id);
    }

    [Fact]
    public async Task Rows_beyond_those_shown_are_counted_and_can_be_cited()
    {
        var result = YearEngine.Of("", 2000);
        var many = result with
        {
            Rows = [.. Enumerable.Range(0, 10).Select(number => (IReadOnlyList<CellValue>)[CellValue.Of(number + 0.5m)])],
            Lineage = [.. Enumerable.Range(0, 10).Select(_ => result.Lineage[0])],
        };

        var output = await CallAsync(new QueryTool(new Fixed(new QueryOutcome.Succeeded(many)), Limits, QueryLimits.Default), """{"sql":"SELECT 1","purpose":null}""");

        var json = JsonNode.Parse(output.Text)!;
        Assert.Equal("[[0.5],[1.5],[2.5]]", json["rows"]!.ToJsonString());
        Assert.Equal((10, 7, 10), ((int)json["row_count"]!, (int)json["more_rows"]!, output.Entry!.Result.Rows.Count));
    }

    [Fact]
    public async Task A_query_that_is_refused_is_an_output_that_teaches()
    {
        var error = new QueryError { Code = "unknown-column", Message = "There is no column \"anee\".", Position = 12, Nearest = ["annee"] };
        var output = await CallAsync(new QueryTool(new Fixed(new QueryOutcome.Refused(error)), Limits, QueryLimits.Default), """{"sql":"x","purpose":null}""");

        Assert.True(output.IsError);
        Assert.Equal("""{"error":{"code":"unknown-column","message":"There is no column \"anee\".","position":12,"nearest":["annee"]}}""", output.Text);
    }

    [Fact]
    public async Task Datasets_are_listed_as_models_rely_on()
    {
        var json = JsonNode.Parse((await CallAsync(new ListDatasets(new TinyLibrary(), Limits), """{"collection":null}""")).Text)!["collections"]![0]!;

        Assert.Equal(("unil", "faculte", "annee"), ((string?)json["name"], (string?)json["file_column"], (string?)json["key_column"]));
        Assert.Equal("""{"column":"annee","from":"2011","to":"2021"}""", json["period"]!.ToJsonString());
        Assert.Equal(["faculte", "annee", "total"], json["columns"]!.AsArray().Select(column => (string)column!["name"]!));
        Assert.Equal("""{"HEC":["business"]}""", json["columns"]![0]!["value_synonyms"]!.ToJsonString());
        Assert.Equal(
            """{"dataset":"unil/HEC","table":"HEC","label":"HEC","synonyms":["business"],"rows":11,"total_of_others":false,"period":{"column":"annee","from":"2011","to":"2021"}}""",
            json["datasets"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("unil/HEC", "unil/HEC")]
    [InlineData("HEC", "unil/HEC")]
    [InlineData("\"unil/HEC\"", "unil/HEC")]
    [InlineData("unil.hec", "unil/HEC")]
    [InlineData("UNIL", "unil")]
    public async Task A_dataset_is_described_under_each_of_its_names(string asked, string found)
    {
        var output = await CallAsync(new DescribeDataset(new TinyLibrary()), new JsonObject { ["dataset"] = asked }.ToJsonString());
        Assert.Equal(found, (string?)JsonNode.Parse(output.Text)!["dataset"]);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_answered_with_the_nearest()
    {
        var output = await CallAsync(new DescribeDataset(new TinyLibrary()), """{"dataset":"HEX"}""");
        Assert.True(output.IsError);
        Assert.Equal("HEC", (string?)JsonNode.Parse(output.Text)!["error"]!["nearest"]![0]);
    }

    [Fact]
    public async Task A_chart_names_a_result_and_gives_its_reference()
    {
        var result = new QueryResult
        {
            Sql = "",
            Columns = [new ResultColumn { Name = "annee", Type = ColumnType.Integer }, new ResultColumn { Name = "total", Type = ColumnType.Integer }],
            Rows = [[CellValue.Of(2019), CellValue.Of(10)], [CellValue.Of(2020), CellValue.Of(12)]],
            Lineage = [.. Enumerable.Range(0, 2).Select(_ => (IReadOnlyList<CellLineage>)[YearEngine.Of("", 2000).Lineage[0][0], YearEngine.Of("", 2000).Lineage[0][0]])],
            Used = [],
        };
        var context = Context() with { Ledger = [new LedgerEntry { Id = "R1", Source = LedgerSource.Query, Result = result }] };

        var drawn = await CallAsync(new DrawChart(), """{"result":"R1","kind":"line","title":"Totaux","x":"annee","y":["total"],"series":null}""", context);
        var refused = await CallAsync(new DrawChart(), """{"result":"R9","kind":"line","title":"Totaux","x":"annee","y":["total"],"series":null}""", context);

        Assert.Equal("""{"chart":"C1","series":[{"name":"total","points":2}],"cite":"{{C1}}"}""", drawn.Text);
        Assert.Equal(ChartKind.Line, drawn.Chart!.Kind);
        Assert.True(refused.IsError);
    }

    [Theory]
    [InlineData("nothing", "{}", "unknown-tool")]
    [InlineData("query", "{", "bad-arguments")]
    [InlineData("query", "[]", "bad-arguments")]
    [InlineData("query", "{}", "bad-arguments")]
    [InlineData("query", """{"sql":7,"purpose":null}""", "bad-arguments")]
    [InlineData("breaks", "{}", "tool-failed")]
    [InlineData("sleeps", "{}", "timeout")]
    public async Task Whatever_goes_wrong_in_a_call_is_an_output_with_a_code(string name, string arguments, string code)
    {
        using var tools = Box();
        var output = await tools.CallAsync(new RawCall("call_1", name, arguments), ToolSet.All, Context(), Token);
        Assert.True(output.IsError);
        Assert.Equal(code, (string?)JsonNode.Parse(output.Text)!["error"]!["code"]);
        Assert.DoesNotContain("secret", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_the_assistant_may_not_use_is_as_unknown_as_one_that_is_not_there()
    {
        using var tools = Box();
        var output = await tools.CallAsync(new RawCall("call_1", "query", "{}"), new ToolSet(["sleeps"], []), Context(), Token);
        Assert.Contains("unknown-tool", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_answered_with_a_timeout()
    {
        using var tools = Box();
        using var stop = new CancellationTokenSource();
        var call = tools.CallAsync(new RawCall("call_1", "sleeps", "{}"), ToolSet.All, Context(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public void Every_schema_is_strict()
    {
        using var tools = Box();
        Assert.All(tools.Definitions.Where(tool => tool.Name is not ("breaks" or "sleeps")), tool =>
        {
            Assert.Equal(tool.Parameters["properties"]!.AsObject().Select(property => property.Key), tool.Parameters["required"]!.AsArray().Select(name => (string)name!));
            Assert.False((bool)tool.Parameters["additionalProperties"]!);
        });
    }

    [Theory]
    [InlineData("total", "total")]
    [InlineData("CH", "CH")]
    [InlineData("étudiants", "\"étudiants\"")]
    [InlineData("total 2020", "\"total 2020\"")]
    [InlineData("order", "\"order\"")]
    [InlineData("2020", "\"2020\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void A_name_is_quoted_when_SQL_would_misread_it(string name, string sql) => Assert.Equal(sql, SqlName.Of(name));

    private static ToolBox Box() => new(
        [new QueryTool(new YearEngine(), Limits, QueryLimits.Default), new ListDatasets(new TinyLibrary(), Limits), new DrawChart(), new Breaks(), new Sleeps()],
        Limits, TimeProvider.System, NullLogger<ToolBox>.Instance);

    private static ToolContext Context() => new()
    {
        Scope = TinyLibrary.Scope,
        Ledger = [],
        ResultId = "R1",
        ChartId = "C1",
        Question = "Combien en 2020 ?",
    };

    private static async Task<ToolOutput> CallAsync(ITool tool, string arguments, ToolContext? context = null)
    {
        using var json = JsonDocument.Parse(arguments);
        return await tool.CallAsync(new ToolCall("call_1", tool.Definition.Name, json.RootElement.Clone()), context ?? Context(), Token);
    }

    private sealed class Fixed(QueryOutcome outcome) : IQueryEngine
    {
        public Task<QueryOutcome> RunAsync(string sql, Tally.Datasets.DataScope scope, QueryLimits limits, CancellationToken cancellationToken) =>
            Task.FromResult(outcome);
    }

    private sealed class Breaks : ITool
    {
        public ToolDefinition Definition { get; } = new("breaks", "", []);

        public Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("secret");
    }

    private sealed class Sleeps : ITool
    {
        public ToolDefinition Definition { get; } = new("sleeps", "", []);

        public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            return new ToolOutput("");
        }
    }
}
