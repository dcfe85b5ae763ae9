using Tally.Columns;
using Tally.Ledger.Calculations;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Cells;

/// <summary>The two sides of a figure that is one quantity over another: what is divided, and by what.</summary>
/// <param name="Part">The source columns above the line; none where rows are counted.</param>
/// <param name="Whole">The source columns below the line; none where rows are counted.</param>
/// <param name="WholeCounts">The function below the line counts: COUNT, or COUNT DISTINCT.</param>
internal sealed record Quotient(IReadOnlySet<string> Part, IReadOnlySet<string> Whole, string? WholeCounts)
{
    /// <summary>The sides as the calculation or the statement has them; null for a growth and for what is no plain quotient.</summary>
    public static Quotient? Of(CellFacts known, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts)
    {
        if (!known.IsComparison)
            return null;
        return known.Cell.Entry.Source == LedgerSource.Calculation ? OfCalculation(known.Cell, ledger, facts) : OfStatement(known);
    }

    private static Quotient? OfCalculation(LedgerCell cell, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts)
    {
        try
        {
            return Find(ExpressionParser.Parse(cell.Entry.Result.Sql, new ReferenceResolver(ledger))) is { } quotient ? Sides(quotient, facts) : null;
        }
        catch (CalculationException)
        {
            return null;
        }
    }

    private static Quotient? Sides(Expression.Binary quotient, FactsOfCells facts)
    {
        CellFacts[] part = [.. quotient.Left.Operands.Select(operand => facts.Of(operand.Cell))], whole = [.. quotient.Right.Operands.Select(operand => facts.Of(operand.Cell))];
        return new Quotient(part.SelectMany(side => side.Columns).ToHashSet(), whole.SelectMany(side => side.Columns).ToHashSet(), Array.Find(whole, side => side.Lineage.Operation is "COUNT" or "COUNT DISTINCT")?.Lineage.Operation);
    }

    /// <summary>A quotient without a difference above the line: that would be a growth.</summary>
    private static Expression.Binary? Find(Expression expression) => expression switch
    {
        Expression.Binary { Operator: '/', Right.IsConstant: false, Left: not Expression.Binary { Operator: '-' } } quotient => quotient,
        Expression.Binary { Operator: '*' or '/' } scaled when scaled.Right.IsConstant => Find(scaled.Left),
        Expression.Binary { Operator: '*' } scaled when scaled.Left.IsConstant => Find(scaled.Right),
        Expression.Call { Function: "round" } call => Find(call.Arguments[0]),
        _ => null,
    };

    private static Quotient? OfStatement(CellFacts known)
    {
        string[] item = [.. Sql.ItemOf(known.Cell.Entry.Result.Sql, known.Cell.Header.Name)];
        int line = Array.IndexOf(item, "/");
        if (line < 0 || line != Array.LastIndexOf(item, "/") || item.Contains("-") || item.Contains("CASE", StringComparer.OrdinalIgnoreCase))
            return null;
        HashSet<string> Columns(string[] side) => [.. side.Select(token => Folding.Fold(token.Trim('"'))).Where(known.Columns.Contains)];
        string[] below = item[(line + 1)..];
        var (part, whole) = (Columns(item[..line]), Columns(below));
        string? counts = !below.Contains("COUNT", StringComparer.OrdinalIgnoreCase) ? null : below.Contains("DISTINCT", StringComparer.OrdinalIgnoreCase) ? "COUNT DISTINCT" : "COUNT";
        return whole.Count == 0 && counts is null ? null : new Quotient(part, whole, counts);
    }
}
