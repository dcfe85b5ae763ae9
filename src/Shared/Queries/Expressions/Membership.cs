using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>IN over a list.</summary>
internal sealed class InListExpression : Expression
{
    private readonly Expression _value;
    private readonly HashSet<CellValue>? _constants;
    private readonly bool _nullAmongConstants;

    public InListExpression(int position, Expression value, IReadOnlyList<Expression> items, bool negated)
        : base(position, SqlType.Boolean)
    {
        _value = value;
        Items = items;
        Negated = negated;
        Children = [value, .. items];
        if (items.All(item => item is ConstantExpression) && value.Type != SqlType.Approximate)
        {
            _constants = [.. items.Select(item => ((ConstantExpression)item).Value).Where(cell => !cell.IsNull)];
            _nullAmongConstants = items.Any(item => ((ConstantExpression)item).Value.IsNull);
        }
    }

    public Expression Value => _value;

    public IReadOnlyList<Expression> Items { get; }

    public bool Negated { get; }

    public override IReadOnlyList<Expression> Children { get; }

    protected override string Head => Negated ? "notin" : "in";

    public override Expression With(IReadOnlyList<Expression> children) => new InListExpression(Position, children[0], [.. children.Skip(1)], Negated);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var found = Find(_value.Evaluate(evaluation), evaluation);
        return Negated ? found.Not() : found;
    }

    private Truth Find(CellValue cell, Evaluation evaluation)
    {
        if (cell.IsNull)
            return Truth.Unknown;

        if (_constants is not null)
            return _constants.Contains(cell) ? Truth.True : _nullAmongConstants ? Truth.Unknown : Truth.False;

        var result = Truth.False;
        foreach (var item in Items)
        {
            var candidate = item.Evaluate(evaluation);
            if (candidate.IsNull)
                result = Truth.Unknown;
            else if (CellOrder.Compare(cell, candidate) == 0)
                return Truth.True;
        }

        return result;
    }
}

/// <summary>[I]LIKE: % any run of characters, _ any one; ILIKE folds case and accents.</summary>
internal sealed class LikeExpression(int position, Expression value, Expression pattern, char? escape, bool negated, bool folded)
    : Expression(position, SqlType.Boolean)
{
    private readonly LikePattern? _constant =
        pattern is ConstantExpression { Value.Kind: CellKind.Text } constant ? LikePattern.Of(constant.Value.AsText(), escape, folded) : null;

    public Expression Value => value;

    public Expression Pattern => pattern;

    /// <summary>The pattern when it is a literal.</summary>
    public LikePattern? Constant => _constant;

    public bool Negated => negated;

    public bool Folded => folded;

    public override IReadOnlyList<Expression> Children { get; } = [value, pattern];

    protected override string Head => $"like{negated}{folded}{escape}";

    public override Expression With(IReadOnlyList<Expression> children) =>
        new LikeExpression(Position, children[0], children[1], escape, negated, folded);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var cell = value.Evaluate(evaluation);
        var written = pattern.Evaluate(evaluation);
        if (cell.IsNull || written.IsNull)
            return Truth.Unknown;

        var like = _constant ?? LikePattern.Of(written.AsText(), escape, folded);
        return Truths.Of(like.Matches(cell.AsText(), evaluation.Run.Check) != negated);
    }
}
