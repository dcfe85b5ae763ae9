namespace Tally.Columns;

/// <summary>What the cells of one column look like, counted in one pass; <see cref="ColumnPlanner"/> decides from it.</summary>
internal sealed class ColumnEvidence
{
    private readonly NumberEvidence _numbers = new();
    private readonly DateEvidence _dates = new();
    private int _plainTexts;

    public NumberEvidence Numbers => _numbers;

    public DateEvidence Dates => _dates;

    public int Rows { get; private set; }

    public int Empty { get; private set; }

    /// <summary>Cells that hold only a word for "no value".</summary>
    public int NullWords { get; private set; }

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
        int row = Rows++;
        cell = Utf8Text.Trim(cell);
        if (cell.IsEmpty)
        {
            Empty++;
            return;
        }

        bool wordFirst = cell[0] > '9' && cell[0] < 0x80;
        if (wordFirst ? !IsColumnOfWords && TryWord(cell) : TryFigure(cell) || TryWord(cell))
        {
            return;
        }

        Texts++;
        _plainTexts++;
        FirstTextRow = FirstTextRow < 0 ? row : FirstTextRow;
    }

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
        var meaning = CellWords.Find(cell);
        if (meaning.IsNull)
        {
            NullWords++;
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

        return char.IsAsciiLetter((char)cell[0]) && (NumberLexer.TryLex(cell, out var money) ? Count(money) : TryDate(cell));
    }

    private bool Count(in NumberLexeme number)
    {
        _numbers.Add(number);
        return true;
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
