using Tally.Ledger.Calculations;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Cells;

/// <summary>A recorded calculation of the form new − old, (new − old) / base or new / old − 1, with its sides.</summary>
internal sealed record Change(CellFacts Minuend, CellFacts Subtrahend, CellFacts? Base)
{
    /// <summary>True when the later period stands first, so that a positive value is an increase; null when time does not differ.</summary>
    public bool? LaterFirst => Minuend.Days is { } first && Subtrahend.Days is { } second && first != second ? first.First > second.First : null;

    public static Change? Of(LedgerCell cell, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts)
    {
        if (cell.Entry.Source != LedgerSource.Calculation)
            return null;
        try
        {
            return Find(ExpressionParser.Parse(cell.Entry.Result.Sql, new ReferenceResolver(ledger)), facts);
        }
        catch (CalculationException)
        {
            return null;
        }
    }

    private static Change? Find(Expression expression, FactsOfCells facts) => expression switch
    {
        Expression.Binary { Operator: '*' } scaled when scaled.Right.IsConstant => Find(scaled.Left, facts),
        Expression.Binary { Operator: '*' } scaled when scaled.Left.IsConstant => Find(scaled.Right, facts),
        Expression.Binary { Operator: '/', Left: Expression.Binary { Operator: '-' } difference, Right: Expression.Operand by } =>
            Find(difference, facts) is { } change ? change with { Base = facts.Of(by.Cell) } : null,
        Expression.Binary { Operator: '-', Left: Expression.Binary { Operator: '/', Left: Expression.Operand now, Right: Expression.Operand then }, Right: Expression.Constant { Value: 1 } } =>
            new Change(facts.Of(now.Cell), facts.Of(then.Cell), facts.Of(then.Cell)),
        Expression.Binary { Operator: '-', Left: Expression.Operand left, Right: Expression.Operand right } => new Change(facts.Of(left.Cell), facts.Of(right.Cell), null),
        Expression.Call { Function: "round" } call => Find(call.Arguments[0], facts),
        _ => null,
    };
}
