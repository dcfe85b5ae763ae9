using Tally.Model;

namespace Tally.Shared.Tests.Model;

public sealed class FailureTests
{
    private static readonly RunRequest Request = new()
    {
        Instructions = "",
        Context = new RunContext.InConversation("conv_1"),
        Input = [new TranscriptItem.UserMessage("a secret question")],
        Tools = [],
    };

    public static TheoryData<int, string, ModelFailureKind> Replies => new()
    {
        { 400, Error("Another process is currently operating on this conversation.", "conversation", "conversation_locked"), ModelFailureKind.ConversationLocked },
        { 400, Error("Previous response with id 'resp_0' not found.", "previous_response_id", "previous_response_not_found"), ModelFailureKind.PreviousResponseNotFound },
        { 400, Error("No tool output found for function call call_1.", "input", null), ModelFailureKind.DanglingCall },
        { 400, Error("No tool call found for function call output with call_id call_1.", "input", null), ModelFailureKind.DanglingCall },
        { 400, Error("The response was filtered due to the prompt triggering a policy.", "prompt", "content_filter"), ModelFailureKind.ContentFiltered },
        { 400, Error("Your input exceeds the context window of this model.", "input", "context_length_exceeded"), ModelFailureKind.ContextTooLong },
        { 400, Error("Unknown parameter: 'conversation'.", "conversation", "unknown_parameter"), ModelFailureKind.Unsupported },
        { 400, Error("Previous response cannot be used for this organization due to Zero Data Retention.", "previous_response_id", "unsupported_parameter"), ModelFailureKind.Unsupported },
        { 400, Error("This model engine does not support `store=True`.", "store", null), ModelFailureKind.Unsupported },
        { 400, Error("llama.cpp does not support 'previous_response_id'.", null, null), ModelFailureKind.Unsupported },
        { 400, Error("Invalid type for 'input'.", "input", "invalid_type"), ModelFailureKind.Rejected },
        { 401, Error("Access denied due to invalid subscription key.", null, "401"), ModelFailureKind.Unauthorized },
        { 403, "<html>Forbidden</html>", ModelFailureKind.Unauthorized },
        { 404, """{"error":{"code":"404","message":"Resource not found"}}""", ModelFailureKind.NotFound },
        { 404, """{"error":{"code":"DeploymentNotFound","message":"The API deployment does not exist."}}""", ModelFailureKind.Rejected },
        { 405, "", ModelFailureKind.Unsupported },
        { 408, "", ModelFailureKind.ServerError },
        { 413, "", ModelFailureKind.ContextTooLong },
        { 429, Error("Slow down.", null, "429"), ModelFailureKind.RateLimited },
        { 429, Error("You exceeded your current quota.", null, "insufficient_quota"), ModelFailureKind.Rejected },
        { 500, Error("The server had an error.", null, "server_error"), ModelFailureKind.ServerError },
        { 502, "<html><h1>502 Bad Gateway</h1></html>", ModelFailureKind.ServerError },
        { 503, """{"error":"overloaded"}""", ModelFailureKind.ServerError },
        { 200, "<html>Sign in to this network</html>", ModelFailureKind.ServerError },
        { 200, """{"object":"response"}""", ModelFailureKind.ServerError },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_refusal_is_named_and_a_creation_is_sent_once(int status, string body, ModelFailureKind kind)
    {
        CapturingHandler handler = new(new CannedReply(status, body, body.StartsWith('<') ? "text/html" : "application/json"));
        ModelFailure failure = (await Models.Over(handler).StartRunAsync(Request, TestContext.Current.CancellationToken)).Failure();
        Assert.Equal((kind, status), (failure.Kind, failure.Status));
        Assert.Single(handler.Sent);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("x-ms-retry-after-ms", "1500", 1.5)]
    [InlineData("Retry-After", "7", 7.0)]
    [InlineData("Retry-After", "3600", 30.0)]
    public async Task The_service_s_wait_is_told_and_capped(string header, string value, double seconds)
    {
        CapturingHandler handler = new(new CannedReply(429, Error("x", null, "429")) { Headers = new Dictionary<string, string> { [header] = value } });
        ModelFailure failure = (await Models.Over(handler).StartRunAsync(Request, TestContext.Current.CancellationToken)).Failure();
        Assert.Equal(TimeSpan.FromSeconds(seconds), failure.RetryAfter);
    }

    [Fact]
    public async Task Reading_is_tried_again_and_creating_is_not()
    {
        CannedReply broken = CannedReply.Broken(new HttpRequestException(HttpRequestError.ResponseEnded, "gone"));
        CapturingHandler handler = new(broken, new CannedReply(503, ""), new CannedReply(429, ""), CannedReply.Ok("""{"id":"r","status":"completed"}"""));
        Assert.Equal("r", (await Models.Over(handler).GetRunAsync("r", TestContext.Current.CancellationToken)).Value().Id);
        Assert.Equal(4, handler.Sent.Count);

        CapturingHandler creating = new(broken, broken);
        ModelFailure failure = (await Models.Over(creating).StartRunAsync(Request, TestContext.Current.CancellationToken)).Failure();
        Assert.Equal(ModelFailureKind.Unreachable, failure.Kind);
        Assert.Single(creating.Sent);
    }

    [Fact]
    public async Task Trying_again_ends()
    {
        CapturingHandler handler = new([.. Enumerable.Repeat(new CannedReply(500, ""), 4)]);
        ModelFailure failure = (await Models.Over(handler).GetRunAsync("r", TestContext.Current.CancellationToken)).Failure();
        Assert.Equal(ModelFailureKind.ServerError, failure.Kind);
        Assert.Equal(4, handler.Sent.Count);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_unreachable_after_the_time_allowed()
    {
        using HttpClient http = new(new SilentHandler());
        OpenAIModelService service = new(Models.Options with { RequestTimeout = TimeSpan.FromMilliseconds(50), Retries = 0 }, http, TimeProvider.System, new Random(1));
        ModelFailure failure = (await service.GetRunAsync("r", TestContext.Current.CancellationToken)).Failure();
        Assert.Equal(ModelFailureKind.Unreachable, failure.Kind);
        Assert.EndsWith("it did not answer in time.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_not_a_failure()
    {
        using CancellationTokenSource stop = new();
        using HttpClient http = new(new SilentHandler());
        OpenAIModelService service = new(Models.Options, http, TimeProvider.System, new Random(1));
        Task<ModelReply<ModelRun>> waiting = service.GetRunAsync("r", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_sign_in_that_fails_is_named()
    {
        ServiceCall call = new(Models.Options, TimeProvider.System);
        ModelReply<string> reply = await call.SendAsync<string>(
            _ => throw new Azure.Identity.CredentialUnavailableException("no"), _ => "", TestContext.Current.CancellationToken);
        Assert.Equal(ModelFailureKind.Unauthorized, reply.Failure().Kind);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_named()
    {
        CapturingHandler handler = new(new CannedReply(404, Error("Conversation with id 'c' not found.", null, null)));
        Assert.Equal(ModelFailureKind.NotFound, (await Models.Over(handler).ListItemsAsync("c", TestContext.Current.CancellationToken)).Failure().Kind);
    }

    [Fact]
    public async Task A_key_the_service_echoes_is_not_passed_on()
    {
        CapturingHandler handler = new(new CannedReply(400, Error("Bad header Bearer sk-abc123 given with sk-abc123.", null, null)));
        ModelFailure failure = (await Models.Over(handler).StartRunAsync(Request, TestContext.Current.CancellationToken)).Failure();
        Assert.DoesNotContain("abc123", failure.Message, StringComparison.Ordinal);
    }

    private static string Error(string message, string? param, string? code) =>
        System.Text.Json.JsonSerializer.Serialize(new { error = new { message, type = "invalid_request_error", param, code } });

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new System.Diagnostics.UnreachableException();
        }
    }
}
