using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Tally.Columns;
using Tally.Queries.Planning;

namespace Tally.Queries.Execution;

/// <summary>One run of one query: its limits, its clock, its caller's wish to stop, and what its steps share.</summary>
internal sealed class QueryRun(QueryLimits limits, TimeProvider time, CancellationToken cancellationToken)
{
    /// <summary>Characters of a text that a query makes.</summary>
    public const int MostTextCharacters = 1_000_000;

    private const int LongText = 256;
    private readonly long _started = time.GetTimestamp();
    private long _bytes;

    public QueryLimits Limits => limits;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Frames of plans that several places of the query share and that depend on no row.</summary>
    public ConcurrentDictionary<Plan, Lazy<Frame>> Shared { get; } = new(ReferenceEqualityComparer.Instance);

    public RunNotes Notes { get; } = new();

    /// <summary>Stops here when the caller has gone or the time is up; called at least every few milliseconds of work.</summary>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (time.GetElapsedTime(_started) > limits.MaxTime)
            throw Refusals.Time(limits.MaxTime);
    }

    /// <summary>Counts working memory before it is taken.</summary>
    public void Charge(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) > limits.MaxBytes)
            throw Refusals.Memory(limits.MaxBytes);
    }

    public int[] NewInts(int length)
    {
        Charge(4L * length);
        return GC.AllocateUninitializedArray<int>(length);
    }

    public CellValue[] NewCells(int length)
    {
        Charge((long)System.Runtime.CompilerServices.Unsafe.SizeOf<CellValue>() * length);
        return new CellValue[length];
    }

    /// <summary>A text that was made, as a cell; one that is too long is refused.</summary>
    public CellValue Text(string text, int position)
    {
        if (text.Length > MostTextCharacters)
            throw Refusals.TextLength(MostTextCharacters, position);

        CountText(text.Length);
        return CellValue.Of(text);
    }

    /// <summary>Counts a text that was made or looked through; one of many characters is a place to stop at, too.</summary>
    public void CountText(int length)
    {
        if (length < LongText)
            return;

        Check();
        Charge(2L * length);
    }

    /// <summary>
    /// Runs <paramref name="work"/> over ranges of rows, on several threads when there are many. When ranges are refused, the
    /// refusal of the first one is thrown, whatever the threads did.
    /// </summary>
    public void ForRows(int count, int chunk, Action<int, int> work)
    {
        int chunks = (int)(((long)count + chunk - 1) / chunk);
        if (chunks <= 1 || limits.MaxParallelism <= 1)
        {
            for (int i = 0; i < chunks; i++)
            {
                Check();
                work(i * chunk, Math.Min(count, (i + 1) * chunk));
            }

            return;
        }

        var failures = new ConcurrentDictionary<long, ExceptionDispatchInfo>();
        Parallel.For(0L, chunks, new ParallelOptions { MaxDegreeOfParallelism = limits.MaxParallelism }, (i, state) =>
        {
            try
            {
                Check();
                work((int)i * chunk, (int)Math.Min(count, (i + 1) * chunk));
            }
            catch (Exception failure)
            {
                failures[i] = ExceptionDispatchInfo.Capture(failure);
                state.Break();
            }
        });
        if (!failures.IsEmpty)
            failures.MinBy(failure => failure.Key).Value.Throw();
    }
}
