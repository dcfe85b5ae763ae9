using System.Runtime.CompilerServices;
using System.Text.Json;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Streaming;

/// <summary>The events of a streamed response, kept so that a client can come back to them.</summary>
internal sealed class EventLog
{
    private readonly Lock _lock = new();
    private readonly List<StreamEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();
    private bool _ended;

    public void Append(string type, Action<Utf8JsonWriter> members)
    {
        lock (_lock)
        {
            int sequence = _events.Count;
            _events.Add(new StreamEvent(type, sequence, ItemWriter.Render(json =>
            {
                json.WriteString("type", type);
                json.WriteNumber("sequence_number", sequence);
                members(json);
            })));
            Signal();
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Signal();
        }
    }

    /// <summary>What was said after <paramref name="after"/>, then what is said from now on, to the end.</summary>
    public async IAsyncEnumerable<StreamEvent> ReadAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int next = after + 1;
        while (true)
        {
            StreamEvent[] ready;
            Task more;
            bool ended;
            lock (_lock)
            {
                ready = next < _events.Count ? [.. _events[next..]] : [];
                ended = _ended;
                more = _more.Task;
            }

            foreach (StreamEvent one in ready) yield return one;
            next += ready.Length;
            if (ended) yield break;
            if (ready.Length == 0) await more.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        TaskCompletionSource reached = _more;
        _more = NewSignal();
        reached.SetResult();
    }
}
