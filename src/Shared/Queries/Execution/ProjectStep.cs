using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>SELECT's expressions over each row; a column that is only passed on is not copied.</summary>
internal static class ProjectStep
{
    private const int Chunk = 4096;
    private const int BytesOfText = 24;

    public static Frame Run(PlanRunner runner, Plan.Project project, Frame input)
    {
        Vector[] columns = [.. project.Expressions.Select(expression => Evaluate(runner, input, expression))];
        ulong[] sources = [.. project.Expressions.Select(expression => SourcesOf(expression, input))];
        return new Frame(columns, input.Count, new FrameOrigin.Project(input, project.Expressions), sources);
    }

    /// <summary>The values of an expression in every row.</summary>
    public static Vector Evaluate(PlanRunner runner, Frame input, Expression expression)
    {
        if (expression is ColumnExpression column)
            return input.Columns[column.Slot];

        var cells = runner.Run.NewCells(input.Count);
        runner.Run.ForRows(input.Count, Chunk, (start, end) =>
        {
            var evaluation = runner.Over(input);
            long texts = 0;
            for (int row = start; row < end; row++)
            {
                evaluation.Row = row;
                cells[row] = expression.Evaluate(evaluation);
                texts += cells[row].Kind == CellKind.Text ? BytesOfText + (2L * cells[row].AsText().Length) : 0;
            }

            runner.Run.Charge(texts);
        });
        return new CellVector(expression.Type, cells);
    }

    /// <summary>The scans an expression's columns come from.</summary>
    public static ulong SourcesOf(Expression expression, Frame input) =>
        expression.All().OfType<ColumnExpression>().Aggregate(0UL, (all, column) => all | input.Sources[column.Slot]);
}
