namespace Tally.Datasets;

/// <summary>Writes files that appear whole or not at all, also when the machine stops in between.</summary>
/// <param name="temporaryFolder">Where they are written before they appear; on the file system where they will be.</param>
internal sealed class WholeFiles(string temporaryFolder)
{
    // The writers hand over what they gathered themselves.
    private const int BufferSize = 16 * 1024;

    private readonly DiskFlush _disk = new();

    public async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var written = await PrepareAsync(write, cancellationToken);
        written.Publish(path);
    }

    /// <summary>Writes a file and brings it to the disk; it appears when it is published.</summary>
    public async Task<UnpublishedFile> PrepareAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(temporaryFolder);
        var file = new UnpublishedFile(Path.Combine(temporaryFolder, Path.GetRandomFileName()));
        try
        {
            await using (var stream = new EarlyFile(file.Temporary, BufferSize))
            {
                await write(stream, cancellationToken);
            }

            await _disk.ToDiskAsync(file.Temporary);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}

/// <summary>A file that is safe on the disk but does not have its name yet; disposing deletes one that was not published.</summary>
internal sealed class UnpublishedFile(string temporary) : IDisposable
{
    private bool _published;

    public string Temporary => temporary;

    public void Publish(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true);
        _published = true;
    }

    public void Dispose()
    {
        if (!_published)
        {
            File.Delete(temporary);
        }
    }
}
