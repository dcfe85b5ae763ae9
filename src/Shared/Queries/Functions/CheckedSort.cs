using System.Runtime.ExceptionServices;

namespace Tally.Queries.Functions;

/// <summary>Sorts by comparing, and asks now and then whether to go on: a few thousand at a time, then two runs at a time.</summary>
internal static class CheckedSort
{
    private const int Run = 8 * 1024;

    public static void Sort<T>(T[] items, Comparison<T> compare, Action check)
    {
        var comparer = Comparer<T>.Create(compare);
        for (int start = 0; start < items.Length; start += Run)
        {
            check();
            SortRun(items, start, Math.Min(Run, items.Length - start), comparer);
        }

        var (from, to) = (items, items.Length > Run ? new T[items.Length] : items);
        for (long width = Run; width < items.Length; width *= 2)
        {
            for (long start = 0; start < items.Length; start += 2 * width)
                Merge(from, to, (int)start, (int)Math.Min(items.Length, start + width), (int)Math.Min(items.Length, start + (2 * width)), compare, check);

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
            from.CopyTo(items, 0);
    }

    // A comparison that stops the run comes out wrapped, and must not.
    private static void SortRun<T>(T[] items, int start, int length, Comparer<T> comparer)
    {
        try
        {
            Array.Sort(items, start, length, comparer);
        }
        catch (InvalidOperationException stopped) when (stopped.InnerException is QueryRefusedException or OperationCanceledException)
        {
            ExceptionDispatchInfo.Throw(stopped.InnerException);
        }
    }

    private static void Merge<T>(T[] from, T[] to, int start, int middle, int end, Comparison<T> compare, Action check)
    {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++)
        {
            if (i % Run == 0)
                check();

            bool takeLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
