using System.Buffers.Binary;

namespace Tally.Columns;

/// <summary>What the short words of one column mean, looked up once for each word and not for each cell.</summary>
internal sealed class WordMemory
{
    private const int Places = 64;

    private readonly ulong[] _words = new ulong[Places];
    private readonly CellWords.Meaning[] _meanings = new CellWords.Meaning[Places];

    /// <summary>As <see cref="CellWords.Find"/>.</summary>
    public CellWords.Meaning Find(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is 0 or > 7)
        {
            return CellWords.Find(cell);
        }

        ulong word = Pack(cell);
        int place = (int)((word * 0x9E37_79B9_7F4A_7C15) >> 58);
        if (_words[place] != word)
        {
            _meanings[place] = CellWords.Find(cell);
            _words[place] = word;
        }

        return _meanings[place];
    }

    // The length stands in the last byte, so that no two words are packed alike and none is zero.
    private static ulong Pack(ReadOnlySpan<byte> cell)
    {
        ulong packed = (ulong)cell.Length << 56;
        if (cell.Length >= 4)
        {
            ulong low = BinaryPrimitives.ReadUInt32LittleEndian(cell);
            ulong high = BinaryPrimitives.ReadUInt32LittleEndian(cell[^4..]);
            return packed | low | (high << ((cell.Length - 4) * 8));
        }

        for (int i = 0; i < cell.Length; i++)
        {
            packed |= (ulong)cell[i] << (i * 8);
        }

        return packed;
    }
}
