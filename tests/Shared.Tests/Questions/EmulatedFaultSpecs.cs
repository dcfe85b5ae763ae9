using Tally.Model;
using Tally.ModelEmulator;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>Everything the emulator can do wrong, over HTTP, at every level: no hang, no wrong figure, the expected outcome.</summary>
public sealed class EmulatedFaultSpecs
{
    private static readonly string[] Survived =
    [
        "rate-limit-ms=20@runs:2x", "server-error@runs:1x", "bad-gateway@runs:1x", "bad-gateway@polls:2x", "drop-before@runs:1x", "drop-after@runs:1x",
        "drop-before@polls:2x", "locked@runs:2x", "dangling-call@runs:1x", "context-too-long@runs:1x", "failed@runs:1x", "failed-null@runs:1x",
        "failed-rate-limit@runs:1x", "cut-short@runs:1x", "lost@runs:1x", "stale-read=60@runs:1x", "empty@runs:1x", "null-fields", "odd-fields",
        "drop-after@conversations:1x", "server-error@conversations:3x", "conversation-lost@runs:1x", "previous-not-found@runs:2x",
    ];

    private static readonly (string Fault, string Code)[] Ended =
    [
        ("filter-prompt@runs", "content_filter"), ("filter-output", "content_filter"), ("refusal", "refused"), ("empty", "empty_answer"),
        ("endless-calls", "turn_limit"), ("failed", "server_error"), ("server-error@runs", "service_unavailable"),
        ("rate-limit-ms=5@runs", "rate_limited"), ("cut-short", "max_output_tokens"), ("lost", "response_lost"), ("context-too-long@runs", "context_too_long"),
        ("dangling-call@runs", "history_refused"),
    ];

    public static TheoryData<EmulatedEndpoint, string> Survivable() =>
        [.. from endpoint in Enum.GetValues<EmulatedEndpoint>() from fault in Survived select (endpoint, fault)];

    public static TheoryData<EmulatedEndpoint, string, string> Fatal() =>
        [.. from endpoint in Enum.GetValues<EmulatedEndpoint>() from one in Ended select (endpoint, one.Fault, one.Code)];

    [Theory]
    [MemberData(nameof(Survivable))]
    public async Task A_passing_fault_does_not_keep_a_question_from_its_right_answer(EmulatedEndpoint endpoint, string fault)
    {
        await using var emulator = await StartAsync(endpoint);
        await using var desk = DeskOf(emulator);
        emulator.SetFaults(fault);

        var first = await desk.AnswerAsync("Combien en 2020 ?");
        var second = await desk.AnswerAsync("Et en 2021 ?", first.ConversationId);

        Assert.Equal("En 2020 : 3020", first.Text);
        Assert.Equal("En 2021 : 3021", second.Text);
    }

    [Theory]
    [MemberData(nameof(Fatal))]
    public async Task A_fault_that_stays_ends_the_question_in_words_and_in_time(EmulatedEndpoint endpoint, string fault, string code)
    {
        await using var emulator = await StartAsync(endpoint);
        await using var desk = DeskOf(emulator);
        await desk.Get<IModelService>().ProbeAsync(TestContext.Current.CancellationToken);
        emulator.SetFaults(fault);

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        bool isSynchronous = endpoint == EmulatedEndpoint.Stateless && fault == "lost";
        Assert.Equal(isSynchronous ? QuestionOutcome.Answered : QuestionOutcome.Failed, answer.Outcome);
        Assert.Equal(isSynchronous ? null : code, answer.Error?.Code);
    }

    [Theory]
    [InlineData(EmulatedEndpoint.Full)]
    [InlineData(EmulatedEndpoint.NoConversations)]
    [InlineData(EmulatedEndpoint.NoPreviousResponse)]
    [InlineData(EmulatedEndpoint.Stateless)]
    public async Task A_run_that_never_ends_expires_at_its_deadline(EmulatedEndpoint endpoint)
    {
        await using var emulator = await StartAsync(endpoint);
        await using var desk = DeskOf(emulator, Desk.Limits with { Deadline = TimeSpan.FromSeconds(1) });
        emulator.SetFaults("never-ends");

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal((QuestionOutcome.Expired, "expired"), (answer.Outcome, answer.Error?.Code));
    }

    private static Task<EmulatorHost> StartAsync(EmulatedEndpoint endpoint) => EmulatorHost.StartAsync(
        new EmulatorOptions { Analyst = new EmulatedAnalyst(), Endpoint = endpoint, Models = ["scripted"] }, TestContext.Current.CancellationToken);

    private static Desk DeskOf(EmulatorHost emulator, RunLimits? limits = null) => new(
        ModelServices.Create(
            new ModelOptions { Endpoint = emulator.BaseAddress, ApiKey = "key", Model = "scripted", FirstRetryDelay = TimeSpan.FromMilliseconds(5) },
            TimeProvider.System),
        limits: limits);
}
