using System.Globalization;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>
/// Figures that no source row vouches for: a literal of the SQL, or an expression that a literal of it makes up. The
/// numbers of the question are no better here: what the person says is not what the data say.
/// </summary>
internal static class Laundering
{
    private static readonly decimal[] Factors = [1, 2, 12, 100, 1_000, 1_000_000, 1_000_000_000];

    private static bool IsFactor(string constant) =>
        decimal.TryParse(constant, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && (value == 0 || Factors.Contains(Math.Abs(value)));

    public static string? Refusal(LedgerCell cell)
    {
        if (cell.Lineage.Origin == CellOrigin.Constant)
            return $"{cell} is a constant of the query: no row of the data holds it, so it cannot be quoted.";
        if (cell.Lineage.Origin == CellOrigin.Plain || cell.Entry.Source is LedgerSource.Calculation)
            return null;
        if (cell.Lineage.Constants.FirstOrDefault(constant => !IsFactor(constant)) is { } added)
            return $"{cell} is computed with the constant {added}, which no row of the data holds; query the figure itself.";
        foreach (var (value, before, after) in Sql.ValueLiterals(cell.Entry.Result.Sql))
        {
            bool scales = (before is "*" or "/" || after is "*" or "/") && Factors.Contains(value);
            bool shifts = before is "+" or "-" || after is "+" or "-";
            bool ratio = shifts && value is 1 or 100 && cell.Entry.Result.Sql.Contains('/', StringComparison.Ordinal);
            bool counts = !shifts && ((value <= 12 && before == ",") || (value == 1 && before is "THEN" or "ELSE"));
            if (value != 0 && !scales && !ratio && !counts)
                return string.Create(CultureInfo.InvariantCulture, $"{cell} is computed with the constant {value}, which no row of the data holds; query the figure itself.");
        }

        return null;
    }
}
