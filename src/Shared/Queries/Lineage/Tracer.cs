using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

/// <summary>Walks a cell of the result back to what made it; what each step does is written down in docs/sql.md.</summary>
internal sealed partial class Tracer(PlanRunner runner)
{
    private readonly Dictionary<(Tables.Table, int), IReadOnlyList<Condition>> _labels = [];

    /// <summary>A column of a frame at a row.</summary>
    public CellTrace Trace(Frame frame, int row, int slot)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                return new CellTrace(CellOrigin.Plain)
                {
                    Columns = [scan.Table.Columns[slot].Name],
                    Rows = [new RowsOf(frame, row)],
                    Coordinates = LabelsOf(scan.Table, row),
                };
            case FrameOrigin.Select select:
                return Filtered(Trace(select.Parent, select.Rows[row], slot), select.Conditions, frame.Sources[slot]);
            case FrameOrigin.Passing passing:
                return Filtered(Trace(passing.Parent, row, slot), passing.Conditions, frame.Sources[slot]);
            case FrameOrigin.Project project:
                return Trace(project.Parent, row, project.Expressions[slot]);
            case FrameOrigin.Concat concat:
                return row < concat.First.Count ? Trace(concat.First, row, slot) : Trace(concat.Second, row - concat.First.Count, slot);
            case FrameOrigin.Join join:
                return OfJoin(join, row, slot);
            case FrameOrigin.Group group:
                return slot < group.Keys.Count ? OfKey(frame, group, row, slot) : OfAggregate(frame, group, row, slot);
            case FrameOrigin.Window window when slot < window.Parent.Columns.Count:
                return Trace(window.Parent, row, slot);
            case FrameOrigin.Window window:
                return OfWindow(window, row, window.Windows[slot - window.Parent.Columns.Count]);
            default:
                return CellTrace.Constant;
        }
    }

    /// <summary>An expression over a frame at a row.</summary>
    public CellTrace Trace(Frame frame, int row, Expression expression)
    {
        switch (expression)
        {
            case ColumnExpression column:
                return Trace(frame, row, column.Slot);
            case ConstantExpression constant:
                return constant.Value.IsNumeric ? CellTrace.Constant with { Constants = [constant.Value.ToString()] } : CellTrace.Constant;
            case ParameterExpression:
                return CellTrace.Constant;
            case CastExpression cast:
                return Trace(frame, row, cast.Operand);
            case CaseExpression or CoalesceExpression:
                return Trace(frame, row, Taken(expression, At(frame, row)));
            case SubqueryExpression { Kind: SubqueryKind.Scalar } query:
                var inner = query.FrameFor(At(frame, row));
                return inner.Count == 0 ? CellTrace.Constant : Trace(inner, 0, 0);
            default:
                return Derived(expression, [.. expression.Children.Select(child => Trace(frame, row, child))]);
        }
    }

    private Evaluation At(Frame frame, int row)
    {
        var evaluation = runner.Over(frame);
        evaluation.Row = row;
        return evaluation;
    }

    // The value came from one branch; what the others hold did not make it.
    private static Expression Taken(Expression expression, Evaluation evaluation) => expression switch
    {
        CaseExpression @case => @case.Arms.FirstOrDefault(arm => arm.When.Test(evaluation) == Truth.True).Then ?? @case.Else,
        _ => expression.Children.FirstOrDefault(child => !child.Evaluate(evaluation).IsNull) ?? expression.Children[^1],
    };

    private static CellTrace Derived(Expression expression, CellTrace[] parts)
    {
        CellTrace[] fed = [.. parts.Where(part => part.Origin != CellOrigin.Constant)];
        string[] constants = [.. parts.SelectMany(part => part.Constants).Distinct()];
        if (fed.Length == 0)
            return CellTrace.Constant with { Constants = constants };

        return new CellTrace(CellOrigin.Derived)
        {
            Columns = [.. fed.SelectMany(part => part.Columns).Distinct()],
            Operation = OperationOf(expression),
            Rows = [.. fed.SelectMany(part => part.Rows).Distinct()],
            Coordinates = ConditionMerge.OfAll([.. fed.Select(part => part.Coordinates)]),
            TakesCommonLabels = fed.All(part => part.TakesCommonLabels),
            Constants = constants,
        };
    }

    private static string OperationOf(Expression expression) => expression switch
    {
        ArithmeticExpression arithmetic => arithmetic.Symbol,
        CallExpression call => call.Function.Name,
        NegateExpression => "-",
        ConcatExpression => "||",
        NullIfExpression => "NULLIF",
        _ => "condition",
    };

    private IReadOnlyList<Condition> LabelsOf(Tables.Table table, int row)
    {
        if (!_labels.TryGetValue((table, row), out var labels))
        {
            labels = RowLabels.Of(table, row);
            _labels.Add((table, row), labels);
        }

        return labels;
    }

    private static CellTrace Filtered(CellTrace trace, IReadOnlyList<FilterCondition> conditions, ulong sources) =>
        conditions.Count == 0 || trace.Origin == CellOrigin.Constant ? trace : trace.With(Speaking(conditions, sources));

    private static IEnumerable<Condition> Speaking(IEnumerable<FilterCondition> conditions, ulong sources) =>
        conditions.Where(condition => (condition.Source & sources) != 0).Select(condition => condition.Condition);
}
