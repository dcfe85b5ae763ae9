using System.Globalization;
using System.Text.RegularExpressions;
using Tally.Ledger;

namespace Tally.Questions;

/// <summary>Reads a figure's reference in the one form that answers store: <c>R1[0].total</c> or <c>R1[0]["total 2020"]</c>.</summary>
internal static partial class CellReference
{
    /// <summary>The value in the unit the figure is printed in; null when the cell is not there any more.</summary>
    public static string? Value(DocumentFigure figure, IReadOnlyList<LedgerEntry> ledger)
    {
        if (Form().Match(figure.Reference ?? "") is not { Success: true } match
            || ledger.FirstOrDefault(entry => entry.Id == match.Groups["id"].Value) is not { } entry)
        {
            return null;
        }

        int row = int.Parse(match.Groups["row"].Value, CultureInfo.InvariantCulture);
        string name = match.Groups["word"].Success ? match.Groups["word"].Value : match.Groups["quoted"].Value.Replace("\\\"", "\"", StringComparison.Ordinal);
        int column = entry.Result.Columns.Select(header => header.Name).ToList().IndexOf(name);
        if (column < 0 || row >= entry.Result.Rows.Count)
            return null;
        var cell = entry.Result.Rows[row][column];
        bool isPercentOfShare = figure.Unit == "%" && entry.Result.Columns[column].Unit != "%" && cell.Kind == Columns.CellKind.Number;
        return isPercentOfShare ? Columns.CellValue.Of(cell.AsNumber() * 100m).ToString() : cell.ToString();
    }

    [GeneratedRegex("""^(?<id>R\d+)\[(?<row>\d{1,6})\](?:\.(?<word>.+)|\["(?<quoted>.*)"\])$""")]
    private static partial Regex Form();
}
