using System.Globalization;
using System.Numerics;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Queries.Expressions;
using Tally.Queries;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>
/// Sums, averages, differences and ratios against exact arithmetic of whole numbers over whole numbers: a figure is off by at
/// most half a unit of its 28th significant digit, or it is the error overflow.
/// </summary>
public sealed class ExactnessTests
{
    private const int Seed = 20261120;

    [Fact]
    public async Task Sums_averages_differences_and_ratios_are_exact_to_28_digits()
    {
        int exact = 0, rounded = 0, refused = 0;
        for (int seed = Seed; seed < Seed + 60; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(1, 40);
            Column[] columns = [Column("a", random, count), Column("b", random, count)];
            var library = new InMemoryLibrary().Add("x", "file", InlineTable.Of("x/t", [new NumberColumn("id", ColumnType.Integer, [.. Enumerable.Range(0, count).Select(i => (long)i)], 0), .. columns]));
            Rational[] a = [.. Values(columns[0])], b = [.. Values(columns[1])];
            (string Sql, Rational? Expected)[] figures =
            [
                ("SUM(a)", Sum(a)),
                ("AVG(a)", Sum(a) / new Rational(a.Length)),
                ("SUM(a) - SUM(b)", Sum(a) - Sum(b)),
                ("SUM(a) / SUM(b)", Sum(b).IsZero ? null : Sum(a) / Sum(b)),
                ("AVG(b) / COUNT(*)", Rounded(Sum(b) / new Rational(b.Length)) / new Rational(b.Length)),
                ("MAX(a) * 3 - MIN(b)", (a.Max() * new Rational(3)) - b.Min()),
                ("SUM(a) FILTER (WHERE id % 2 = 0)", Sum([.. a.Where((_, row) => row % 2 == 0)])),
                ("MEDIAN(b)", (b.Order().ElementAt((count - 1) / 2) + b.Order().ElementAt(count / 2)) / new Rational(2)),
            ];
            foreach (var (sql, expected) in figures)
            {
                var outcome = await TryAsync($"SELECT {sql} FROM t", library);
                if (outcome is QueryOutcome.Refused { Error: var error })
                {
                    Assert.True(error.Code == (expected is null ? "division-by-zero" : "overflow"), $"seed {seed}, {sql}: {error.Message}");
                    Assert.True(expected is null || Parts(sql, a, b).Any(part => !part.Fits), $"seed {seed}, {sql}: refused, and its parts fit");
                    refused++;
                    continue;
                }

                decimal ours = ((QueryOutcome.Succeeded)outcome).Result.Rows[0][0].AsNumber();
                var steps = Stepwise(sql, a, b) ?? expected!.Value;
                Assert.True(IsNearest(Of(ours), steps), $"seed {seed}, {sql}: {ours.ToString(CultureInfo.InvariantCulture)}");
                _ = Of(ours).Equals(steps) ? exact++ : rounded++;
            }
        }

        Assert.True(exact > 100 && rounded > 50, $"{exact} exact, {rounded} rounded, {refused} refused: the cases say too little");
    }

    [Theory]
    [InlineData("SUM(a)")]
    [InlineData("MAX(a) * 2")]
    [InlineData("MAX(a) + MAX(a)")]
    [InlineData("-MAX(a) - MAX(a)")]
    [InlineData("POWER(MAX(a), 2)")]
    [InlineData("SUM(a) OVER ()")]
    public async Task What_does_not_fit_is_an_overflow_and_never_wraps(string sql)
    {
        var library = new InMemoryLibrary().Add("x", "file", InlineTable.Of("x/t", [new WideNumberColumn("a", ColumnType.Decimal, [decimal.MaxValue - 3, decimal.MaxValue - 1])]));
        Assert.Equal("overflow", (await RefuseAsync($"SELECT {sql} FROM t", library)).Code);

        // Long mantissas whose sum leaves 64 bits are added up in more.
        var longs = new InMemoryLibrary().Add("x", "file", InlineTable.Of("x/t", [new NumberColumn("a", ColumnType.Integer, [long.MaxValue, long.MaxValue, long.MaxValue], 0)]));
        Assert.Equal("27670116110564327421, 9223372036854775807", Print(await RunAsync("SELECT SUM(a), AVG(a) FROM t", longs)));
    }

    [Fact]
    public void An_average_of_longs_is_the_one_that_integers_of_any_size_give()
    {
        var random = new Random(Seed);
        for (int i = 0; i < 200_000; i++)
        {
            long numerator = random.NextInt64(long.MinValue + 1, long.MaxValue) >> random.Next(0, 63);
            long denominator = 1 + (random.NextInt64(0, 1_000_000_000) >> random.Next(0, 30));
            int scale = random.Next(0, 19);
            decimal ours = LongQuotient.Of(numerator, scale, denominator);
            decimal theirs = Exactness.Divide(numerator, scale, (BigInteger)denominator);
            Assert.True(decimal.GetBits(ours).SequenceEqual(decimal.GetBits(theirs)), string.Create(CultureInfo.InvariantCulture, $"{numerator} / 10^{scale} / {denominator}: {ours}, not {theirs}"));
        }
    }

    // A ratio of sums is made of sums that were rounded when they have more than 28 digits; each step is documented to round once.
    private static Rational? Stepwise(string sql, Rational[] a, Rational[] b) => sql switch
    {
        "SUM(a) - SUM(b)" => Rounded(Sum(a)) - Rounded(Sum(b)),
        "SUM(a) / SUM(b)" => Rounded(Sum(a)) / Rounded(Sum(b)),
        "MAX(a) * 3 - MIN(b)" => Rounded(a.Max() * new Rational(3)) - b.Min(),
        _ => null,
    };

    private static IEnumerable<Rational> Parts(string sql, Rational[] a, Rational[] b) =>
        [Sum(a), Sum(b), Sum(a) - Sum(b), a.Max() * new Rational(3), (a.Max() * new Rational(3)) - b.Min(), .. Sum(b).IsZero ? [] : new[] { Sum(a) / Sum(b) }, .. sql.Length == 0 ? a : []];

    private static Column Column(string name, Random random, int count)
    {
        byte scale = (byte)random.Next(0, 10);
        int digits = random.Next(1, 19);
        if (random.Next(3) > 0)
        {
            long most = (long)Math.Pow(10, Math.Min(digits, 18));
            return new NumberColumn(name, ColumnType.Decimal, [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-most, most))], scale);
        }

        return new WideNumberColumn(name, ColumnType.Decimal, [.. Enumerable.Range(0, count).Select(_ =>
            (decimal?)new decimal(random.Next(), random.Next(), random.Next(3) == 0 ? random.Next(5_000_000) : 0, random.Next(2) == 0, (byte)random.Next(0, 12)))]);
    }

    private static IEnumerable<Rational> Values(Column column) => Enumerable.Range(0, column.Count).Select(row => Of(column[row].AsNumber()));

    private static Rational Sum(Rational[] values) => values.Aggregate(new Rational(0), (sum, value) => sum + value);

    private static Rational Of(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        var mantissa = (((BigInteger)(uint)bits[2]) << 64) + (((BigInteger)(uint)bits[1]) << 32) + (uint)bits[0];
        return new Rational(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    // Written for the test alone: the figure itself where 28 digits and 28 places hold it, else the nearest that they hold.
    private static Rational Rounded(Rational value)
    {
        int places = 28;
        while (true)
        {
            var scaled = value * new Rational(BigInteger.Pow(10, places));
            var nearest = scaled.Nearest();
            if (BigInteger.Abs(nearest) < BigInteger.Pow(10, 28) || places == 0)
                return new Rational(nearest, BigInteger.Pow(10, places));

            places--;
        }
    }

    // Off by at most half a unit of the 28th digit; a decimal holds some figures of 29.
    private static bool IsNearest(Rational ours, Rational exact)
    {
        int places = 28;
        while (places > 0 && BigInteger.Abs((exact * new Rational(BigInteger.Pow(10, places))).Nearest()) >= BigInteger.Pow(10, 28))
            places--;

        var off = ours - exact;
        return BigInteger.Abs(off.Over) * 2 * BigInteger.Pow(10, places) <= off.Under;
    }

    private readonly record struct Rational(BigInteger Over, BigInteger Under) : IComparable<Rational>
    {
        public Rational(BigInteger whole)
            : this(whole, 1)
        {
        }

        public bool IsZero => Over.IsZero;

        public bool Fits => BigInteger.Abs(Over) / BigInteger.Abs(Under) < BigInteger.Pow(10, 28);

        public static Rational operator +(Rational a, Rational b) => new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

        public static Rational operator -(Rational a, Rational b) => new((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

        public static Rational operator *(Rational a, Rational b) => new(a.Over * b.Over, a.Under * b.Under);

        public static Rational operator /(Rational a, Rational b) => b.Over.Sign < 0 ? new(-a.Over * b.Under, -a.Under * b.Over) : new(a.Over * b.Under, a.Under * b.Over);

        public bool Equals(Rational other) => Over * other.Under == other.Over * Under;

        public override int GetHashCode() => (Over / Under).GetHashCode();

        public int CompareTo(Rational other) => (Over * other.Under).CompareTo(other.Over * Under);

        public BigInteger Nearest()
        {
            var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(Over), Under);
            int half = (rest * 2).CompareTo(Under);
            whole += half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0;
            return Over.Sign < 0 ? -whole : whole;
        }
    }
}
