using Tally.ModelEmulator.Misbehaviours;

namespace Tally.ModelEmulator.Faults;

/// <summary>Everything the emulator can do wrong, by name.</summary>
internal static class FaultCatalogue
{
    public const string Latency = "latency";
    public const string RateLimit = "rate-limit";
    public const string RateLimitMilliseconds = "rate-limit-ms";
    public const string ServerError = "server-error";
    public const string BadGateway = "bad-gateway";
    public const string DropBefore = "drop-before";
    public const string DropAfter = "drop-after";
    public const string FilterPrompt = "filter-prompt";
    public const string Locked = "locked";
    public const string PreviousNotFound = "previous-not-found";
    public const string DanglingCall = "dangling-call";
    public const string ContextTooLong = "context-too-long";
    public const string Slow = "slow";
    public const string NeverEnds = "never-ends";
    public const string Lost = "lost";
    public const string ConversationLost = "conversation-lost";
    public const string StaleRead = "stale-read";
    public const string Failed = "failed";
    public const string FailedNull = "failed-null";
    public const string FailedRateLimit = "failed-rate-limit";
    public const string FilterOutput = "filter-output";
    public const string CutShort = "cut-short";
    public const string Refusal = "refusal";
    public const string Empty = "empty";
    public const string MalformedCall = "malformed-call";
    public const string UnknownTool = "unknown-tool";
    public const string EndlessCalls = "endless-calls";
    public const string NullFields = "null-fields";
    public const string OddFields = "odd-fields";

    /// <summary>Each fault and what it does.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Latency] = "waits VALUE milliseconds (500) before handling the request",
        [RateLimit] = "429 with Retry-After and retry-after-ms of VALUE seconds (1)",
        [RateLimitMilliseconds] = "429 with retry-after-ms of VALUE (250) and no Retry-After",
        [ServerError] = "500 with the service's JSON",
        [BadGateway] = "502 with a proxy's HTML page",
        [DropBefore] = "breaks the connection before anything was done",
        [DropAfter] = "does what was asked, then breaks the connection instead of replying",
        [FilterPrompt] = "400 content_filter for the prompt, with Azure's details",
        [Locked] = "400 conversation_locked",
        [PreviousNotFound] = "400 previous_response_not_found",
        [DanglingCall] = "400 No tool output found for function call",
        [ContextTooLong] = "400 context_length_exceeded",
        [Slow] = "the run takes VALUE milliseconds (2000)",
        [NeverEnds] = "the run stays in progress until it is cancelled",
        [Lost] = "the response is created, then nobody knows it (404)",
        [ConversationLost] = "the conversation of the response is gone once it is created",
        [StaleRead] = "for VALUE milliseconds (2000) the response can neither be read nor continued",
        [Failed] = "the run fails with server_error",
        [FailedNull] = "the run fails and leaves its error null",
        [FailedRateLimit] = "the run fails with rate_limit_exceeded",
        [FilterOutput] = "the run ends incomplete: content_filter",
        [CutShort] = "the run ends incomplete: max_output_tokens",
        [Refusal] = "the model refuses",
        [Empty] = "the run completes without any output",
        [MalformedCall] = "function calls carry arguments that are not JSON",
        [UnknownTool] = "a tool is called that was never announced",
        [EndlessCalls] = "the model calls its first tool again and again and never answers",
        [NullFields] = "created_at and output are null until the run has ended",
        [OddFields] = "created_at as a float; parallel_tool_calls, tool_choice, metadata and usage null",
    };

    public static bool IsKnown(string name) => All.ContainsKey(name) || MisbehavingAnalyst.All.ContainsKey(name);
}
