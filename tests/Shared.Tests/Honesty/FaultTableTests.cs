using Tally.Ledger;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.Questions;

namespace Tally.Shared.Tests.Honesty;

/// <summary>Every fault of the service at every level: no hang, no wrong figure, no unbounded trying.</summary>
public sealed class FaultTableTests(ITestOutputHelper output)
{
    private static readonly RunLimits Limits = new()
    {
        Deadline = TimeSpan.FromSeconds(10),
        FirstPause = TimeSpan.FromMilliseconds(5),
        LongestPause = TimeSpan.FromMilliseconds(50),
        Lag = TimeSpan.FromMilliseconds(500),
        Turns = 8,
    };

    /// <summary>Faults that pass: the answer comes all the same.</summary>
    private static readonly string[] Passing =
    [
        "latency=20", "rate-limit=1@runs:1x", "rate-limit-ms=20:2x", "server-error@runs:1x", "server-error@polls:30%", "bad-gateway@polls:1x", "bad-gateway@runs:1x",
        "drop-before@runs:1x", "drop-after@runs:1x", "drop-before@polls:1x", "drop-after@conversations:1x", "locked:1x", "previous-not-found:2x", "lost:1x", "conversation-lost:1x",
        "stale-read=60:1x", "failed:1x", "failed-null:1x", "failed-rate-limit:1x", "null-fields", "odd-fields", "malformed-call:1x", "unknown-tool:1x", "slow=100",
    ];

    /// <summary>Faults that stay: the question ends, and says how.</summary>
    private static readonly string[] Lasting =
        ["server-error", "bad-gateway", "drop-before", "rate-limit", "filter-prompt", "filter-output", "context-too-long", "dangling-call", "failed", "failed-null", "cut-short", "refusal", "empty", "never-ends", "lost", "endless-calls", "unknown-tool", "malformed-call"];

    public static TheoryData<EmulatedEndpoint, ModelLevel> Levels => new()
    {
        { EmulatedEndpoint.Full, ModelLevel.Conversation },
        { EmulatedEndpoint.NoConversations, ModelLevel.PreviousResponse },
        { EmulatedEndpoint.NoPreviousResponse, ModelLevel.StoredHistory },
        { EmulatedEndpoint.Stateless, ModelLevel.Stateless },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task Each_fault_ends_in_a_right_answer_or_none(EmulatedEndpoint endpoint, ModelLevel level)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using Workbench bench = await Workbench.StartAsync(endpoint, level, Limits, token);
        const string question = "Combien d'étudiantes en FTSR en 2020 ?";
        string honest = await HonestAsync(bench, question, token);
        List<string> wrong = [];
        foreach (string fault in Passing.Concat(Lasting))
        {
            bench.Emulator.SetFaults(fault);
            AnswerDocument answer = await bench.AskAsync(question, token).WaitAsync(TimeSpan.FromSeconds(60), token);
            output.WriteLine($"{level} {fault}: {answer.Outcome} {answer.Error?.Code} in {answer.Timings.Milliseconds:0} ms");
            bool right = answer.Text == honest;
            if (Passing.Contains(fault) && !right) wrong.Add($"{fault}: {answer.Outcome} {answer.Error}");
            if (!right && answer.Assurance == Assurance.Verified) wrong.Add($"{fault} verified: {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The first questions pay for warming up; on a busy machine one may meet its deadline.</summary>
    private static async Task<string> HonestAsync(Workbench bench, string question, CancellationToken token)
    {
        AnswerDocument answer = await bench.AskAsync(question, token);
        for (int tries = 0; answer.Assurance != Assurance.Verified && tries < 5; tries++) answer = await bench.AskAsync(question, token);
        Assert.Equal(Assurance.Verified, answer.Assurance);
        return answer.Text;
    }
}
