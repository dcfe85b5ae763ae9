using Tally.Columns;
using Tally.Queries.Expressions;
using static Tally.Queries.Functions.ParameterKind;

namespace Tally.Queries.Functions;

/// <summary>Functions of numbers: exact over exact numbers where the result can be, else approximate and marked so.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Make("ROUND", [Number, Whole], RoundType, (a, call) => Round(a, call, MidpointRounding.AwayFromZero)) with { Optional = 1 },
        Make("ROUND_EVEN", [Number, Whole], RoundType, (a, call) => Round(a, call, MidpointRounding.ToEven)) with { Optional = 1 },
        Make("TRUNC", [Number, Whole], RoundType, (a, call) => Round(a, call, MidpointRounding.ToZero)) with { Optional = 1 },
        Make("ABS", [Number], Same, (a, call) => Map(a[0], Math.Abs, Math.Abs)),
        Make("FLOOR", [Number], WholeType, (a, call) => Map(a[0], Math.Floor, Math.Floor)),
        Make("CEIL", [Number], WholeType, (a, call) => Map(a[0], Math.Ceiling, Math.Ceiling)),
        Make("CEILING", [Number], WholeType, (a, call) => Map(a[0], Math.Ceiling, Math.Ceiling)),
        Make("SIGN", [Number], arguments => SqlType.Integer, (a, call) => CellValue.Of((decimal)CellOrder.Compare(a[0], CellValue.Of(0m)))),
        Make("MOD", [Number, Number], Widest, Modulo),
        Make("DIV", [Number, Number], Widest, DivideWhole),
        Make("POWER", [Number, Number], PowerType, Power),
        Make("POW", [Number, Number], PowerType, Power),
        Make("SQRT", [Number], Approximate, (a, call) => At(a[0]) is >= 0 and var x ? call.Approximate(Math.Sqrt(x)) : throw call.Refuse("the root of a negative number.")),
        Make("LN", [Number], Approximate, (a, call) => call.Approximate(Math.Log(Positive(a[0], call)))),
        Make("LOG10", [Number], Approximate, (a, call) => call.Approximate(Math.Log10(Positive(a[0], call)))),
        Make("LOG2", [Number], Approximate, (a, call) => call.Approximate(Math.Log2(Positive(a[0], call)))),
        Make("LOG", [Number, Number], Approximate, Logarithm) with { Optional = 1 },
        Make("EXP", [Number], Approximate, (a, call) => call.Approximate(Math.Exp(At(a[0])))),
        Make("GREATEST", [Any], Widest, (a, call) => Extreme(a, 1)) with { Repeats = true, TakesNull = true },
        Make("LEAST", [Any], Widest, (a, call) => Extreme(a, -1)) with { Repeats = true, TakesNull = true },
    ];

    private static ScalarFunction Make(
        string name, IReadOnlyList<ParameterKind> parameters, Func<IReadOnlyList<Expression>, SqlType> type, Func<CellValue[], FunctionCall, CellValue> apply) =>
        new() { Name = name, Parameters = parameters, Result = type, Apply = apply };

    private static SqlType Same(IReadOnlyList<Expression> arguments) => arguments[0].Type;

    private static SqlType Approximate(IReadOnlyList<Expression> arguments) => SqlType.Approximate;

    private static SqlType WholeType(IReadOnlyList<Expression> arguments) =>
        arguments[0].Type == SqlType.Approximate ? SqlType.Approximate : SqlType.Integer;

    private static SqlType RoundType(IReadOnlyList<Expression> arguments) =>
        arguments.Count == 1 ? WholeType(arguments) : arguments[0].Type;

    private static SqlType Widest(IReadOnlyList<Expression> arguments) =>
        arguments.Aggregate(SqlType.Null, (type, argument) => SqlTypes.Common(type, argument.Type) ?? type);

    // Exact when the exponent is a small whole literal; what it is must not depend on the rows.
    private static SqlType PowerType(IReadOnlyList<Expression> arguments) =>
        arguments[0].Type is SqlType.Integer or SqlType.Decimal
        && arguments[1] is ConstantExpression { Value: { Kind: CellKind.Number } exponent }
        && exponent.AsNumber() is >= 0 and <= 64 and var power && power == decimal.Truncate(power)
            ? arguments[0].Type
            : SqlType.Approximate;

    private static double At(CellValue cell) => CellOrder.ToDouble(cell);

    private static double Positive(CellValue cell, FunctionCall call) =>
        At(cell) is > 0 and var number ? number : throw call.Refuse("the logarithm of a number that is not positive.");

    private static CellValue Map(CellValue cell, Func<decimal, decimal> exact, Func<double, double> approximate) =>
        cell.Kind == CellKind.Number ? CellValue.Of(exact(cell.AsNumber())) : CellValue.OfApproximate(approximate(cell.AsApproximate()));

    private static CellValue Round(CellValue[] arguments, FunctionCall call, MidpointRounding rounding)
    {
        decimal wanted = arguments.Length > 1 ? arguments[1].AsNumber() : 0;
        int places = (int)Math.Clamp(wanted, -29, 28);
        var cell = arguments[0];
        if (cell.Kind == CellKind.Number)
            return CellValue.Of(Round(cell.AsNumber(), places, rounding));

        // A double is rounded as the 15 digits that are shown of it.
        double shown = Exactness.Round(cell.AsApproximate());
        return Math.Abs(shown) < 1e28 && Math.Abs(shown) > 1e-28
            ? call.Approximate((double)Round((decimal)shown, places, rounding))
            : CellValue.OfApproximate(Math.Abs(shown) <= 1e-28 ? 0 : shown);
    }

    private static decimal Round(decimal number, int places, MidpointRounding rounding)
    {
        if (places >= 0)
            return Math.Round(number, places, rounding);

        if (places < -28)
            return 0;

        decimal unit = Exactness.ToDecimal(System.Numerics.BigInteger.Pow(10, -places), 0);
        return Math.Round(number / unit, 0, rounding) * unit;
    }

    private static CellValue Modulo(CellValue[] arguments, FunctionCall call)
    {
        if (At(arguments[1]) == 0)
            throw call.DivisionByZero();

        return arguments[0].Kind == CellKind.Number && arguments[1].Kind == CellKind.Number
            ? CellValue.Of(arguments[0].AsNumber() % arguments[1].AsNumber())
            : call.Approximate(At(arguments[0]) % At(arguments[1]));
    }

    private static CellValue DivideWhole(CellValue[] arguments, FunctionCall call)
    {
        if (At(arguments[1]) == 0)
            throw call.DivisionByZero();

        return arguments[0].Kind == CellKind.Number && arguments[1].Kind == CellKind.Number
            ? CellValue.Of(decimal.Truncate(arguments[0].AsNumber() / arguments[1].AsNumber()))
            : call.Approximate(Math.Truncate(At(arguments[0]) / At(arguments[1])));
    }

    private static CellValue Power(CellValue[] arguments, FunctionCall call)
    {
        if (call.Type == SqlType.Approximate)
            return call.Approximate(Math.Pow(At(arguments[0]), At(arguments[1])));

        decimal power = 1;
        for (int i = 0; i < (int)arguments[1].AsNumber(); i++)
            power *= arguments[0].AsNumber();

        return CellValue.Of(power);
    }

    private static CellValue Logarithm(CellValue[] arguments, FunctionCall call)
    {
        if (arguments.Length == 1)
            return call.Approximate(Math.Log10(Positive(arguments[0], call)));

        double scale = Math.Log(Positive(arguments[0], call));
        return scale == 0 ? throw call.DivisionByZero() : call.Approximate(Math.Log(Positive(arguments[1], call)) / scale);
    }

    private static CellValue Extreme(CellValue[] arguments, int sign)
    {
        var best = CellValue.Null;
        foreach (var argument in arguments)
        {
            if (!argument.IsNull && (best.IsNull || CellOrder.Compare(argument, best) * sign > 0))
                best = argument;
        }

        return best;
    }
}
