namespace Tally.Datasets;

/// <summary>Writes files that appear whole or not at all, also when the machine stops in between.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(
        string path, string temporaryFolder, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(temporaryFolder);
        string temporary = Path.Combine(temporaryFolder, Path.GetRandomFileName());
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024))
            {
                await write(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
