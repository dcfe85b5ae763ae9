using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>Values added one by one, kept in pieces: growing copies nothing, and the pieces are let go of when the array is made.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
    private const int PieceLength = 1 << 15;

    private readonly List<T[]> _full = [];
    private T[] _piece = new T[64];
    private int _filled;

    public int Count => (_full.Count * PieceLength) + _filled;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        if (_filled == _piece.Length)
        {
            Grow();
        }

        _piece[_filled++] = value;
    }

    /// <summary>The values in order, piece by piece, to be looked at or changed.</summary>
    public IEnumerable<Memory<T>> Pieces() => [.. _full.Select(piece => piece.AsMemory()), _piece.AsMemory(0, _filled)];

    /// <summary>All values as one array; nothing is kept here.</summary>
    public T[] Take()
    {
        var all = GC.AllocateUninitializedArray<T>(Count);
        for (int i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(all, i * PieceLength);
            _full[i] = [];
        }

        _piece.AsSpan(0, _filled).CopyTo(all.AsSpan(all.Length - _filled));
        (_piece, _filled) = ([], 0);
        _full.Clear();
        return all;
    }

    private void Grow()
    {
        if (_piece.Length < PieceLength)
        {
            Array.Resize(ref _piece, Math.Min(PieceLength, Math.Max(64, _piece.Length * 4)));
            return;
        }

        _full.Add(_piece);
        (_piece, _filled) = (GC.AllocateUninitializedArray<T>(PieceLength), 0);
    }
}
