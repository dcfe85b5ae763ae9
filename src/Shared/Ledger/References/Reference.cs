using Tally.Ledger.Fit.Cells;

namespace Tally.Ledger.References;

/// <summary>A parsed reference to the ledger: <c>{{R1["HEC"].total | percent:1}}</c>.</summary>
/// <param name="ResultId">"R1", or "C1" for a chart.</param>
/// <param name="Column">Null when the reference leaves it out.</param>
internal sealed record Reference(string ResultId, RowPick Row, string? Column, IReadOnlyList<Format> Formats)
{
    public bool IsTable => Formats.Any(format => format.Name == Format.Table);

    public bool IsChart => ResultId[0] is 'C' or 'c';
}

/// <summary>Which row a reference means.</summary>
internal abstract record RowPick
{
    private RowPick()
    {
    }

    /// <summary>No row was named: the only one there is.</summary>
    public sealed record Only : RowPick;

    public sealed record Index(int Row) : RowPick;

    public sealed record Key(string Value) : RowPick;

    /// <summary><c>R1["HEC"]</c> alone may also name a column of the only row.</summary>
    public static RowPick Single { get; } = new Only();
}

/// <summary>One step of how to print: <c>percent:1</c>.</summary>
internal sealed record Format(string Name, string? Argument)
{
    public const string Table = "table";
    public const string Percent = "percent";
    public const string Round = "round";
    public const string Thousands = "thousands";
    public const string Signed = "signed";
    public const string Unit = "unit";

    public static IReadOnlyList<string> Names { get; } = [Table, Percent, Round, Thousands, Signed, Unit];
}
