using System.Globalization;
using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

/// <summary>Reads conditions of a table's column against known values off the conjuncts of a filter.</summary>
internal static class ConditionReader
{
    private const int MostValues = 200;

    public static IReadOnlyList<FilterCondition> Read(PlanRunner runner, Frame input, IReadOnlyList<Expression> conjuncts)
    {
        var evaluation = runner.Over(Frame.Unit);
        var read = new List<FilterCondition>();
        foreach (var conjunct in conjuncts)
        {
            if (ReadOne(conjunct, input, evaluation) is { } condition)
                read.Add(condition);
        }

        return read;
    }

    /// <summary>The conditions for a group key's value.</summary>
    public static FilterCondition? OfKey(Frame parent, Expression key, CellValue value)
    {
        ulong source = ProjectStep.SourcesOf(key, parent);
        if (SourceColumns.Of(parent, key) is { } column)
        {
            return new FilterCondition(
                value.IsNull ? new Condition(column.Column.Name, ConditionOperator.IsNull, []) : Condition.Equal(column.Column.Name, value.ToString()), source);
        }

        return value.Kind == CellKind.Number && YearOf(parent, key) is { } dated
            ? new FilterCondition(InYear(dated.Column.Name, value.AsNumber()), source)
            : null;
    }

    private static FilterCondition? ReadOne(Expression conjunct, Frame input, Evaluation evaluation)
    {
        var condition = conjunct switch
        {
            ComparisonExpression comparison => OfComparison(comparison, input, evaluation),
            BetweenExpression { Negated: false } between => OfBetween(between, input, evaluation),
            InListExpression list => OfList(list, input, evaluation),
            SubqueryExpression { Kind: SubqueryKind.In, IsCorrelated: false } query => OfQuery(query, input, evaluation),
            LogicalExpression { IsAnd: false } either => OfAlternatives(either, input, evaluation),
            LikeExpression { Negated: false, Pattern: ConstantExpression pattern } like when SourceColumns.Of(input, like.Value) is { } column =>
                new Condition(column.Column.Name, ConditionOperator.Like, [pattern.Value.ToString()]),
            IsNullExpression isNull when SourceColumns.Of(input, isNull.Operand) is { } column =>
                new Condition(column.Column.Name, isNull.Negated ? ConditionOperator.IsNotNull : ConditionOperator.IsNull, []),
            _ => null,
        };
        return condition is null ? null : new FilterCondition(condition, ProjectStep.SourcesOf(conjunct, input));
    }

    private static Condition? OfComparison(ComparisonExpression comparison, Frame input, Evaluation evaluation)
    {
        var (side, other, kind) = Known(comparison.Right, evaluation) is not null
            ? (comparison.Left, comparison.Right, comparison.Comparison)
            : (comparison.Right, comparison.Left, comparison.Comparison.Mirrored());
        if (Known(other, evaluation) is not { } value)
            return null;

        if (SourceColumns.Of(input, side) is { } column)
            return new Condition(column.Column.Name, OperatorOf(kind), [value.ToString()]);

        return kind == Comparison.Equal && value.Kind == CellKind.Number && YearOf(input, side) is { } dated ? InYear(dated.Column.Name, value.AsNumber()) : null;
    }

    private static Condition? OfBetween(BetweenExpression between, Frame input, Evaluation evaluation) =>
        SourceColumns.Of(input, between.Value) is { } column && Known(between.Low, evaluation) is { } low && Known(between.High, evaluation) is { } high
            ? new Condition(column.Column.Name, ConditionOperator.Between, [low.ToString(), high.ToString()])
            : null;

    private static Condition? OfList(InListExpression list, Frame input, Evaluation evaluation)
    {
        if (SourceColumns.Of(input, list.Value) is not { } column || list.Items.Count > MostValues)
            return null;

        var values = new List<string>();
        foreach (var item in list.Items)
        {
            if (Known(item, evaluation) is not { } value)
                return null;

            values.Add(value.ToString());
        }

        return new Condition(column.Column.Name, list.Negated ? ConditionOperator.NotIn : ConditionOperator.In, values);
    }

    private static Condition? OfQuery(SubqueryExpression query, Frame input, Evaluation evaluation)
    {
        if (query.Negated || SourceColumns.Of(input, query.Children[^1]) is not { } column)
            return null;

        var frame = query.FrameFor(evaluation);
        return frame.Count is 0 or > MostValues
            ? null
            : new Condition(column.Column.Name, ConditionOperator.In, [.. Enumerable.Range(0, frame.Count).Select(row => frame.Columns[0][row].ToString()).Distinct()]);
    }

    // a = 1 OR a = 2 is a IN (1, 2).
    private static Condition? OfAlternatives(LogicalExpression either, Frame input, Evaluation evaluation)
    {
        var parts = either.Children.Select(child => ReadOne(child, input, evaluation)?.Condition).ToList();
        bool one = parts.All(part => part is { Operator: ConditionOperator.Equal or ConditionOperator.In } && part.Column == parts[0]!.Column);
        return one && parts.Sum(part => part!.Values.Count) <= MostValues
            ? new Condition(parts[0]!.Column, ConditionOperator.In, [.. parts.SelectMany(part => part!.Values).Distinct()])
            : null;
    }

    /// <summary>A value that is the same for every row: a literal, a query's single value, a value of the row around.</summary>
    private static CellValue? Known(Expression expression, Evaluation evaluation)
    {
        var value = expression switch
        {
            ConstantExpression constant => constant.Value,
            ParameterExpression parameter when parameter.Index < evaluation.Parameters.Length => parameter.Evaluate(evaluation),
            SubqueryExpression { Kind: SubqueryKind.Scalar, IsCorrelated: false } query => query.Evaluate(evaluation),
            CastExpression { Operand: SubqueryExpression { Kind: SubqueryKind.Scalar, IsCorrelated: false } } cast => cast.Evaluate(evaluation),
            _ => CellValue.Null,
        };
        return value.IsNull ? null : value;
    }

    private static SourceColumn? YearOf(Frame input, Expression expression) =>
        expression is CallExpression { Function.Name: "YEAR" } year ? SourceColumns.Of(input, year.Children[0]) : null;

    private static Condition InYear(string column, decimal year) => new(
        column,
        ConditionOperator.Between,
        [string.Create(CultureInfo.InvariantCulture, $"{year:0000}-01-01"), string.Create(CultureInfo.InvariantCulture, $"{year:0000}-12-31")]);

    private static ConditionOperator OperatorOf(Comparison comparison) => comparison switch
    {
        Comparison.Equal => ConditionOperator.Equal,
        Comparison.NotEqual => ConditionOperator.NotEqual,
        Comparison.Less => ConditionOperator.Less,
        Comparison.LessOrEqual => ConditionOperator.LessOrEqual,
        Comparison.Greater => ConditionOperator.Greater,
        Comparison.GreaterOrEqual => ConditionOperator.GreaterOrEqual,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
