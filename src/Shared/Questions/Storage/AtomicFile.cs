namespace Tally.Questions;

/// <summary>Replaces a file whole: readers see the old bytes or the new ones, never a part.</summary>
internal static class AtomicFile
{
    /// <param name="lasting">Whether the bytes must survive a power cut before this returns.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool lasting)
    {
        string temporary = path + ".new";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, bytes, 0);
            if (lasting)
                RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
