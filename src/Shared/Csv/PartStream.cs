namespace Tally.Csv;

/// <summary>Some of the bytes of a stream, read once.</summary>
internal sealed class PartStream : ReadOnceStream
{
    private long _left;

    public PartStream(Stream whole, long start, long length)
        : base(whole)
    {
        _left = length;
        whole.Seek(start, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }
}
