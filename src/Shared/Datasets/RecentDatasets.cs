namespace Tally.Datasets;

/// <summary>The datasets used last, no more than fit the bound. One that is larger than the bound is not kept at all.</summary>
internal sealed class RecentDatasets(long mostBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DatasetRef, LinkedListNode<(DatasetRef Key, OpenedDataset Value, long Bytes)>> _byRef = [];
    private readonly LinkedList<(DatasetRef Key, OpenedDataset Value, long Bytes)> _byUse = new();
    private long _bytes;

    public OpenedDataset? Find(DatasetRef dataset)
    {
        lock (_gate)
        {
            if (!_byRef.TryGetValue(dataset, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps the dataset; returns the one that is kept already when another reader was faster.</summary>
    public OpenedDataset Keep(DatasetRef dataset, OpenedDataset opened)
    {
        long bytes = opened.Columns.Sum(column => column.SizeInBytes) + (4L * opened.RowCount);
        lock (_gate)
        {
            if (_byRef.TryGetValue(dataset, out var kept))
            {
                return kept.Value.Value;
            }

            if (bytes > mostBytes)
            {
                return opened;
            }

            _byRef[dataset] = _byUse.AddFirst((dataset, opened, bytes));
            _bytes += bytes;
            while (_bytes > mostBytes)
            {
                var oldest = _byUse.Last!;
                _byUse.RemoveLast();
                _byRef.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Bytes;
            }

            return opened;
        }
    }
}
