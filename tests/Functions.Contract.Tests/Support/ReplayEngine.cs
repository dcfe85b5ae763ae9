using System.Text.Json;
using Microsoft.DurableTask;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>
/// Runs an orchestrator as the durable engine does: after every event from the very beginning, over the recorded history, and
/// with every input and result as JSON. Replays that do not make the same calls in the same order fail.
/// </summary>
internal sealed class ReplayEngine(string instanceId, object? input, Func<string, JsonElement, object?> activities)
{
    /// <summary>The worker's own options for what passes through the engine.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private readonly List<HistoryEvent> history = [];
    private readonly List<ScheduledCall> calls = [];
    private DateTime now = Start;

    public static DateTime Start { get; } = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Everything the orchestrator asked for, in order: activities by name, <c>timer</c>s, <c>event</c>s.</summary>
    public IReadOnlyList<ScheduledCall> Calls => calls;

    public List<object?> Statuses { get; } = [];

    public int Replays { get; private set; }

    /// <summary>Says, while calls are outstanding, what happens next instead of the oldest activity completing; null for that.</summary>
    public Func<IReadOnlyList<ScheduledCall>, HistoryEvent?> Interrupt { get; set; } = _ => null;

    /// <summary>Lets the time until a timer pass; nothing need really be waited for unless something else takes real time.</summary>
    public Action<TimeSpan> Elapse { get; init; } = _ => { };

    public T Run<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator)
    {
        for (int round = 0; round < 1000; round++)
        {
            var task = Replay(orchestrator);
            if (task.IsCompleted)
            {
                int made = calls.Count;
                Replay(orchestrator);
                Assert.Equal(made, calls.Count);
                Assert.DoesNotContain(calls, call => call is { Kind: "timer", Ended: false });
                return task.GetAwaiter().GetResult();
            }

            var open = calls.Where(call => !call.Ended).ToList();
            history.Add(Interrupt(open) ?? Next(open));
        }

        throw new InvalidOperationException("The orchestrator does not come to an end.");
    }

    private HistoryEvent Next(List<ScheduledCall> open)
    {
        if (open.Find(call => call.Kind == "activity") is { } activity)
        {
            activity.Ended = true;
            try
            {
                object? result = activities(activity.Name, activity.Input);
                return new HistoryEvent.Completed(activity.Sequence, Recorded(result));
            }
            catch (IOException e)
            {
                return new HistoryEvent.Failed(activity.Sequence, e);
            }
        }

        var timer = open.Where(call => call.Kind == "timer").MinBy(call => call.FireAt)
            ?? throw new InvalidOperationException("The orchestrator waits for nothing that will happen.");
        timer.Ended = true;
        Elapse(timer.FireAt - now);
        now = timer.FireAt;
        return new HistoryEvent.Fired(timer.Sequence, timer.FireAt);
    }

    private Task<T> Replay<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator)
    {
        Replays++;
        Statuses.Clear();
        var before = SynchronizationContext.Current;
        var pump = new Pump();
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var context = new ReplayContext(instanceId, Recorded(input), calls, Statuses, Json);
            var task = orchestrator(context);
            pump.Drain();
            foreach (var happened in history)
            {
                context.Apply(happened);
                pump.Drain();
            }

            return task;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static JsonElement Recorded(object? value) => JsonSerializer.SerializeToElement(value, value?.GetType() ?? typeof(object), Json);

    /// <summary>Continuations run on the orchestrator's own thread, one after the other.</summary>
    private sealed class Pump : SynchronizationContext
    {
        private readonly Queue<Action> work = new();

        public override void Post(SendOrPostCallback d, object? state) => work.Enqueue(() => d(state));

        public void Drain()
        {
            while (work.TryDequeue(out var next))
                next();
        }
    }
}

/// <summary>Something the orchestrator asked the engine for.</summary>
internal sealed record ScheduledCall(int Sequence, string Kind, string Name, JsonElement Input, DateTime FireAt, TaskOptions? Options)
{
    public bool Ended { get; set; }
}

/// <summary>Something that happened to an instance.</summary>
internal abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    internal sealed record Completed(int Sequence, JsonElement Result) : HistoryEvent;

    internal sealed record Failed(int Sequence, Exception Cause) : HistoryEvent;

    internal sealed record Fired(int Sequence, DateTime At) : HistoryEvent;

    internal sealed record Raised(string Name, JsonElement Payload) : HistoryEvent;
}
