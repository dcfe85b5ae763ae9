using Tally.Ledger.Fit.Prose;

namespace Tally.Datasets;

/// <summary>Tells a disk without room from other failures, and says it the same everywhere.</summary>
public static class DiskFull
{
    /// <summary>What a person is told.</summary>
    public const string Sentence = "The disk is full; nothing was published, and what was there still is. Make room and try again.";

    /// <summary>Whether the failure means that there was no room.</summary>
    public static bool Explains(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);

        // ENOSPC and EDQUOT as they come from Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL from Windows.
        return failure.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);
    }
}
