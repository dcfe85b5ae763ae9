using System.Globalization;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit;
using Tally.Queries;

namespace Tally.Ledger.Calculations;

/// <summary>The lineage of a derived figure, made of its operands'.</summary>
internal static class MergedLineage
{
    public static CellLineage Of(Expression expression)
    {
        var operands = expression.Operands.DistinctBy(operand => operand.Text).Select(operand => JoinedLabels.With(operand.Cell)).ToArray();
        return new CellLineage
        {
            Origin = operands.Any(lineage => lineage.Origin == CellOrigin.Constant) ? CellOrigin.Constant : CellOrigin.Derived,
            Datasets = [.. operands.SelectMany(lineage => lineage.Datasets).Distinct()],
            Columns = [.. operands.SelectMany(lineage => lineage.Columns).Distinct()],
            Operation = Operation(expression) ?? operands[0].Operation,
            RowCount = operands.Sum(lineage => lineage.RowCount),
            Rows = [.. operands.SelectMany(lineage => lineage.Rows).Distinct().Take(CellLineage.RowLimit)],
            Coordinates = [.. Coordinates(operands), .. OfPart(expression)],
            Period = Span(operands.Select(lineage => lineage.Period)),
        };
    }

    /// <summary>First to last of the periods, when all are of one column.</summary>
    public static Period? Span(IEnumerable<Period?> periods)
    {
        var known = periods.OfType<Period>().ToArray();
        if (known.Length == 0 || known.Any(period => !Folding.Same(period.Column, known[0].Column)))
            return null;
        return new Period(known[0].Column, known.MinBy(period => period.From, Order)!.From, known.MaxBy(period => period.To, Order)!.To);
    }

    /// <summary>
    /// What every operand's rows satisfy. Operands pinned to different values of one column together lie in the set of
    /// those values: a difference of HEC and FBM is about both.
    /// </summary>
    private static List<Condition> Coordinates(CellLineage[] operands)
    {
        var common = new List<Condition>();
        foreach (var condition in operands[0].Coordinates)
        {
            if (operands.All(lineage => lineage.Coordinates.Any(other => Equal(other, condition))))
                common.Add(condition);
            else if (Pinned(condition) && operands.All(lineage => lineage.Coordinates.Any(other => Pinned(other) && other.Column == condition.Column)))
                common.Add(new Condition(condition.Column, ConditionOperator.In, [.. operands.SelectMany(lineage => lineage.Coordinates).Where(other => Pinned(other) && other.Column == condition.Column).SelectMany(other => other.Values).Distinct()]));
        }

        return [.. common.DistinctBy(condition => (condition.Column, condition.Operator, string.Join('\u001F', condition.Values)))];
    }

    /// <summary>A share is about its part: what pins the part and not the whole, where all that pins the whole pins the part too.</summary>
    private static IEnumerable<Condition> OfPart(Expression expression)
    {
        if (Quotient(expression) is not { } quotient || quotient.Left.IsConstant || quotient.Right.IsConstant)
            return [];
        var part = Coordinates([.. quotient.Left.Operands.Select(operand => JoinedLabels.With(operand.Cell))]);
        var whole = Coordinates([.. quotient.Right.Operands.Select(operand => JoinedLabels.With(operand.Cell))]);
        bool Pins(List<Condition> conditions, string column) => conditions.Exists(condition => Pinned(condition) && condition.Column == column);
        return whole.TrueForAll(condition => !Pinned(condition) || Pins(part, condition.Column))
            ? part.Where(condition => Pinned(condition) && !Pins(whole, condition.Column))
            : [];
    }

    private static Expression.Binary? Quotient(Expression expression) => expression switch
    {
        Expression.Binary { Operator: '/' } quotient when !quotient.Right.IsConstant => quotient,
        Expression.Binary { Operator: '*' or '/' } scaled when scaled.Right.IsConstant => Quotient(scaled.Left),
        Expression.Binary { Operator: '*' } scaled when scaled.Left.IsConstant => Quotient(scaled.Right),
        Expression.Call { Function: "round" or "abs" } call => Quotient(call.Arguments[0]),
        _ => null,
    };

    private static bool Pinned(Condition condition) => condition.Operator is ConditionOperator.Equal or ConditionOperator.In;

    private static bool Equal(Condition left, Condition right) =>
        left.Column == right.Column && left.Operator == right.Operator && left.Values.SequenceEqual(right.Values);

    /// <summary>What was applied last, a change of unit apart.</summary>
    private static string? Operation(Expression expression) => expression switch
    {
        Expression.Binary { Operator: '*', Right: Expression.Constant { Value: 100 } } binary => Operation(binary.Left) ?? "*",
        Expression.Binary { Operator: '*', Left: Expression.Constant { Value: 100 } } binary => Operation(binary.Right) ?? "*",
        Expression.Binary { Operator: '+' or '-', Left.IsRatio: true } binary when binary.Right.IsConstant => Operation(binary.Left),
        Expression.Binary { Operator: '+' or '-', Right.IsRatio: true } binary when binary.Left.IsConstant => Operation(binary.Right),
        Expression.Binary binary => binary.Operator.ToString(),
        Expression.Negate negate => Operation(negate.Inner) ?? "-",
        Expression.Call { Function: "round" or "abs" } call => Operation(call.Arguments[0]),
        Expression.Call call => call.Function.ToUpperInvariant(),
        _ => null,
    };

    private static readonly Comparer<string> Order = Comparer<string>.Create((left, right) =>
        decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal a)
        && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(left, right));
}
