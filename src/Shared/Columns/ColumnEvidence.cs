using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>What the cells of one column look like, counted in one pass; <see cref="ColumnPlanner"/> decides from it.</summary>
internal sealed class ColumnEvidence
{
    private readonly NumberEvidence _numbers = new();
    private readonly DateEvidence _dates = new();
    private readonly WordMemory _words = new();
    private int _plainTexts;

    public NumberEvidence Numbers => _numbers;

    public DateEvidence Dates => _dates;

    public int Rows { get; private set; }

    public int Empty { get; private set; }

    /// <summary>Cells that hold only a word for "no value".</summary>
    public int NullWords { get; private set; }

    /// <summary>Cells that hold only a word for a number without end: they fit no type, and speak against none.</summary>
    public int Infinite { get; private set; }

    public int Texts { get; private set; }

    /// <summary>The first row, zero-based, that holds neither number nor date nor truth value; -1 when none does.</summary>
    public int FirstTextRow { get; private set; } = -1;

    /// <summary>How many cells belong to each vocabulary of truth, and which of its two words occurred.</summary>
    public int[] Truths { get; } = new int[CellWords.PairCount];

    public int TrueSeen { get; private set; }

    public int FalseSeen { get; private set; }

    /// <summary>Cells that say something.</summary>
    public int Filled => Rows - Empty - NullWords;

    public void Observe(ReadOnlySpan<byte> cell)
    {
        if (SimpleNumber.TryScan(cell, out var number))
        {
            Observe(cell, number);
        }
        else
        {
            ObserveOther(cell);
        }
    }

    /// <summary>A cell that is a simple number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Observe(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        Rows++;
        _numbers.Add(number, cell);
    }

    /// <summary>A cell that is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ObserveOther(ReadOnlySpan<byte> cell)
    {
        int row = Rows++;
        cell = Utf8Text.Trim(cell);
        if (cell.IsEmpty)
        {
            Empty++;
            return;
        }

        if (IsoDate.TryScan(cell, out _))
        {
            _dates.AddIsoDay();
            return;
        }

        // Figures have digits; words that mean something are short.
        bool isMore = cell.ContainsAnyInRange((byte)'0', (byte)'9')
            ? IsFigureOrWord(cell)
            : cell.Length <= CellWords.LongestWord && !IsColumnOfWords && TryWord(cell);
        if (isMore)
        {
            return;
        }

        Texts++;
        _plainTexts++;
        FirstTextRow = FirstTextRow < 0 ? row : FirstTextRow;
    }

    private bool IsFigureOrWord(ReadOnlySpan<byte> cell)
    {
        if (!BeginsWithLetter(cell[0]))
        {
            return TryFigure(cell) || TryWord(cell);
        }

        return !IsColumnOfWords && (TryWord(cell) || (char.IsAsciiLetter((char)cell[0]) && TryFigure(cell)));
    }

    // 0xC2 and 0xE2 begin the signs that stand before amounts: £, €, the minus of printers. What is above begins letters.
    private static bool BeginsWithLetter(byte first) => first is (> (byte)'9' and < 0x80) or (> 0xC2 and not 0xE2);

    // After so many texts it does not matter any more what each further word would mean in another column.
    private bool IsColumnOfWords => _plainTexts > 1024 && _plainTexts * 4L > Rows;

    private bool TryFigure(ReadOnlySpan<byte> cell)
    {
        if (NumberLexer.TryLex(cell, out var number))
        {
            _numbers.Add(number);
            return true;
        }

        return TryDate(cell);
    }

    private bool TryWord(ReadOnlySpan<byte> cell)
    {
        var meaning = _words.Find(cell);
        if (meaning.IsNull)
        {
            NullWords++;
            return true;
        }

        if (meaning.IsInfinite)
        {
            Infinite++;
            Texts++;
            return true;
        }

        int pairs = meaning.Pairs;
        bool truth = meaning.Truth;
        if (pairs != 0)
        {
            for (int i = 0; i < Truths.Length; i++)
            {
                Truths[i] += (pairs >> i) & 1;
            }

            TrueSeen |= truth ? pairs : 0;
            FalseSeen |= truth ? 0 : pairs;
            Texts++;
            return true;
        }

        return false;
    }

    private bool TryDate(ReadOnlySpan<byte> cell)
    {
        bool isDate = DateLexer.TryLex(cell, out var date);
        if (isDate)
        {
            _dates.Add(date);
        }

        return isDate;
    }
}
