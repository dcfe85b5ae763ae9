using Tally.Columns;
using Tally.Queries;

namespace Tally.Ledger.References;

/// <summary>What a reference means in this ledger.</summary>
internal abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>One cell.</summary>
    public sealed record Cell(LedgerCell Value) : Resolution;

    public sealed record Table(LedgerEntry Entry) : Resolution;

    /// <summary>Every cell of a column, top to bottom: only inside the functions of a calculation.</summary>
    public sealed record WholeColumn(IReadOnlyList<LedgerCell> Cells) : Resolution;

    /// <summary>Nothing there; the message says what is.</summary>
    public sealed record Wrong(string Message) : Resolution;
}

/// <summary>A cell of the ledger with where it stands.</summary>
internal sealed record LedgerCell(LedgerEntry Entry, int Row, int Column)
{
    public CellValue Value => Entry.Result.Rows[Row][Column];

    public CellLineage Lineage => Entry.Result.Lineage[Row][Column];

    public ResultColumn Header => Entry.Result.Columns[Column];

    /// <summary>"R1[0].total".</summary>
    public override string ToString() => $"{Entry.Id}[{Row}].{Header.Name}";
}
