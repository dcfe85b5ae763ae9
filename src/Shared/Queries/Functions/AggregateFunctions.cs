using System.Collections.Frozen;
using Tally.Columns;
using Tally.Queries.Expressions;
using static Tally.Queries.Functions.ParameterKind;

namespace Tally.Queries.Functions;

/// <summary>Every aggregate by name. Those of the statistics are approximate and marked so; the others are exact.</summary>
internal static class AggregateFunctions
{
    public static FrozenDictionary<string, AggregateFunction> ByName { get; } =
        Basic.Concat(Ordered).Concat(Statistical()).ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static AggregateFunction Count => ByName["COUNT"];

    private static IEnumerable<AggregateFunction> Basic =>
    [
        Make("COUNT", [Any], arguments => SqlType.Integer, (call, groups) => new CountAccumulator(groups)) with { Optional = 1 },
        Make("SUM", [Number], First, (call, groups) => new SumAccumulator(groups, average: false, IsApproximate(call))),
        Make("AVG", [Number], AverageType, (call, groups) => new SumAccumulator(groups, average: true, IsApproximate(call))),
        Make("MEAN", [Number], AverageType, (call, groups) => new SumAccumulator(groups, average: true, IsApproximate(call))),
        Make("MIN", [Any], First, (call, groups) => new ExtremeAccumulator(groups, -1)) with { IgnoresDuplicates = true },
        Make("MAX", [Any], First, (call, groups) => new ExtremeAccumulator(groups, 1)) with { IgnoresDuplicates = true },
        Make("ANY_VALUE", [Any], First, (call, groups) => new ExtremeAccumulator(groups, 0)) with { IgnoresDuplicates = true },
        Make("MIN_BY", [Any, Any], First, (call, groups) => new ExtremeByAccumulator(groups, -1)),
        Make("MAX_BY", [Any, Any], First, (call, groups) => new ExtremeByAccumulator(groups, 1)),
        Make("ARG_MIN", [Any, Any], First, (call, groups) => new ExtremeByAccumulator(groups, -1)),
        Make("ARG_MAX", [Any, Any], First, (call, groups) => new ExtremeByAccumulator(groups, 1)),
        Make("BOOL_AND", [Any], First, (call, groups) => new TruthAccumulator(groups, all: true)) with { IgnoresDuplicates = true },
        Make("BOOL_OR", [Any], First, (call, groups) => new TruthAccumulator(groups, all: false)) with { IgnoresDuplicates = true },
    ];

    private static IEnumerable<AggregateFunction> Ordered =>
    [
        Make("MEDIAN", [Number], AverageType, Over(1, rows => Quantiles.Continuous(rows, 0.5m))),
        Quantile("QUANTILE", Quantiles.Continuous),
        Quantile("QUANTILE_CONT", Quantiles.Continuous),
        Quantile("PERCENTILE_CONT", Quantiles.Continuous),
        Quantile("QUANTILE_DISC", Quantiles.Discrete) with { Result = First },
        Quantile("PERCENTILE_DISC", Quantiles.Discrete) with { Result = First },
        Make("IQR", [Number], AverageType, Over(1, Quantiles.InterquartileRange)),
        Make("MODE", [Any], First, Over(1, Quantiles.Mode)),
        Make("STRING_AGG", [Any, Text], arguments => SqlType.Text, (call, groups) => new ListAccumulator(groups, 2, rows => Joined(rows, call.Position))),
    ];

    private static IEnumerable<AggregateFunction> Statistical()
    {
        foreach (var (name, statistic) in Statistics.OfOne)
            yield return Make(name, [Number], arguments => SqlType.Approximate, Over(1, rows => statistic(Statistics.Column(rows, 0))));

        foreach (string name in (string[])["CORR_SPEARMAN", "SPEARMAN"])
            yield return Make(name, [Number, Number], arguments => SqlType.Approximate, Over(2, Statistics.Spearman));

        foreach (var (name, statistic) in Statistics.OfTwo)
            yield return Make(name, [Number, Number], arguments => SqlType.Approximate, Over(2, rows => statistic(Statistics.Column(rows, 0), Statistics.Column(rows, 1))));

        yield return Make("TTEST_P", [Number, Number], arguments => SqlType.Approximate, Over(2, SignificanceTests.Welch)) with { SkipsNull = false };
        yield return Make("CHI2_P", [Any, Any], arguments => SqlType.Approximate, Over(2, SignificanceTests.ChiSquare));
        yield return Make("REGR_COUNT", [Number, Number], arguments => SqlType.Integer, (call, groups) => new CountAccumulator(groups));
    }

    private static AggregateFunction Make(
        string name, IReadOnlyList<ParameterKind> parameters, Func<IReadOnlyList<Expression>, SqlType> type, Func<AggregateExpression, int, Accumulator> create) =>
        new() { Name = name, Parameters = parameters, Result = type, Create = create };

    private static AggregateFunction Quantile(string name, Func<FedRows, decimal, CellValue> quantile) =>
        Make(name, [Any, Number], AverageType, (call, groups) => new ListAccumulator(groups, 1, rows => quantile(rows, FractionOf(call))));

    private static decimal FractionOf(AggregateExpression call) => ((ConstantExpression)call.Arguments[1]).Value.AsNumber();

    private static Func<AggregateExpression, int, Accumulator> Over(int width, Func<FedRows, CellValue> finish) =>
        (call, groups) => new ListAccumulator(groups, width, finish);

    private static SqlType First(IReadOnlyList<Expression> arguments) => arguments[0].Type;

    private static SqlType AverageType(IReadOnlyList<Expression> arguments) => arguments[0].Type switch
    {
        SqlType.Integer or SqlType.Null => SqlType.Decimal,
        var type => type,
    };

    private static bool IsApproximate(AggregateExpression call) => call.Arguments[0].Type == SqlType.Approximate;

    private static CellValue Joined(FedRows rows, int position)
    {
        if (rows.Count == 0)
            return CellValue.Null;

        var joined = new System.Text.StringBuilder();
        string separator = rows[0][1].AsText();
        foreach (var row in rows)
        {
            joined.Append(joined.Length == 0 && ReferenceEquals(row, rows[0]) ? "" : separator).Append(row[0].ToString());
            if (joined.Length > Execution.QueryRun.MostTextCharacters)
                throw Refusals.TextLength(Execution.QueryRun.MostTextCharacters, position);
        }

        return CellValue.Of(joined.ToString());
    }
}
