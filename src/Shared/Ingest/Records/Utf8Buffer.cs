using System.Runtime.CompilerServices;

namespace Tally.Ingest.Records;

/// <summary>Bytes that are written one after another and handed to a stream when there are enough of them.</summary>
internal sealed class Utf8Buffer(Stream? target = null)
{
    private const int FlushAt = 64 * 1024;

    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Write(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for so many bytes; <see cref="Advance"/> says how many were used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int length) => Length += length;

    /// <summary>Hands over what has gathered, if it is worth it.</summary>
    public void FlushIfFull()
    {
        if (Length >= FlushAt)
        {
            Flush();
        }
    }

    public void Flush()
    {
        target!.Write(_bytes, 0, Length);
        Length = 0;
    }

    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
}
