using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>One replay of an instance: hands out pending tasks and completes them as the history says.</summary>
internal sealed partial class ReplayContext(
    string instanceId, JsonElement input, List<ScheduledCall> recorded, List<object?> statuses, JsonSerializerOptions json) : TaskOrchestrationContext
{
    private readonly Dictionary<int, Pending> pending = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private DateTime now = ReplayEngine.Start;
    private int sequence;

    public override TaskName Name => "test";

    public override string InstanceId => instanceId;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => input.Deserialize<T>(json);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var result = await Schedule("activity", name, input, default, options);
        return result.Deserialize<TResult>(json)!;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        return Schedule("timer", "", null, fireAt, null, cancellationToken);
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        var payload = await Schedule("event", eventName, null, default, null, cancellationToken);
        return payload.Deserialize<T>(json)!;
    }

    public override void SetCustomStatus(object? customStatus) => statuses.Add(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException();

    public void Apply(HistoryEvent happened)
    {
        switch (happened)
        {
            case HistoryEvent.Completed completed:
                pending[completed.Sequence].Source.TrySetResult(completed.Result);
                break;
            case HistoryEvent.Failed failed:
                pending[failed.Sequence].Source.TrySetException(new TaskFailedException(pending[failed.Sequence].Name, failed.Sequence, failed.Cause));
                break;
            case HistoryEvent.Fired fired:
                now = fired.At;
                pending[fired.Sequence].Source.TrySetResult(default);
                break;
            case HistoryEvent.Raised raised:
                pending.Values.FirstOrDefault(call => call.Kind == "event" && call.Name == raised.Name && !call.Source.Task.IsCompleted)?
                    .Source.TrySetResult(raised.Payload);
                break;
        }
    }

    private Task<JsonElement> Schedule(
        string kind, string name, object? input, DateTime fireAt, TaskOptions? options, CancellationToken cancellationToken = default)
    {
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        int number = sequence++;
        var call = new ScheduledCall(number, kind, name, JsonSerializer.SerializeToElement(input, input?.GetType() ?? typeof(object), json), fireAt, options);
        if (number == recorded.Count)
            recorded.Add(call);
        var first = recorded[number];
        Assert.Equal((first.Kind, first.Name, first.Input.ToString(), first.FireAt), (kind, name, call.Input.ToString(), fireAt));
        var source = new TaskCompletionSource<JsonElement>();
        cancellationToken.Register(() =>
        {
            if (source.TrySetCanceled(cancellationToken))
                first.Ended = true;
        });
        pending[number] = new Pending(kind, name, source);
        return source.Task;
    }

    private sealed record Pending(string Kind, string Name, TaskCompletionSource<JsonElement> Source);
}
