using System.ClientModel.Primitives;
using System.Text.Json;

namespace Tally.Model;

/// <summary>Names a refusal or a failure of the service, so that the run knows what to do about it.</summary>
internal static class FailureReader
{
    private const StringComparison Folded = StringComparison.OrdinalIgnoreCase;

    public static ModelFailure Unreachable(string why) => new()
    {
        Kind = ModelFailureKind.Unreachable,
        Message = $"The model service could not be reached: {why}",
    };

    public static ModelFailure SignedOut() => new()
    {
        Kind = ModelFailureKind.Unauthorized,
        Message = "No key is set and no Entra credential could sign in to the model service.",
    };

    /// <summary>A reply that is not a success.</summary>
    public static ModelFailure OfReply(PipelineResponse reply, DateTimeOffset now, TimeSpan mostWait)
    {
        JsonElement? error = Body(reply)?.Member("error");
        string? code = error?.Text("code") ?? error?.Member("innererror")?.Text("code");
        string message = error is { ValueKind: JsonValueKind.String } plain ? plain.GetString()! : error?.Text("message") ?? "";
        ModelFailureKind kind = Kind(reply.Status, code, message, error?.Text("param"), error is null);
        TimeSpan? wait = RetryHeaders.Read(reply, now);
        return new ModelFailure
        {
            Kind = kind,
            Status = reply.Status,
            Code = code,
            Message = FailureSentences.For(kind, reply.Status, code, message, error is null),
            RetryAfter = wait > mostWait ? mostWait : wait,
        };
    }

    /// <summary>The error of a run that ended as failed; services have been seen to leave it null.</summary>
    public static ModelFailure OfRun(JsonElement? error)
    {
        string? code = error?.Text("code");
        string message = error?.Text("message") ?? "";
        ModelFailureKind kind = code switch
        {
            "rate_limit_exceeded" => ModelFailureKind.RateLimited,
            "content_filter" or "content_policy_violation" => ModelFailureKind.ContentFiltered,
            "invalid_prompt" or "bio_policy" => ModelFailureKind.Rejected,
            "context_length_exceeded" => ModelFailureKind.ContextTooLong,
            null or "server_error" or "vector_store_timeout" => ModelFailureKind.ServerError,
            _ => IsTooLong(code, message) ? ModelFailureKind.ContextTooLong : ModelFailureKind.Rejected,
        };
        return new ModelFailure { Kind = kind, Status = 200, Code = code, Message = FailureSentences.ForRun(kind, code) };
    }

    private static ModelFailureKind Kind(int status, string? code, string message, string? param, bool foreign)
    {
        if (code is "conversation_locked") return ModelFailureKind.ConversationLocked;
        if (code is "previous_response_not_found") return ModelFailureKind.PreviousResponseNotFound;
        if (code is "content_filter" or "ResponsibleAIPolicyViolation") return ModelFailureKind.ContentFiltered;
        if (code is "insufficient_quota" or "billing_hard_limit_reached" or "DeploymentNotFound" or "model_not_found") return ModelFailureKind.Rejected;
        return status switch
        {
            401 or 403 => ModelFailureKind.Unauthorized,
            404 when param == "previous_response_id" => ModelFailureKind.PreviousResponseNotFound,
            404 => ModelFailureKind.NotFound,
            405 or 501 => ModelFailureKind.Unsupported,
            408 => ModelFailureKind.ServerError,
            413 => ModelFailureKind.ContextTooLong,
            429 => ModelFailureKind.RateLimited,
            >= 500 => ModelFailureKind.ServerError,
            // A page instead of JSON with a status of ours comes from something in between.
            >= 200 and < 300 => ModelFailureKind.ServerError,
            _ => foreign ? ModelFailureKind.Rejected : OfRefusal(code, message, param),
        };
    }

    private static ModelFailureKind OfRefusal(string? code, string message, string? param)
    {
        if (message.Contains("No tool output found for function call", Folded)
            || message.Contains("No tool call found for function call output", Folded))
        {
            return ModelFailureKind.DanglingCall;
        }

        if (IsTooLong(code, message)) return ModelFailureKind.ContextTooLong;
        if (code is "unsupported_parameter" or "unknown_parameter" or "unsupported_value" or "unsupported_feature") return ModelFailureKind.Unsupported;
        if (param is "background" or "store" or "conversation" or "previous_response_id" || Mentions(message))
        {
            return message.Contains("not found", Folded) ? ModelFailureKind.NotFound : ModelFailureKind.Unsupported;
        }

        return ModelFailureKind.Rejected;
    }

    private static bool Mentions(string message) =>
        message.Contains("does not support", Folded) || message.Contains("not supported", Folded) || message.Contains("unrecognized request argument", Folded);

    private static bool IsTooLong(string? code, string message) =>
        code is "context_length_exceeded" || message.Contains("context window", Folded) || message.Contains("maximum context length", Folded);

    private static JsonElement? Body(PipelineResponse reply)
    {
        try
        {
            return JsonElement.Parse(reply.Content.ToMemory().Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
