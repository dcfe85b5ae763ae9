namespace Tally.Csv;

/// <summary>Tells how far a stream was read, each time it is.</summary>
internal sealed class WatchedStream(Stream inner, IProgress<long> position) : ReadOnceStream(inner)
{
    public override long Length => Inner.Length;

    public override long Position { get => Inner.Position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int read = Inner.Read(buffer);
        position.Report(Inner.Position);
        return read;
    }
}
