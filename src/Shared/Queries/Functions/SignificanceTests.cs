using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>P-values of the usual tests, two-sided; null where a test is not defined.</summary>
internal static class SignificanceTests
{
    /// <summary>Welch's t-test of two samples: the columns' values that are not null.</summary>
    public static CellValue Welch(FedRows rows)
    {
        double[] x = Present(rows, 0);
        double[] y = Present(rows, 1);
        if (x.Length < 2 || y.Length < 2)
            return CellValue.Null;

        double a = ArrayStatistics.Variance(x) / x.Length;
        double b = ArrayStatistics.Variance(y) / y.Length;
        if (a + b == 0)
            return CellValue.Null;

        double t = (x.Average() - y.Average()) / Math.Sqrt(a + b);
        double freedom = (a + b) * (a + b) / ((a * a / (x.Length - 1)) + (b * b / (y.Length - 1)));
        return StudentP(t, freedom);
    }

    /// <summary>The t-test of the differences of pairs.</summary>
    public static CellValue Paired(double[] x, double[] y)
    {
        double[] differences = [.. x.Zip(y, (a, b) => a - b)];
        double deviation = differences.Length < 2 ? 0 : ArrayStatistics.StandardDeviation(differences);
        return deviation == 0 ? CellValue.Null : StudentP(differences.Average() / (deviation / Math.Sqrt(differences.Length)), differences.Length - 1);
    }

    /// <summary>Pearson's chi-squared test that two columns of categories do not depend on each other.</summary>
    public static CellValue ChiSquare(FedRows rows)
    {
        var byFirst = rows.CountBy(row => row[0]).ToDictionary();
        var bySecond = rows.CountBy(row => row[1]).ToDictionary();
        double freedom = (double)(byFirst.Count - 1) * (bySecond.Count - 1);
        if (freedom < 1)
            return CellValue.Null;

        // A pair that never occurs is off by all that was expected; those of all pairs add up to the rows.
        double statistic = rows.Count;
        foreach (var (pair, together) in rows.CountBy(row => (row[0], row[1])))
        {
            double expected = (double)byFirst[pair.Item1] * bySecond[pair.Item2] / rows.Count;
            double off = together - expected;
            statistic += (off * off / expected) - expected;
        }

        statistic = Math.Max(0, statistic);

        return CellValue.OfApproximate(1 - ChiSquared.CDF(freedom, statistic));
    }

    /// <summary>Shapiro and Wilk's test that values are normally distributed, by Royston's approximation (1995).</summary>
    public static CellValue Shapiro(double[] values)
    {
        int n = values.Length;
        if (n is < 3 or > 5000 || values.Min() == values.Max())
            return CellValue.Null;

        double[] sorted = [.. values.Order()];
        double[] weights = ShapiroWeights(n);
        double mean = sorted.Average();
        double sum = sorted.Zip(weights, (value, weight) => value * weight).Sum();
        double w = Math.Min(1, sum * sum / sorted.Sum(value => (value - mean) * (value - mean)));
        if (n == 3)
            return CellValue.OfApproximate(Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75)))));

        double size = n <= 11 ? n : Math.Log(n);
        double y = n <= 11 ? -Math.Log(-2.273 + (0.459 * n) - Math.Log(1 - w)) : Math.Log(1 - w);
        double mu = n <= 11 ? Polynomial(size, 0.5440, -0.39978, 0.025054, -0.0006714) : Polynomial(size, -1.5861, -0.31082, -0.083751, 0.0038915);
        double sigma = Math.Exp(n <= 11 ? Polynomial(size, 1.3822, -0.77857, 0.062767, -0.0020322) : Polynomial(size, -0.4803, -0.082676, 0.0030302));
        return CellValue.OfApproximate(1 - Normal.CDF(0, 1, (y - mu) / sigma));
    }

    private static double[] ShapiroWeights(int n)
    {
        if (n == 3)
            return [-Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];

        double[] m = [.. Enumerable.Range(1, n).Select(i => Normal.InvCDF(0, 1, (i - 0.375) / (n + 0.25)))];
        double squares = m.Sum(value => value * value);
        double u = 1 / Math.Sqrt(n);
        double last = Polynomial(u, m[^1] / Math.Sqrt(squares), 0.221157, -0.147981, -2.071190, 4.434685, -2.706056);
        double next = Polynomial(u, m[^2] / Math.Sqrt(squares), 0.042981, -0.293762, -1.752461, 5.682633, -3.582633);
        bool two = n > 5;
        double rest = two
            ? (squares - (2 * m[^1] * m[^1]) - (2 * m[^2] * m[^2])) / (1 - (2 * last * last) - (2 * next * next))
            : (squares - (2 * m[^1] * m[^1])) / (1 - (2 * last * last));
        double[] weights = Array.ConvertAll(m, value => value / Math.Sqrt(rest));
        (weights[0], weights[^1]) = (-last, last);
        if (two)
            (weights[1], weights[^2]) = (-next, next);

        return weights;
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            value = (value * x) + coefficients[i];

        return value;
    }

    private static CellValue StudentP(double t, double freedom) => CellValue.OfApproximate(2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)));

    private static double[] Present(FedRows rows, int index) =>
        [.. rows.Where(row => !row[index].IsNull).Select(row => CellOrder.ToDouble(row[index]))];
}
