using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tally.Datasets;

/// <summary>
/// A new file whose bytes begin their way to the disk while more are written, so that little is left to wait for at the end. Where
/// the system has no such call it is a file like any other.
/// </summary>
internal sealed class EarlyFile(string path, int bufferSize) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize)
{
    private const long Stretch = 8 << 20;

    // SYNC_FILE_RANGE_WRITE: begin, and do not wait.
    private const uint Begin = 2;

    private static volatile bool _isUnknown = !OperatingSystem.IsLinux();

    private long _begun;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        base.Write(buffer);
        BeginStretch();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        base.Write(buffer, offset, count);
        BeginStretch();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await base.WriteAsync(buffer, cancellationToken);
        BeginStretch();
    }

    public override void SetLength(long value)
    {
        base.SetLength(value);
        _begun = Math.Min(_begun, value);
    }

    private void BeginStretch()
    {
        long written = Position;
        if (written - _begun < Stretch || _isUnknown)
        {
            return;
        }

        try
        {
            // What goes wrong here goes wrong again, and is told, when the file is flushed at its end.
            _ = SyncFileRange(SafeFileHandle, _begun, written - _begun, Begin);
            _begun = written;
        }
        catch (Exception without) when (without is DllNotFoundException or EntryPointNotFoundException)
        {
            _isUnknown = true;
        }
    }

    [DllImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);
}
