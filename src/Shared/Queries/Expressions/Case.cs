using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>Searched CASE; a simple CASE is bound into one. Arms after the one that holds are not evaluated.</summary>
internal sealed class CaseExpression(int position, SqlType type, IReadOnlyList<(Expression When, Expression Then)> arms, Expression otherwise)
    : Expression(position, type)
{
    public IReadOnlyList<(Expression When, Expression Then)> Arms => arms;

    public Expression Else => otherwise;

    public override IReadOnlyList<Expression> Children { get; } = [.. arms.SelectMany(arm => new[] { arm.When, arm.Then }), otherwise];

    protected override string Head => "case";

    public override Expression With(IReadOnlyList<Expression> children)
    {
        var changed = new List<(Expression When, Expression Then)>();
        for (int i = 0; i + 1 < children.Count; i += 2)
            changed.Add((children[i], children[i + 1]));

        return new CaseExpression(Position, Type, changed, children[^1]);
    }

    public override CellValue Evaluate(Evaluation evaluation)
    {
        foreach (var (when, then) in arms)
        {
            if (when.Test(evaluation) == Truth.True)
                return then.Evaluate(evaluation);
        }

        return otherwise.Evaluate(evaluation);
    }
}

/// <summary>The first argument that is not null.</summary>
internal sealed class CoalesceExpression(int position, SqlType type, IReadOnlyList<Expression> items) : Expression(position, type)
{
    public override IReadOnlyList<Expression> Children => items;

    protected override string Head => "coalesce";

    public override Expression With(IReadOnlyList<Expression> children) => new CoalesceExpression(Position, Type, children);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        foreach (var item in items)
        {
            var value = item.Evaluate(evaluation);
            if (!value.IsNull)
                return value;
        }

        return CellValue.Null;
    }
}

/// <summary>Null when both are equal, the first otherwise.</summary>
internal sealed class NullIfExpression(int position, Expression first, Expression second) : Expression(position, first.Type)
{
    public override IReadOnlyList<Expression> Children { get; } = [first, second];

    protected override string Head => "nullif";

    public override Expression With(IReadOnlyList<Expression> children) => new NullIfExpression(Position, children[0], children[1]);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var a = first.Evaluate(evaluation);
        var b = second.Evaluate(evaluation);
        return !a.IsNull && !b.IsNull && CellOrder.Compare(a, b) == 0 ? CellValue.Null : a;
    }
}
