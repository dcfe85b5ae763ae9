namespace Tally.Ingest.Statistics;

/// <summary>Keeps the values that occur most often; of equally frequent ones those that come first in order, so that a profile is always the same.</summary>
internal sealed class MostFrequent<T>(int most, IComparer<T> order)
{
    private readonly PriorityQueue<T, (int Count, T Value)> _kept = new(Comparer<(int Count, T Value)>.Create(
        (left, right) => left.Count != right.Count ? left.Count.CompareTo(right.Count) : order.Compare(right.Value, left.Value)));

    private (int Count, T Value) _least;

    public void Add(T value, int count)
    {
        if (_kept.Count < most)
        {
            _kept.Enqueue(value, (count, value));
        }
        else if (count > _least.Count || (count == _least.Count && order.Compare(value, _least.Value) < 0))
        {
            _kept.EnqueueDequeue(value, (count, value));
        }
        else
        {
            return;
        }

        _kept.TryPeek(out _, out _least);
    }

    /// <summary>The most frequent first.</summary>
    public IEnumerable<(T Value, int Count)> InOrder() => _kept.UnorderedItems
        .Select(item => (item.Element, item.Priority.Count))
        .OrderByDescending(item => item.Count)
        .ThenBy(item => item.Element, order);
}
