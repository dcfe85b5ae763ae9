namespace Tally.Model;

/// <summary>The service's reply: a value, or a failure named so that the run knows what to do.</summary>
public abstract record ModelReply<T>
{
    private ModelReply()
    {
    }

    public sealed record Ok(T Value) : ModelReply<T>;

    public sealed record Failed(ModelFailure Failure) : ModelReply<T>;
}

/// <summary>Why the service did not do what was asked.</summary>
public sealed record ModelFailure
{
    public required ModelFailureKind Kind { get; init; }

    /// <summary>HTTP status; 0 when there was no reply.</summary>
    public int Status { get; init; }

    /// <summary>The service's own error code, where it gave one.</summary>
    public string? Code { get; init; }

    /// <summary>A sentence for a person; never holds a key or a prompt.</summary>
    public required string Message { get; init; }

    /// <summary>How long the service asked us to wait, capped.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

public enum ModelFailureKind
{
    /// <summary>No reply, a broken connection, a timeout: it may or may not have happened.</summary>
    Unreachable,

    /// <summary>5xx: it may or may not have happened.</summary>
    ServerError,

    /// <summary>429.</summary>
    RateLimited,

    /// <summary>400 <c>conversation_locked</c>.</summary>
    ConversationLocked,

    /// <summary>400 <c>previous_response_not_found</c>.</summary>
    PreviousResponseNotFound,

    /// <summary>400 "No tool output found for function call …".</summary>
    DanglingCall,

    /// <summary>The prompt was refused by the content filter.</summary>
    ContentFiltered,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>401 or 403.</summary>
    Unauthorized,

    /// <summary>The endpoint does not know a feature that was asked for.</summary>
    Unsupported,

    /// <summary>The input does not fit the model's context.</summary>
    ContextTooLong,

    /// <summary>Any other refusal of the request as it stands.</summary>
    Rejected,
}
