using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Tally.Ingest.Building;

/// <summary>
/// Hands blocks of rows from the thread that reads them to one that takes them, in order and a few at a time. A table of one
/// block never starts that thread.
/// </summary>
internal sealed class RowRelay(Action<RowBlock> take) : IDisposable
{
    private const int MostWaiting = 3;

    private readonly BlockingCollection<RowBlock> _full = new(MostWaiting);
    private readonly BlockingCollection<RowBlock> _empty = [];
    private Task? _taking;
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _isVoid;

    /// <summary>Gives a block away for an empty one; waits while too many wait to be taken.</summary>
    public RowBlock Exchange(RowBlock full)
    {
        if (_taking is null)
        {
            for (int i = 0; i < MostWaiting; i++)
            {
                _empty.Add(new RowBlock());
            }

            _taking = Task.Factory.StartNew(TakeAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        _full.Add(full);
        var empty = _empty.Take();
        _failure?.Throw();
        return empty;
    }

    /// <summary>Gives the last block away and waits until all are taken.</summary>
    public void Finish(RowBlock last)
    {
        if (_taking is null)
        {
            take(last);
            return;
        }

        _full.Add(last);
        _full.CompleteAdding();
        _taking.Wait();
        _failure?.Throw();
    }

    /// <summary>What was not taken yet is void.</summary>
    public void Dispose()
    {
        _isVoid = true;
        _full.CompleteAdding();
        _taking?.Wait();
        _full.Dispose();
        _empty.Dispose();
    }

    private void TakeAll()
    {
        foreach (var block in _full.GetConsumingEnumerable())
        {
            try
            {
                if (!_isVoid && _failure is null)
                {
                    take(block);
                }
            }
            catch (Exception failure)
            {
                // Thrown again where the rows are read.
                _failure = ExceptionDispatchInfo.Capture(failure);
            }

            block.Clear();
            _empty.Add(block);
        }
    }
}
