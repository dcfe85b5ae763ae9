namespace Tally.Charts;

/// <summary>The vertical axis: its ends and its ticks at round numbers, all exact.</summary>
internal sealed record ValueScale(decimal From, decimal To, decimal Step)
{
    private static readonly decimal[] Mantissas = [1, 2, 2.5m, 5, 10];

    /// <summary>An axis that holds all values, from zero unless they lie close together far away from it.</summary>
    /// <param name="mustHoldZero">Bars measure their length from zero.</param>
    public static ValueScale Over(IReadOnlyList<decimal> values, bool mustHoldZero, int ticks)
    {
        var (low, high) = (values.Min(), values.Max());
        if (mustHoldZero || HoldsZero(low, high))
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (low == high)
            (low, high) = low == 0 ? (0m, 1m) : (Math.Min(0, low), Math.Max(0, high));
        decimal step = Nice((high - low) / ticks);
        return new ValueScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public static bool HoldsZero(decimal low, decimal high) =>
        low == high || (low <= 0 && high >= 0) || (high - low) >= 0.25m * Math.Max(Math.Abs(low), Math.Abs(high));

    public IReadOnlyList<decimal> Ticks()
    {
        int count = (int)Math.Round((To - From) / Step);
        return Enumerable.Range(0, count + 1).Select(i => From + (i * Step)).ToList();
    }

    /// <summary>Decimals that tell neighbouring ticks apart.</summary>
    public int Decimals
    {
        get
        {
            int places = 0;
            for (decimal step = Step; step != Math.Floor(step) && places < 27; step *= 10)
                places++;
            return places;
        }
    }

    /// <summary>A step more where a figure written above the highest value, or below the lowest, would leave the plot.</summary>
    public ValueScale WithRoom(IReadOnlyList<decimal> values)
    {
        decimal room = (To - From) * 0.06m;
        return this with
        {
            To = values.Max() > To - room ? To + Step : To,
            From = values.Min() is < 0 and var low && low < From + room ? From - Step : From,
        };
    }

    /// <summary>The value's share of the axis, 0 at its foot and 1 at its head.</summary>
    public double Share(decimal value) => (double)((value - From) / (To - From));

    /// <summary>The smallest of 1, 2, 2.5, 5 times a power of ten that is not below <paramref name="least"/>.</summary>
    public static decimal Nice(decimal least)
    {
        decimal power = 1;
        while (power > least && power > 1e-26m)
            power /= 10;
        while (power * 10 <= least)
            power *= 10;
        return Mantissas.Select(mantissa => mantissa * power).First(step => step >= least || step == 10 * power);
    }
}
