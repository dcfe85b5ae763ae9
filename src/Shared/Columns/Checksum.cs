using System.Buffers.Binary;
using System.Numerics;

namespace Tally.Columns;

/// <summary>
/// A running 64-bit sum that tells a damaged file from a whole one; not a defence against an adversary. Four lanes of
/// multiply and rotate, because the sum must not cost more than the read.
/// </summary>
internal sealed class Checksum
{
    private const ulong Prime = 0x9E37_79B1_85EB_CA87;
    private readonly byte[] _pending = new byte[32];
    private int _pendingCount;
    private ulong _a = 1, _b = 2, _c = 3, _d = 4;
    private long _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        if (_pendingCount > 0)
        {
            int take = Math.Min(32 - _pendingCount, bytes.Length);
            bytes[..take].CopyTo(_pending.AsSpan(_pendingCount));
            _pendingCount += take;
            bytes = bytes[take..];
            if (_pendingCount < 32)
                return;

            Mix(_pending);
            _pendingCount = 0;
        }

        int whole = bytes.Length & ~31;
        Mix(bytes[..whole]);
        bytes[whole..].CopyTo(_pending);
        _pendingCount = bytes.Length - whole;
    }

    public ulong Finish()
    {
        _pending.AsSpan(_pendingCount).Clear();
        Mix(_pending);
        ulong sum = Round(Round(Round(Round((ulong)_length, _a), _b), _c), _d);
        return sum ^ (sum >> 29);
    }

    private void Mix(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (_a, _b, _c, _d);
        for (; bytes.Length >= 32; bytes = bytes[32..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * Prime), 31) * Prime;
}
