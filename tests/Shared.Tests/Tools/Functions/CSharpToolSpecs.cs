using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger;
using Tally.Shared.Tests.Questions;
using Tally.Tools.Functions;
using Tally.Tools;

namespace Tally.Shared.Tests.Tools.Functions;

public sealed class CSharpToolSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tool_in_CSharp_puts_what_it_returns_on_the_ledger_and_is_not_asked_twice()
    {
        var rates = new Rates();
        using var tools = new ToolBox([rates], new ToolLimits(), TimeProvider.System, NullLogger<ToolBox>.Instance);
        var call = new RawCall("call_1", "get_rate", """{"currency":"EUR"}""");

        var first = await tools.CallAsync(call, ToolSet.All, Context(null), Token);
        var again = await tools.CallAsync(call, ToolSet.All, Context(first.Evidence), Token);

        Assert.Equal(LedgerSource.Function, first.Entry!.Source);
        Assert.Equal("[[\"EUR\",0.9312]]", JsonNode.Parse(first.Text)!["rows"]!.ToJsonString());
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, rates.Asked);
    }

    [Fact]
    public async Task Calls_of_a_turn_run_at_once()
    {
        var meeting = new Meeting();
        using var tools = new ToolBox([meeting], new ToolLimits { AtOnce = 2 }, TimeProvider.System, NullLogger<ToolBox>.Instance);
        var both = await Task.WhenAll(Enumerable.Range(1, 2).Select(number => tools.CallAsync(new RawCall($"call_{number}", "meet", "{}"), ToolSet.All, Context(null), Token)));
        Assert.All(both, output => Assert.False(output.IsError, output.Text));
    }

    private static ToolContext Context(string? evidence) =>
        new() { Scope = TinyLibrary.Scope, Ledger = [], ResultId = "R1", ChartId = "C1", Question = "", Evidence = evidence };

    private sealed class Rates : ITool
    {
        private static readonly ToolLimits Limits = new();

        public int Asked { get; private set; }

        public ToolDefinition Definition { get; } = new("get_rate", "A currency in CHF.", ToolSchema.Of(("currency", ToolSchema.Text(""))));

        public Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken) =>
            Task.FromResult(FunctionResult.Again(call, context, Limits) ?? Ask(call, context));

        private ToolOutput Ask(ToolCall call, ToolContext context)
        {
            Asked++;
            var json = JsonElement.Parse("""[{"currency":"EUR","rate":0.9312}]""");
            return FunctionResult.Of(call, context, json, new FunctionSource("get_rate", null, DateTimeOffset.UnixEpoch), Limits);
        }
    }

    /// <summary>Succeeds only when two calls are inside at the same time.</summary>
    private sealed class Meeting : ITool
    {
        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside;

        public ToolDefinition Definition { get; } = new("meet", "Waits for another.", ToolSchema.Of());

        public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _inside) == 2)
                _met.SetResult();
            await _met.Task.WaitAsync(cancellationToken);
            return new ToolOutput("{}");
        }
    }
}
