using System.Text;
using Tally.Charts;
using Tally.Columns;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>A draft with its references printed.</summary>
internal sealed record Rendering(string Text, IReadOnlyList<Piece> Pieces, IReadOnlyList<GateReason> Reasons);

/// <summary>What was printed from one cell, and where it stands in the rendered text.</summary>
internal sealed record Piece(int Start, int End, CellFacts Facts, PieceKind Kind, IReadOnlyList<Format> Formats)
{
    public LedgerCell Cell => Facts.Cell;

    public bool IsPercent { get; init; }

    /// <summary>Printed by a table reference, where the row and column say what it is.</summary>
    public bool InTable { get; init; }
}

internal enum PieceKind
{
    /// <summary>A figure: its fit is checked.</summary>
    Number,

    /// <summary>A year or a date: it says when.</summary>
    Period,

    /// <summary>A label, a code, a truth.</summary>
    Label,

    /// <summary>A chart's place.</summary>
    Chart,
}

/// <summary>Prints the references of a draft.</summary>
internal sealed class Renderer(IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<ChartSpec> charts, FigurePrinter printer, FactsOfCells facts)
{
    private const int MaxTableRows = 200;
    private readonly ReferenceResolver _resolver = new(ledger);
    private readonly StringBuilder _text = new();
    private readonly List<Piece> _pieces = [];
    private readonly List<GateReason> _reasons = [];

    public Rendering Render(string draft)
    {
        var parts = DraftPart.Split(draft);
        for (int i = 0; i < parts.Count; i++)
        {
            switch (parts[i])
            {
                case DraftPart.Plain plain:
                    _text.Append(plain.Text);
                    break;
                case DraftPart.Unreadable unreadable:
                    Refuse("wrong-reference", unreadable.Message, unreadable.Raw);
                    break;
                case DraftPart.Cite cite when cite.Reference.IsChart:
                    Chart(cite.Reference);
                    break;
                case DraftPart.Cite cite:
                    Cite(cite.Reference, inPoints: i + 1 < parts.Count && parts[i + 1] is DraftPart.Plain next && Points.AreSaid(next.Text, 0));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return new Rendering(_text.ToString(), _pieces, _reasons);
    }

    private void Chart(Reference reference)
    {
        string place = $"{{{{{reference.ResultId}}}}}";
        if (charts.All(chart => !string.Equals(chart.Id, reference.ResultId, StringComparison.OrdinalIgnoreCase)))
        {
            Refuse("wrong-reference", charts.Count == 0
                ? $"There is no chart {reference.ResultId}; call draw_chart first."
                : $"There is no chart {reference.ResultId}; there is {string.Join(", ", charts.Select(chart => chart.Id))}.", place);
            return;
        }

        int start = _text.Length;
        _text.Append(place);
        _pieces.Add(new Piece(start, _text.Length, null!, PieceKind.Chart, []));
    }

    /// <param name="inPoints">"2.2 points": what follows is the unit.</param>
    private void Cite(Reference reference, bool inPoints)
    {
        switch (_resolver.Resolve(reference))
        {
            case Resolution.Wrong wrong:
                Refuse("wrong-reference", wrong.Message, $"⟨{reference.ResultId}⟩");
                break;
            case Resolution.Table table:
                Table(table.Entry);
                break;
            case Resolution.Cell cell:
                Cell(cell.Value, reference.Formats, inPoints);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Cell(LedgerCell cell, IReadOnlyList<Format> formats, bool inPoints)
    {
        if (cell.Value.IsNull)
            Refuse("empty", $"{cell} is empty: the data hold no value there. Say so instead of citing it.", FigurePrinter.Nothing);
        else if (cell.Value.IsNumeric && Formats.Refusal(cell, formats) is { } refusal)
            Refuse("wrong-format", refusal, Print(cell, formats, noPercent: false));
        else if (cell.Value.IsNumeric && Laundering.Refusal(cell) is { } laundered)
            Refuse("constant", laundered, Print(cell, formats, noPercent: false));
        else
            Append(cell, formats, inPoints: inPoints);
    }

    private void Append(LedgerCell cell, IReadOnlyList<Format> formats, bool inTable = false, bool inPoints = false)
    {
        int start = _text.Length;
        // Text that no row holds was typed by the model in its SQL: it is read like any other word of the draft.
        string printed = Print(cell, formats, noPercent: inPoints && cell.Header.Unit == "%");
        _text.Append(inTable ? Escaped(printed) : printed);
        if (cell.Value.IsNull || (cell.Lineage.Origin == CellOrigin.Constant && !cell.Value.IsNumeric))
            return;
        var known = facts.Of(cell);
        var kind = cell.Value.IsNumeric && !known.IsTime && !known.IsCode ? PieceKind.Number : known.IsTime || known.Cell.Value.Kind is CellKind.Date or CellKind.DateTime ? PieceKind.Period : PieceKind.Label;
        _pieces.Add(new Piece(start, _text.Length, known, kind, formats) { IsPercent = printed.EndsWith('%'), InTable = inTable });
    }

    public string Print(LedgerCell cell, IReadOnlyList<Format> formats, bool noPercent)
    {
        var known = facts.Of(cell);
        bool percent = formats.Any(format => format.Name == Format.Percent);
        return printer.Print(cell.Value, noPercent || percent ? null : cell.Header.Unit, !known.IsTime && !known.IsCode, formats);
    }

    /// <summary>A Markdown table; its header is the model's wording and is read as such.</summary>
    private void Table(LedgerEntry entry)
    {
        var result = entry.Result;
        if (result.Rows.Count is 0 or > MaxTableRows)
        {
            Refuse("wrong-reference", result.Rows.Count == 0 ? $"{entry.Id} has no rows to show." : $"{entry.Id} has {result.Rows.Count} rows; a table shows at most {MaxTableRows}: add a LIMIT or group.", $"⟨{entry.Id}⟩");
            return;
        }

        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
        _text.Append("| ").AppendJoin(" | ", result.Columns.Select(column => Escaped(column.Name))).Append(" |\n|");
        foreach (var column in result.Columns)
            _text.Append(column.Type is ColumnType.Integer or ColumnType.Decimal ? " ---: |" : " --- |");
        for (int row = 0; row < result.Rows.Count; row++)
        {
            _text.Append("\n|");
            for (int column = 0; column < result.Columns.Count; column++)
            {
                _text.Append(' ');
                var cell = new LedgerCell(entry, row, column);
                if (cell.Value.IsNumeric && Laundering.Refusal(cell) is { } laundered)
                    Refuse("constant", laundered, Print(cell, [], noPercent: false));
                else
                    Append(cell, [], inTable: true);
                _text.Append(" |");
            }
        }
    }

    private void Refuse(string code, string message, string shown)
    {
        _reasons.Add(new GateReason(code, message, _text.Length, shown.Length));
        int start = _text.Length;
        _text.Append(shown);
        _pieces.Add(new Piece(start, _text.Length, null!, PieceKind.Chart, []));
    }

    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');
}

/// <summary>The facts of each cell, worked out once.</summary>
internal sealed class FactsOfCells(Vocabulary vocabulary)
{
    private readonly Dictionary<(string, int, int), CellFacts> _known = [];

    public CellFacts Of(LedgerCell cell)
    {
        var key = (cell.Entry.Id, cell.Row, cell.Column);
        if (!_known.TryGetValue(key, out var facts))
            _known[key] = facts = new CellFacts(cell, vocabulary);
        return facts;
    }
}
