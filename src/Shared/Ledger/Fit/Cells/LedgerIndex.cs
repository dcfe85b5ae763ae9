using Tally.Ledger.Printing;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>The ledger's figures by value, for numbers the model typed.</summary>
internal sealed class LedgerIndex(IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts)
{
    private readonly Lazy<Dictionary<decimal, List<LedgerCell>>> _byValue = new(() => Build(ledger));

    public IEnumerable<CellFacts> Equal(decimal value) =>
        _byValue.Value.TryGetValue(value, out var cells) ? cells.Select(facts.Of) : [];

    public IReadOnlyList<LedgerEntry> Entries => ledger;

    /// <summary>All numeric cells of results of up to so many cells.</summary>
    public IEnumerable<CellFacts> All() => _byValue.Value.Values.SelectMany(cells => cells).Select(facts.Of);

    private static Dictionary<decimal, List<LedgerCell>> Build(IReadOnlyList<LedgerEntry> ledger)
    {
        var index = new Dictionary<decimal, List<LedgerCell>>();
        foreach (var entry in ledger)
        {
            for (int row = 0; row < entry.Result.Rows.Count; row++)
            {
                for (int column = 0; column < entry.Result.Columns.Count; column++)
                {
                    var cell = new LedgerCell(entry, row, column);
                    if (!cell.Value.IsNumeric || cell.Lineage.Origin == CellOrigin.Constant || FigurePrinter.Exact(cell.Value) is not { } value)
                        continue;
                    if (!index.TryGetValue(value, out var cells))
                        index[value] = cells = [];
                    cells.Add(cell);
                }
            }
        }

        return index;
    }
}
