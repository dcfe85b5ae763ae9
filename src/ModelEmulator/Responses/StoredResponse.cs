using Tally.ModelEmulator.Conversations;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Streaming;

namespace Tally.ModelEmulator.Responses;

/// <summary>A response and how far it has come. A terminal state is final.</summary>
internal sealed class StoredResponse : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop;

    public StoredResponse(CancellationToken shutdown) => _stop = CancellationTokenSource.CreateLinkedTokenSource(shutdown);

    public required string Id { get; init; }

    public required ResponseRequest Request { get; init; }

    /// <summary>What was said before, oldest first.</summary>
    public required IReadOnlyList<Item> Context { get; init; }

    public required IReadOnlyList<Item> Input { get; init; }

    public required Conversation? Conversation { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Before this it cannot be read nor continued.</summary>
    public DateTimeOffset ReadableFrom { get; init; }

    /// <summary>For a response that was asked for as a stream.</summary>
    public EventLog? Events { get; init; }

    public FaultSet Faults { get; init; } = FaultSet.None;

    public ResponseState State { get; private set; } = new();

    /// <summary>Cancelled when the run is to stop.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Everything a response that continues from this one has been told.</summary>
    public IReadOnlyList<Item> Whole => [.. Context, .. Input, .. State.Output];

    /// <summary>Moves on unless it has ended; false when it had.</summary>
    public bool TryMove(Func<ResponseState, ResponseState> next)
    {
        lock (_lock)
        {
            if (State.IsTerminal) return false;
            State = next(State);
            return true;
        }
    }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}

/// <summary>The part of a response that changes.</summary>
internal sealed record ResponseState
{
    public string Status { get; init; } = "queued";

    public IReadOnlyList<Item> Output { get; init; } = [];

    public string? IncompleteReason { get; init; }

    public (string Code, string Message)? Error { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public Usage? Usage { get; init; }

    public bool IsTerminal => Status is not ("queued" or "in_progress");
}

internal sealed record Usage(long Input, long Output);
