using System.Globalization;
using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Tally.Functions.Storage;

/// <summary>
/// Stages what is written as blocks of 4 MiB; <see cref="PublishAsync"/> makes them the blob, all at once. Without it
/// nothing appears and the service drops the blocks after a week. Up to one block goes in a single request.
/// </summary>
/// <remarks>50,000 blocks of 4 MiB are the most a blob takes: about 195 GiB.</remarks>
internal sealed class StagedBlobStream(BlockBlobClient blob) : Stream
{
    private const int BlockBytes = 4 * 1024 * 1024;

    private readonly MemoryStream buffer = new();
    private readonly List<string> blocks = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (blocks.Count == 0)
        {
            buffer.Position = 0;
            await blob.UploadAsync(buffer, new BlobUploadOptions(), cancellationToken);
            return;
        }

        await StageAsync(cancellationToken);
        await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions(), cancellationToken);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        while (source.Length > 0)
        {
            int count = Math.Min(source.Length, BlockBytes - (int)buffer.Length);
            buffer.Write(source.Span[..count]);
            source = source[count..];
            if (buffer.Length == BlockBytes && source.Length > 0)
                await StageAsync(cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] source, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(source.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] source, int offset, int count) =>
        WriteAsync(source, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Nothing: bytes leave in whole blocks, or on publishing.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] target, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task StageAsync(CancellationToken cancellationToken)
    {
        string id = Convert.ToBase64String(Encoding.ASCII.GetBytes(blocks.Count.ToString("D6", CultureInfo.InvariantCulture)));
        buffer.Position = 0;
        await blob.StageBlockAsync(id, buffer, options: null, cancellationToken);
        blocks.Add(id);
        buffer.SetLength(0);
    }
}
