using Tally.Datasets;

namespace Tally.Shared.Tests.Support;

/// <summary>A library over datasets made in the test.</summary>
internal sealed class InMemoryLibrary : IDatasetLibrary
{
    private readonly Dictionary<DatasetRef, OpenedDataset> _datasets = [];
    private readonly List<CollectionSnapshot> _collections = [];

    public DataScope Scope => new([.. _collections]);

    public InMemoryLibrary Add(string collection, string fileColumn, params OpenedDataset[] members)
    {
        foreach (var member in members)
            _datasets[member.Profile.Ref] = member;

        _collections.Add(new CollectionSnapshot
        {
            Name = collection,
            Version = "c1",
            FileColumn = fileColumn,
            Members = [.. members.Select(member => member.Profile.Ref).OrderBy(member => member.Id.Name, StringComparer.Ordinal)],
        });
        return this;
    }

    public ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_datasets.GetValueOrDefault(dataset)?.Profile);

    public ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_datasets.GetValueOrDefault(dataset));

    public Task<DataScope> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(Scope);
}
