using Tally.Ledger.Calculations;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Cells;

/// <summary>Percent and percentage points: the difference of two shares is in points, a growth is in percent.</summary>
internal static class Points
{
    /// <param name="end">Where the figure and its percent sign end.</param>
    public static Misfit? Check(string text, Piece piece, int end, IReadOnlyList<LedgerEntry> ledger)
    {
        bool said = AreSaid(text, end);
        bool signed = end > piece.End ? text[end - 1] == '%' : piece.IsPercent;
        if (!said && !signed)
            return null;
        bool difference = IsDifference(piece.Cell, ledger);
        if (said && !difference && (signed || SaysPercent(text, end)))
            return new Misfit("wrong-format", $"{piece.Cell} is a percentage, not a number of points.");
        return difference && !said
            ? new Misfit("wrong-format", $"{piece.Cell} is a difference of two percentages: it is in percentage points, not in percent.")
            : null;
    }

    /// <summary>Whether what stands there is "points", "percentage points", "pp".</summary>
    public static bool AreSaid(string text, int end)
    {
        var rest = text.AsSpan(end, Math.Min(24, text.Length - end)).TrimStart(" *_\u00A0\u202F");
        foreach (string word in (ReadOnlySpan<string>)["point", "percentage point", "Prozentpunkt", "pp"])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>"Percentage points", as opposed to points of whatever kind.</summary>
    private static bool SaysPercent(string text, int end) =>
        text.AsSpan(end, Math.Min(32, text.Length - end)).TrimStart(" *_\u00A0\u202F") is var rest
        && (rest.StartsWith("p", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("point", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("points de pourcentage", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("point de pourcentage", StringComparison.OrdinalIgnoreCase));

    private static bool IsDifference(LedgerCell cell, IReadOnlyList<LedgerEntry> ledger)
    {
        if (cell.Entry.Source != LedgerSource.Calculation)
            return cell.Lineage.Operation == "-" && Formats.IsPercentage(cell);
        try
        {
            return IsDifference(ExpressionParser.Parse(cell.Entry.Result.Sql, new ReferenceResolver(ledger)));
        }
        catch (CalculationException)
        {
            return false;
        }
    }

    private static bool IsDifference(Expression expression) => expression switch
    {
        Expression.Binary { Operator: '*' } scaled when scaled.Right.IsConstant => IsDifference(scaled.Left),
        Expression.Binary { Operator: '*' } scaled when scaled.Left.IsConstant => IsDifference(scaled.Right),
        Expression.Binary { Operator: '-' } difference => IsShare(difference.Left) && IsShare(difference.Right),
        Expression.Call { Function: "round" or "abs" } call => IsDifference(call.Arguments[0]),
        _ => false,
    };

    private static bool IsShare(Expression side) => side switch
    {
        Expression.Binary { Operator: '/' } => true,
        Expression.Binary { Operator: '*' } scaled => IsShare(scaled.Left) || IsShare(scaled.Right),
        Expression.Operand operand => Formats.IsPercentage(operand.Cell) || (operand.Cell.Lineage.Operation == "/" && Formats.MayBeRatio(operand.Cell)),
        _ => false,
    };
}
