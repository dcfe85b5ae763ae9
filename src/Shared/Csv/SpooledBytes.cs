using System.Buffers;
using System.Security.Cryptography;

namespace Tally.Csv;

/// <summary>A file's bytes, read once and kept so that they can be read again: in memory while small, else on disk.</summary>
internal sealed class SpooledBytes : IDisposable
{
    private const int MostInMemory = 4 << 20;

    private const int ReadAtOnce = 1 << 20;

    private readonly byte[] _memory;
    private readonly string? _path;
    private readonly bool _isOurs;

    private SpooledBytes(byte[] memory, string? path, long length, byte[] hash, bool isOurs = true)
    {
        _memory = memory;
        _path = path;
        _isOurs = isOurs;
        Length = length;
        Hash = hash;
    }

    public long Length { get; }

    /// <summary>SHA-256 of the bytes; empty for a file that is read where it lies.</summary>
    public byte[] Hash { get; }

    /// <summary>What the bytes were found to be while they were read; null for a file that is read where it lies.</summary>
    public Utf8Scan? Utf8 { get; private init; }

    /// <summary>Reads the stream to its end; null when it holds more than <paramref name="mostBytes"/>.</summary>
    public static async Task<SpooledBytes?> ReadAsync(Stream source, long mostBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var memory = new MemoryStream();
        FileStream? file = null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        var utf8 = new Utf8Scan();
        var (length, kept) = (0L, 0);
        try
        {
            for (int read; (read = await source.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0;)
            {
                length += read;
                if (length > mostBytes)
                {
                    await Drop(file);
                    return null;
                }

                if (file is null && length > MostInMemory)
                {
                    file = CreateTemporary();
                    memory.WriteTo(file);
                }

                // To hash and to look takes as long as to write.
                var writing = (file ?? (Stream)memory).WriteAsync(buffer.AsMemory(kept, read), cancellationToken);
                hash.AppendData(buffer, kept, read);
                int tail = utf8.Add(buffer.AsSpan(0, kept + read));
                await writing;
                buffer.AsSpan(kept + read - tail, tail).CopyTo(buffer);
                kept = tail;
            }

            utf8.End(kept);

            await (file?.DisposeAsync() ?? ValueTask.CompletedTask);
            return new SpooledBytes(file is null ? memory.ToArray() : [], file?.Name, length, hash.GetHashAndReset()) { Utf8 = utf8 };
        }
        catch
        {
            await Drop(file);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file that is read where it lies, for a reading that leaves nothing behind.</summary>
    public static SpooledBytes OfFile(string path) => new([], path, new FileInfo(path).Length, [], isOurs: false);

    public Stream Open() => _path is null
        ? new MemoryStream(_memory, writable: false)
        : new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, FileOptions.SequentialScan);

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var stream = Open();
        await stream.CopyToAsync(target, ReadAtOnce, cancellationToken);
    }

    /// <summary>The first bytes, at most so many.</summary>
    public byte[] Head(int most)
    {
        using var stream = Open();
        byte[] head = new byte[Math.Min(most, Length)];
        stream.ReadExactly(head);
        return head;
    }

    public void Dispose()
    {
        if (_path is not null && _isOurs)
        {
            File.Delete(_path);
        }
    }

    private static FileStream CreateTemporary() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    private static async Task Drop(FileStream? file)
    {
        if (file is not null)
        {
            await file.DisposeAsync();
            File.Delete(file.Name);
        }
    }
}
