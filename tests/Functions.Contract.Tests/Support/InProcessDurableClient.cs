using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Ingest;
using Tally.Functions.Questions;
using Tally.Functions.SelfTests;
using Tally.Questions;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>
/// Runs orchestrations in this process, replaying after every event, with the app's own activities. What it keeps is in memory;
/// the app's stores are real.
/// </summary>
internal sealed partial class InProcessDurableClient(IServiceProvider services) : DurableTaskClient("test")
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private readonly ConcurrentDictionary<string, Task<object?>> instances = new();
    private readonly ConcurrentDictionary<string, HistoryEvent> raised = new();

    /// <summary>Activities by name in the order they were called.</summary>
    public ConcurrentQueue<string> Activities { get; } = new();

    /// <summary>Instances that were started.</summary>
    public IReadOnlyCollection<string> Instances => [.. instances.Keys];

    public async Task<QuestionOutcome> OutcomeAsync(string instanceId) => (QuestionOutcome)(await instances[instanceId])!;

    /// <summary>Waits until everything that was started has ended.</summary>
    public Task SettleAsync() => Task.WhenAll(instances.Values);

    /// <summary>What an instance of any orchestrator came to.</summary>
    public Task<object?> ResultAsync(string instanceId) => instances[instanceId];

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        string id = options!.InstanceId!;
        instances.GetOrAdd(id, _ => Task.Run(() => Run(orchestratorName.Name, id, input), CancellationToken.None));
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        raised[instanceId] = new HistoryEvent.Raised(eventName, JsonSerializer.SerializeToElement(eventPayload));
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(instances.ContainsKey(instanceId) ? new OrchestrationMetadata(nameof(AnswerQuestion), instanceId) : null);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private object? Run(string orchestrator, string id, object? input)
    {
        var engine = new ReplayEngine(id, input, Call)
        {
            Interrupt = _ => raised.TryRemove(id, out var happened) ? happened : null,
            Elapse = time => Thread.Sleep(time),
        };
        return orchestrator switch
        {
            nameof(AnswerQuestion) => engine.Run(AnswerQuestion.RunAsync),
            nameof(TestDataset) => engine.Run(TestDataset.RunAsync),
            nameof(IngestCollection) => engine.Run(IngestCollection.RunAsync),
            _ => throw new InvalidOperationException($"There is no orchestrator {orchestrator}."),
        };
    }

    private object? Call(string activity, JsonElement input)
    {
        Activities.Enqueue(activity);
        var method = ((Type[])[typeof(QuestionActivities), typeof(SelfTestActivities), typeof(IngestActivities)]).SelectMany(type => type.GetMethods())
            .Single(method => method.GetCustomAttribute<FunctionAttribute>()?.Name == activity);
        object?[] arguments = [.. method.GetParameters().Select((parameter, at) =>
            at == 0 ? input.Deserialize(parameter.ParameterType, Json)
            : parameter.ParameterType == typeof(DurableTaskClient) ? this
            : CancellationToken.None)];
        var target = ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        var task = (Task)method.Invoke(target, arguments)!;
        task.GetAwaiter().GetResult();
        return method.ReturnType == typeof(Task) ? null : method.ReturnType.GetProperty("Result")!.GetValue(task);
    }
}
