using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Statistics;
using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>Statistics that are irrational by nature. Null where they are not defined: too few values, or no variation.</summary>
internal static class Statistics
{
    public static IReadOnlyDictionary<string, Func<double[], CellValue>> OfOne { get; } = new Dictionary<string, Func<double[], CellValue>>
    {
        ["STDDEV"] = x => Of(x.Length > 1, () => ArrayStatistics.StandardDeviation(x)),
        ["STDDEV_SAMP"] = x => Of(x.Length > 1, () => ArrayStatistics.StandardDeviation(x)),
        ["STDDEV_POP"] = x => Of(x.Length > 0, () => ArrayStatistics.PopulationStandardDeviation(x)),
        ["VARIANCE"] = x => Of(x.Length > 1, () => ArrayStatistics.Variance(x)),
        ["VAR_SAMP"] = x => Of(x.Length > 1, () => ArrayStatistics.Variance(x)),
        ["VAR_POP"] = x => Of(x.Length > 0, () => ArrayStatistics.PopulationVariance(x)),
        ["SKEWNESS"] = x => Of(x.Length > 2 && Varies(x), () => new RunningStatistics(x).Skewness),
        ["SKEW"] = x => Of(x.Length > 2 && Varies(x), () => new RunningStatistics(x).Skewness),
        ["KURTOSIS"] = x => Of(x.Length > 3 && Varies(x), () => new RunningStatistics(x).Kurtosis),
        ["SHAPIRO_P"] = SignificanceTests.Shapiro,
        ["GEOMETRIC_MEAN"] = x => Of(x.Length > 0 && x.All(value => value > 0), () => ArrayStatistics.GeometricMean(x)),
    };

    /// <summary>Of two columns; where one is explained by the other, the first is explained (REGR_SLOPE(y, x)).</summary>
    public static IReadOnlyDictionary<string, Func<double[], double[], CellValue>> OfTwo { get; } = new Dictionary<string, Func<double[], double[], CellValue>>
    {
        ["CORR"] = (y, x) => Of(BothVary(y, x), () => Math.Clamp(Correlation.Pearson(y, x), -1, 1)),
        ["COVAR_SAMP"] = (y, x) => Of(y.Length > 1, () => ArrayStatistics.Covariance(y, x)),
        ["COVAR_POP"] = (y, x) => Of(y.Length > 0, () => ArrayStatistics.PopulationCovariance(y, x)),
        ["REGR_SLOPE"] = (y, x) => Of(x.Length > 1 && Varies(x), () => SimpleRegression.Fit(x, y).B),
        ["REGR_INTERCEPT"] = (y, x) => Of(x.Length > 1 && Varies(x), () => SimpleRegression.Fit(x, y).A),
        ["TTEST_PAIRED_P"] = SignificanceTests.Paired,
        ["REGR_R2"] = (y, x) => Of(x.Length > 1 && Varies(x), () => Varies(y) ? Square(Math.Clamp(Correlation.Pearson(y, x), -1, 1)) : 1),
    };

    public static double[] Column(FedRows rows, int index)
    {
        double[] values = new double[rows.Count];
        int at = 0;
        foreach (var row in rows)
            values[at++] = CellOrder.ToDouble(row[index]);

        return values;
    }

    /// <summary>Pearson's correlation of the ranks; values that are equal share the mean of their ranks.</summary>
    public static CellValue Spearman(FedRows rows)
    {
        double[] y = Column(rows, 0);
        double[] x = Column(rows, 1);
        return Of(BothVary(y, x), () => Math.Clamp(Correlation.Pearson(Ranks(y, rows.Check), Ranks(x, rows.Check)), -1, 1));
    }

    private static double[] Ranks(double[] values, Action check)
    {
        (double Value, int Row)[] sorted = [.. values.Select((value, row) => (value, row))];
        CheckedSort.Sort(sorted, (a, b) => a.Value.CompareTo(b.Value), check);
        double[] ranks = new double[values.Length];
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end].Value == sorted[start].Value)
                end++;

            for (int i = start; i < end; i++)
                ranks[sorted[i].Row] = (start + end + 1) / 2.0;

            start = end;
        }

        return ranks;
    }

    private static CellValue Of(bool defined, Func<double> statistic)
    {
        if (!defined)
            return CellValue.Null;

        double value = statistic();
        return double.IsFinite(value) ? CellValue.OfApproximate(value) : throw new OverflowException();
    }

    private static double Square(double value) => value * value;

    private static bool Varies(double[] values) => Array.Exists(values, value => value != values[0]);

    private static bool BothVary(double[] y, double[] x) => x.Length > 1 && Varies(x) && Varies(y);
}
