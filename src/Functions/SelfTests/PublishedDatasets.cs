using System.Collections.Concurrent;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Functions.SelfTests;

/// <summary>Hears, for whoever listens, what ingest publishes on its behalf.</summary>
public sealed class PublishedDatasets : ISelfTestQueue
{
    private readonly AsyncLocal<Listener?> listener = new();

    public void Add(DatasetId dataset) => listener.Value?.Hear(dataset);

    /// <summary>What is published from here on in this call, and in what it calls.</summary>
    internal Listener Listen() => listener.Value = new Listener(this);

    internal sealed class Listener(PublishedDatasets owner) : IDisposable
    {
        private readonly ConcurrentQueue<DatasetId> heard = new();

        public IReadOnlyCollection<DatasetId> Datasets => heard;

        public void Hear(DatasetId dataset) => heard.Enqueue(dataset);

        public void Dispose() => owner.listener.Value = null;
    }
}
