using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure.Identity;

namespace Tally.Model;

/// <summary>One exchange with the service: whatever comes back, or does not, becomes a value.</summary>
internal sealed class ServiceCall(ModelOptions options, TimeProvider clock)
{
    /// <param name="read">Makes the value from a successful reply's JSON; null where it is not what it should be.</param>
    public Task<ModelReply<T>> SendAsync<T>(
        Func<RequestOptions, Task<ClientResult>> send, Func<JsonElement, T?> read, CancellationToken cancellationToken, TimeSpan? timeout = null)
        where T : class
    {
        RequestOptions request = new() { ErrorOptions = ClientErrorBehaviors.NoThrow, CancellationToken = cancellationToken };
        if (timeout is { } longer) request.AddPolicy(new LongTimeoutPolicy(longer), PipelinePosition.PerCall);
        return TryAsync(
            () => send(request), reply => Task.FromResult(Parse(reply) is { } body ? read(body) : null), cancellationToken);
    }

    /// <summary>A successful reply that is bytes, whatever they are.</summary>
    public Task<ModelReply<BinaryData>> SendBytesAsync(Func<RequestOptions, Task<ClientResult>> send, CancellationToken cancellationToken)
    {
        RequestOptions request = new() { ErrorOptions = ClientErrorBehaviors.NoThrow, CancellationToken = cancellationToken };
        return TryAsync(() => send(request), reply => Task.FromResult<BinaryData?>(reply.Content), cancellationToken);
    }

    /// <summary>A reply that is read while it comes.</summary>
    /// <param name="read">Takes over the successful reply, and disposes of it.</param>
    public Task<ModelReply<T>> OpenAsync<T>(
        Func<RequestOptions, Task<ClientResult>> send, Func<PipelineResponse, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        RequestOptions request = new()
        {
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            CancellationToken = cancellationToken,
            BufferResponse = false,
        };
        return TryAsync(() => send(request), read, cancellationToken);
    }

    /// <summary>Why an exchange broke off, as a value; null for an exception that is not about the connection.</summary>
    public static ModelFailure? Broken(Exception fault) => Reason(fault) is { } why ? FailureReader.Unreachable(why) : null;

    private async Task<ModelReply<T>> TryAsync<T>(
        Func<Task<ClientResult>> send, Func<PipelineResponse, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            PipelineResponse reply = (await send()).GetRawResponse();
            if (reply.Status is >= 200 and < 300 && await read(reply) is { } value) return new ModelReply<T>.Ok(value);
            await reply.BufferContentAsync(cancellationToken);
            return Failed<T>(FailureReader.OfReply(reply, clock.GetUtcNow(), options.MostRetryDelay));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && IsSignIn(fault))
        {
            return Failed<T>(FailureReader.SignedOut());
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && Reason(fault) is not null)
        {
            return Failed<T>(FailureReader.Unreachable(Reason(fault)!));
        }
    }

    private static ModelReply<T> Failed<T>(ModelFailure failure) => new ModelReply<T>.Failed(failure);

    private static JsonElement? Parse(PipelineResponse reply)
    {
        try
        {
            JsonElement body = JsonElement.Parse(reply.Content.ToMemory().Span);
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsSignIn(Exception fault) =>
        fault is AuthenticationFailedException or AggregateException { InnerExceptions: [.., AuthenticationFailedException] };

    /// <summary>Why there was no reply; null for an exception that is not about the connection.</summary>
    private static string? Reason(Exception fault) => fault switch
    {
        OperationCanceledException or TimeoutException => "it did not answer in time.",
        AggregateException { InnerExceptions: [.., var last] } => Reason(last),
        ClientResultException { InnerException: { } inner } => Reason(inner) ?? "the connection failed.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name does not resolve.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection could be made.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the connection was refused.",
        HttpRequestException or IOException or ClientResultException => "the connection broke.",
        _ => null,
    };
}
