using Tally.Columns;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>Formats that would change what a figure says.</summary>
internal static class Formats
{
    public static string? Refusal(LedgerCell cell, IReadOnlyList<Format> formats)
    {
        foreach (var format in formats)
        {
            if (format.Name == Format.Percent && !MayBeRatio(cell))
                return $"{cell} is no ratio, so it cannot be printed as a percentage{(IsPercentage(cell) ? ": it is one already, cite it without the format" : "")}.";
            if (format.Name == Format.Unit && cell.Header.Unit is { } unit && !Folding.Same(unit, format.Argument!))
                return $"{cell} is in {unit}, not in {format.Argument}.";
            if (format.Name == Format.Unit && format.Argument == "%" && !IsPercentage(cell))
                return $"{cell} is not a percentage.";
        }

        return null;
    }

    /// <summary>A quotient, or a plain decimal column of rates.</summary>
    public static bool MayBeRatio(LedgerCell cell) =>
        !IsPercentage(cell) && (cell.Lineage.Operation is "/" or "CORR" or "ROUND" or "-" or "AVG" || cell.Lineage.Origin is CellOrigin.Derived)
            ? IsQuotient(cell)
            : !IsPercentage(cell) && cell.Header.Type == ColumnType.Decimal && Printing.FigurePrinter.Exact(cell.Value) is >= -1 and <= 1;

    /// <summary>A value in percent already, by its unit or because its query multiplies a quotient by a hundred.</summary>
    public static bool IsPercentage(LedgerCell cell) =>
        cell.Header.Unit is "%" || IsNamedPercentage(cell) || (cell.Lineage.Origin == CellOrigin.Derived && IsQuotient(cell) && Sql.MultipliesByHundred(cell.Entry.Result.Sql));

    /// <summary>"occupancy_pct": a column says by its name what it is in.</summary>
    private static bool IsNamedPercentage(LedgerCell cell) =>
        cell.Header.Unit is null && cell.Lineage.Columns is [var column] && cell.Lineage.Operation is null or "AVG" or "MEDIAN" or "MIN" or "MAX" or "ROUND"
        && Phrases.Tokens(column).Exists(word => word.Folded is "pct" or "percent" or "percentage" or "pourcent" or "pourcentage" or "prozent");

    private static bool IsQuotient(LedgerCell cell) => cell.Lineage.Operation == "/" || cell.Entry.Result.Sql.Contains('/', StringComparison.Ordinal);
}
