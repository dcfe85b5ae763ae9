using System.Collections.Concurrent;
using Tally.ModelEmulator.Containers;
using Tally.ModelEmulator.Conversations;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.VectorStores;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator;

/// <summary>All that an emulator remembers; gone when it stops.</summary>
internal sealed class EmulatorState(EmulatorOptions options, ResponseLog log, CancellationToken shutdown)
{
    public EmulatorOptions Options => options;

    public ResponseLog Log => log;

    public CancellationToken Shutdown => shutdown;

    public FaultPlan Faults { get; } = new(options.Faults, options.Seed);

    public Ids Ids { get; } = new(options.Seed);

    public ConcurrentDictionary<string, StoredResponse> Responses { get; } = new();

    public ConcurrentDictionary<string, StoredFile> Files { get; } = new();

    public ConcurrentDictionary<string, VectorStore> VectorStores { get; } = new();

    public ConcurrentDictionary<string, FileBatch> FileBatches { get; } = new();

    public ConcurrentDictionary<string, Container> Containers { get; } = new();

    public ConcurrentDictionary<string, Conversation> Conversations { get; } = new();

    /// <summary>Items that may be referred to by id.</summary>
    public ConcurrentDictionary<string, Item> Items { get; } = new();

    public DateTimeOffset Now => options.Clock.GetUtcNow();

    /// <summary>A response that can be read now.</summary>
    public StoredResponse? FindResponse(string id) =>
        Responses.TryGetValue(id, out StoredResponse? response) && response.ReadableFrom <= Now ? response : null;

    /// <summary>A file that has not expired.</summary>
    public StoredFile? FindFile(string id) =>
        Files.TryGetValue(id, out StoredFile? file) && (file.ExpiresAt is null || file.ExpiresAt > Now) ? file : null;

    public ItemReader NewItemReader() => new(Ids, id => Items.GetValueOrDefault(id), options.Loose);

    public void Remember(IEnumerable<Item> items)
    {
        foreach (Item item in items) Items[item.Id] = item;
    }
}
