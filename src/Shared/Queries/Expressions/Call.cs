using Tally.Columns;
using Tally.Queries.Functions;

namespace Tally.Queries.Expressions;

/// <summary>A scalar function over its arguments.</summary>
internal sealed class CallExpression(int position, SqlType type, ScalarFunction function, IReadOnlyList<Expression> arguments)
    : Expression(position, type)
{
    private const int LongText = 1024;

    public ScalarFunction Function => function;

    public override IReadOnlyList<Expression> Children => arguments;

    protected override string Head => function.Name;

    public override Expression With(IReadOnlyList<Expression> children) => new CallExpression(Position, Type, function, children);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var values = new CellValue[arguments.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(evaluation);
            if (values[i].IsNull && !function.TakesNull)
                return CellValue.Null;

            if (values[i].Kind == CellKind.Text && values[i].AsText().Length > LongText)
                evaluation.Run.Check();
        }

        try
        {
            var result = function.Apply(values, new FunctionCall(this, evaluation));
            if (result.Kind == CellKind.Text)
                evaluation.Run.CountText(result.AsText().Length);

            return result;
        }
        catch (Exception outOfRange) when (outOfRange is OverflowException or ArgumentOutOfRangeException)
        {
            throw Refusals.Overflow(Position);
        }
    }
}
