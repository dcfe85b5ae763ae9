using System.Collections.Concurrent;

namespace Tally.Questions;

/// <summary>
/// Ends a wait early inside this process: the question whose turn has come need not sleep its pause out, and who follows
/// events hears of them at once. Nothing depends on a signal being heard.
/// </summary>
public sealed class QueueSignals(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

    /// <summary>Returns when the time is over or the name is rung.</summary>
    public async Task WaitAsync(string name, TimeSpan time, CancellationToken cancellationToken)
    {
        var rung = _waiting.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(rung.Task, Task.Delay(time, clock, stop.Token));
        await stop.CancelAsync();
        _waiting.TryRemove(new KeyValuePair<string, TaskCompletionSource>(name, rung));
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Ring(string name)
    {
        if (_waiting.TryRemove(name, out var rung))
            rung.TrySetResult();
    }
}
