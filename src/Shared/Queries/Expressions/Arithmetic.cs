using Tally.Columns;

namespace Tally.Queries.Expressions;

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Modulo,
}

/// <summary>+ - * / // %: exact over exact numbers, approximate as soon as one side is; dates move by days.</summary>
internal sealed class ArithmeticExpression(
    int position, SqlType type, ArithmeticOperator operation, Expression left, Expression right) : Expression(position, type)
{
    public ArithmeticOperator Operator => operation;

    public Expression Left => left;

    public Expression Right => right;

    public override IReadOnlyList<Expression> Children { get; } = [left, right];

    public string Symbol => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.DivideWhole => "//",
        ArithmeticOperator.Modulo => "%",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    protected override string Head => Symbol;

    public override Expression With(IReadOnlyList<Expression> children) =>
        new ArithmeticExpression(Position, Type, operation, children[0], children[1]);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var a = left.Evaluate(evaluation);
        var b = right.Evaluate(evaluation);
        if (a.IsNull || b.IsNull)
            return CellValue.Null;

        if (a.Kind == CellKind.Number && b.Kind == CellKind.Number)
            return Exact(a.AsNumber(), b.AsNumber(), evaluation);

        return a.IsNumeric && b.IsNumeric ? Approximate(CellOrder.ToDouble(a), CellOrder.ToDouble(b), evaluation) : Days(a, b);
    }

    private CellValue Exact(decimal a, decimal b, Evaluation evaluation)
    {
        if (b == 0 && operation >= ArithmeticOperator.Divide)
            throw evaluation.DivisionByZero(Position);

        try
        {
            return CellValue.Of(operation switch
            {
                ArithmeticOperator.Add => a + b,
                ArithmeticOperator.Subtract => a - b,
                ArithmeticOperator.Multiply => a * b,
                ArithmeticOperator.Divide => Exactness.Divide(a, b),
                ArithmeticOperator.DivideWhole => decimal.Truncate(a / b),
                ArithmeticOperator.Modulo => a % b,
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
        catch (OverflowException)
        {
            throw Refusals.Overflow(Position);
        }
    }

    private CellValue Approximate(double a, double b, Evaluation evaluation)
    {
        if (b == 0 && operation >= ArithmeticOperator.Divide)
            throw evaluation.DivisionByZero(Position);

        double result = operation switch
        {
            ArithmeticOperator.Add => a + b,
            ArithmeticOperator.Subtract => a - b,
            ArithmeticOperator.Multiply => a * b,
            ArithmeticOperator.Divide => a / b,
            ArithmeticOperator.DivideWhole => Math.Truncate(a / b),
            ArithmeticOperator.Modulo => a % b,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return double.IsFinite(result) ? CellValue.OfApproximate(result) : throw Refusals.Overflow(Position);
    }

    private CellValue Days(CellValue a, CellValue b)
    {
        if (a.Kind == CellKind.Date && b.Kind == CellKind.Date)
            return CellValue.Of((decimal)(a.AsDate().DayNumber - b.AsDate().DayNumber));

        var (moment, days) = a.IsNumeric ? (b, a.AsNumber()) : (a, b.AsNumber());
        try
        {
            int whole = decimal.ToInt32(operation == ArithmeticOperator.Subtract ? -days : days);
            return moment.Kind == CellKind.Date
                ? CellValue.Of(moment.AsDate().AddDays(whole))
                : CellValue.Of(moment.AsDateTime().AddDays(whole));
        }
        catch (Exception outOfRange) when (outOfRange is OverflowException or ArgumentOutOfRangeException)
        {
            throw Refusals.Overflow(Position);
        }
    }
}

/// <summary>Unary minus.</summary>
internal sealed class NegateExpression(int position, SqlType type, Expression operand) : Expression(position, type)
{
    public override IReadOnlyList<Expression> Children { get; } = [operand];

    protected override string Head => "neg";

    public override Expression With(IReadOnlyList<Expression> children) => new NegateExpression(Position, Type, children[0]);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var value = operand.Evaluate(evaluation);
        return value.Kind switch
        {
            CellKind.Null => value,
            CellKind.Number => CellValue.Of(-value.AsNumber()),
            _ => CellValue.OfApproximate(-value.AsApproximate()),
        };
    }
}

/// <summary>||: null when either side is.</summary>
internal sealed class ConcatExpression(int position, Expression left, Expression right) : Expression(position, SqlType.Text)
{
    public override IReadOnlyList<Expression> Children { get; } = [left, right];

    protected override string Head => "||";

    public override Expression With(IReadOnlyList<Expression> children) => new ConcatExpression(Position, children[0], children[1]);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var a = left.Evaluate(evaluation);
        var b = right.Evaluate(evaluation);
        if (a.IsNull || b.IsNull)
            return CellValue.Null;

        return evaluation.Run.Text(string.Concat(a.ToString(), b.ToString()), Position);
    }
}
