using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Tally.Functions.Questions;

namespace Tally.Functions.Ingest;

/// <summary>
/// Ingests every file of a collection anew, a few at once, wherever there is room, and then makes them its members all together. What passes
/// through here is names. A file that cannot be read however often it is tried keeps no other from being joined.
/// </summary>
public static class IngestCollection
{
    /// <summary>Files under way at once: each holds some tens of MiB while it is read.</summary>
    internal const int AtOnce = 8;

    [Function(nameof(IngestCollection))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string collection = context.GetInput<string>() ?? throw new InvalidOperationException("The ingest of a collection is started with its name.");
        var names = await context.CallActivityAsync<IReadOnlyList<string>>(IngestActivities.List, collection, Retries.For(IngestActivities.List));
        var published = new List<string>();
        TaskFailedException? failure = null;
        foreach (string[] round in names.Chunk(AtOnce))
        {
            var files = round.Select(name => context.CallActivityAsync<string?>(
                IngestActivities.Publish, new DroppedName(collection, name), Retries.For(IngestActivities.Publish))).ToList();
            foreach (var file in files)
            {
                try
                {
                    if (await file is { } dataset)
                        published.Add(dataset);
                }
                catch (TaskFailedException failed)
                {
                    failure = failed;
                }
            }
        }

        if (published.Count > 0)
            await context.CallActivityAsync(IngestActivities.Join, new JoinedDatasets(collection, published), Retries.For(IngestActivities.Join));
        return failure is null ? published.Count : throw failure;
    }
}
