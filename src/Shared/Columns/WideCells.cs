namespace Tally.Columns;

/// <summary>Decimals as four integers each; a null is marked in the flags, where no decimal sets every bit.</summary>
internal static class WideCells
{
    private const int NullFlags = -1;

    public static int[] ToInts(decimal?[] values)
    {
        int[] ints = new int[checked(values.Length * 4)];
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] is { } value)
                decimal.GetBits(value, ints.AsSpan(row * 4, 4));
            else
                ints[(row * 4) + 3] = NullFlags;
        }

        return ints;
    }

    public static decimal?[] FromInts(int[] ints)
    {
        var values = new decimal?[ints.Length / 4];
        for (int row = 0; row < values.Length; row++)
        {
            var cell = ints.AsSpan(row * 4, 4);
            if (cell[3] != NullFlags)
                values[row] = new decimal(cell);
        }

        return values;
    }
}
