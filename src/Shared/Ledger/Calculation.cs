using Tally.Columns;
using Tally.Ledger.Calculations;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.References;
using Tally.Queries;
using NumberReader = Tally.Ledger.Numbers.NumberReader;

namespace Tally.Ledger;

/// <summary>
/// Exact arithmetic over references: <c>({{R1[1].total}} - {{R1[0].total}}) / {{R1[0].total}}</c>. The outcome is a result of
/// one row and one column that enters the ledger like a query's; its lineage is made of its operands'.
/// </summary>
public static class Calculation
{
    private const int MaxLength = 10_000;

    /// <param name="expression">References, + - * / ( ) and abs, round, min, max, sum, avg.</param>
    /// <param name="name">The name of the result's column.</param>
    /// <param name="ledger">What the references point into.</param>
    /// <param name="question">Numbers it holds may appear in the expression.</param>
    public static CalculationOutcome Evaluate(string expression, string name, IReadOnlyList<LedgerEntry> ledger, string question)
    {
        if (string.IsNullOrWhiteSpace(expression) || expression.Length > MaxLength)
            return new CalculationOutcome.Refused("syntax", "The expression is empty or too long.");
        try
        {
            var tree = ExpressionParser.Parse(expression, new ReferenceResolver(ledger));
            var asked = NumberReader.Read(question, "").SelectMany(number => number.Readings).ToHashSet();
            if (Constants.FirstRefused(tree, asked) is { } refusal)
                return new CalculationOutcome.Refused("constant", refusal);
            return new CalculationOutcome.Succeeded(Result(tree, Arithmetic.Evaluate(tree), expression, name));
        }
        catch (CalculationException refused)
        {
            return new CalculationOutcome.Refused(refused.Code, refused.Message);
        }
        catch (OverflowException)
        {
            return new CalculationOutcome.Refused("overflow", "The value has more digits than can be computed exactly.");
        }
    }

    private static QueryResult Result(Expression tree, decimal value, string expression, string name)
    {
        var operands = tree.Operands.ToArray();
        var entries = operands.Select(operand => operand.Cell.Entry).DistinctBy(entry => entry.Id).ToArray();
        var lineage = MergedLineage.Of(tree);
        string column = string.IsNullOrWhiteSpace(name) ? "value" : name.Trim();
        return new QueryResult
        {
            Sql = expression,
            Columns =
            [
                new ResultColumn
                {
                    Name = column,
                    Type = value == decimal.Truncate(value) ? ColumnType.Integer : ColumnType.Decimal,
                    Unit = Unit(tree, operands),
                    Approximate = operands.Any(operand => operand.Cell.Header.Approximate),
                    Sources = lineage.Columns,
                },
            ],
            Rows = [[CellValue.Of(value)]],
            Lineage = [[lineage]],
            Used = [.. entries.SelectMany(entry => entry.Result.Used).GroupBy(use => use.Dataset).Select(uses => uses.First())],
            Periods = MergedLineage.Span(operands.Select(operand => operand.Cell.Lineage.Period)) is { } period ? [period] : [],
            Filters = lineage.Coordinates,
        };
    }

    private static string? Unit(Expression tree, Expression.Operand[] operands)
    {
        if (tree.IsPercentage)
            return "%";
        string? unit = operands[0].Cell.Header.Unit;
        bool keeps = !tree.IsRatio && operands.All(operand => operand.Cell.Header.Unit == unit);
        return keeps && tree is not Expression.Binary { Operator: '*' or '/', Left.IsConstant: false, Right.IsConstant: false } ? unit : null;
    }
}
