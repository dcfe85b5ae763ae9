using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tally.Datasets;

/// <summary>
/// Brings written files to the disk. A few are flushed one by one, as they come; when many wait, one call flushes them all, so
/// that a thousand small files do not wait for the disk a thousand times.
/// </summary>
internal sealed class DiskFlush
{
    private const int MostAtOnce = 2;

    private const int FewestTogether = 8;

    private readonly Lock _gate = new();
    private List<(string Path, TaskCompletionSource Done)> _waiting = [];
    private int _working;

    /// <summary>Done once the file's bytes are on the disk.</summary>
    public Task ToDiskAsync(string path)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((path, done));
            if (_working == MostAtOnce)
            {
                return done.Task;
            }

            _working++;
        }

        // Waits most of its time: a thread of its own, not one that others wait to work on.
        _ = Task.Factory.StartNew(FlushWaiting, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return done.Task;
    }

    private void FlushWaiting()
    {
        while (Next() is { Count: > 0 } batch)
        {
            bool together = batch.Count > 1 && TryFlushFileSystem(batch[0].Path);
            foreach (var (path, done) in batch)
            {
                if (together)
                {
                    done.SetResult();
                }
                else
                {
                    FlushOne(path, done);
                }
            }
        }
    }

    private List<(string Path, TaskCompletionSource Done)> Next()
    {
        lock (_gate)
        {
            List<(string Path, TaskCompletionSource Done)> batch = [];
            if (_waiting.Count >= FewestTogether)
            {
                (batch, _waiting) = (_waiting, batch);
            }
            else if (_waiting.Count > 0)
            {
                batch.Add(_waiting[0]);
                _waiting.RemoveAt(0);
            }
            else
            {
                _working--;
            }

            return batch;
        }
    }

    private static void FlushOne(string path, TaskCompletionSource done)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
            done.SetResult();
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }

    // False where the system has no such call, or when it failed: then each file says for itself what is wrong with it.
    private static bool TryFlushFileSystem(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return FlushFileSystem(file) == 0;
        }
        catch (Exception without) when (without is IOException or UnauthorizedAccessException or DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushFileSystem(SafeFileHandle file);
}
