using System.Buffers.Binary;
using System.IO.Compression;
using Tally.Csv;

namespace Tally.Ingest.Sources;

/// <summary>Tells a gzip file that was copied only in part, which the runtime unpacks without a word as far as it goes.</summary>
internal static class GzipEnd
{
    /// <summary>Whether the file ends where its last member does.</summary>
    public static bool IsThere(SpooledBytes packed, long unpackedLength)
    {
        using var stream = packed.Open();
        byte[] last = new byte[4];
        stream.Seek(-Math.Min(last.Length, packed.Length), SeekOrigin.End);
        stream.ReadExactly(last, 0, (int)Math.Min(last.Length, packed.Length));

        // A file of one member, as nearly all are, ends with the length of what it holds.
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == (uint)unpackedLength || AnotherMemberIsSeen(packed, unpackedLength);
    }

    // One more member put behind a whole file is unpacked too; behind a broken one it is taken for the rest of the last.
    private static bool AnotherMemberIsSeen(SpooledBytes packed, long unpackedLength)
    {
        using var member = new MemoryStream();
        using (var writer = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.WriteByte((byte)'\n');
        }

        member.Position = 0;
        using var both = new GZipStream(new TwoStreams(packed.Open(), member), CompressionMode.Decompress);
        byte[] buffer = new byte[128 * 1024];
        long length = 0;
        for (int read; (read = both.Read(buffer)) > 0 && length <= unpackedLength + 1;)
        {
            length += read;
        }

        return length == unpackedLength + 1;
    }

    /// <summary>One stream behind another, read once.</summary>
    private sealed class TwoStreams(Stream first, Stream second) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => first.Read(buffer) is > 0 and var read ? read : second.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            first.Dispose();
            base.Dispose(disposing);
        }
    }
}
