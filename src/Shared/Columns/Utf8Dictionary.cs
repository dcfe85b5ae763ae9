using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>Distinct texts by code, found by their UTF-8 bytes; none becomes a string before all are known.</summary>
internal sealed class Utf8Dictionary
{
    private const ulong Prime = 0x9E37_79B1_85EB_CA87;

    // Another one in each process, so that nobody can prepare a file whose texts all fall into one place.
    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2) | 1;

    private byte[] _bytes = new byte[1024];
    private Entry[] _entries = new Entry[16];
    private int[] _places = new int[64];
    private int _filled;

    public int Count { get; private set; }

    /// <summary>The text's code: the order of first appearance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        int place = (int)(hash & (uint)(_places.Length - 1));
        for (int code = _places[place] - 1; code >= 0; code = _entries[code].Next)
        {
            ref var entry = ref _entries[code];
            if (entry.Hash == hash && TextOf(code).SequenceEqual(text))
            {
                return code;
            }
        }

        return Add(text, hash, place);
    }

    /// <summary>The texts in order of their codes; nothing is kept here.</summary>
    public Utf8Texts Take()
    {
        int[] ends = GC.AllocateUninitializedArray<int>(Count);
        for (int code = 0; code < ends.Length; code++)
        {
            ends[code] = _entries[code].End;
        }

        var texts = new Utf8Texts(_bytes, ends);
        (_bytes, _entries, _places) = ([], [], []);
        return texts;
    }

    private ReadOnlySpan<byte> TextOf(int code)
    {
        int start = code == 0 ? 0 : _entries[code - 1].End;
        return _bytes.AsSpan(start, _entries[code].End - start);
    }

    private int Add(ReadOnlySpan<byte> text, uint hash, int place)
    {
        if (_bytes.Length - _filled < text.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, (long)_filled + text.Length)));
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        text.CopyTo(_bytes.AsSpan(_filled));
        _filled += text.Length;
        _entries[Count] = new Entry(hash, _places[place] - 1, _filled);
        _places[place] = ++Count;
        if (Count > _places.Length)
        {
            Spread();
        }

        return Count - 1;
    }

    private void Spread()
    {
        _places = new int[_places.Length * 4];
        for (int code = 0; code < Count; code++)
        {
            ref int place = ref _places[_entries[code].Hash & (uint)(_places.Length - 1)];
            _entries[code] = _entries[code] with { Next = place - 1 };
            place = code + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = Seed ^ ((ulong)text.Length * Prime);
        while (text.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[8..];
        }

        ulong rest = 0;
        foreach (byte value in text)
        {
            rest = (rest << 8) | value;
        }

        hash = Mix(hash ^ rest);
        return (uint)(hash ^ (hash >> 32));
    }

    // Both halves of the product matter, so that no bit of the text can be multiplied away.
    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, Prime ^ Seed, out ulong low);
        return high ^ low;
    }

    private readonly record struct Entry(uint Hash, int Next, int End);
}
