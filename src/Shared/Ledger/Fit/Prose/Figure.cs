using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>A measured value in the text: printed from a cell, or typed and waiting for the one cell it may be.</summary>
internal sealed class Figure
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public Piece? Piece { get; init; }

    public NumberToken? Typed { get; init; }

    /// <summary>The cell it is; null for a typed number until one is found.</summary>
    public CellFacts? Facts { get; set; }

    public int Sentence { get; set; } = -1;

    /// <summary>The figure before it in its sentence.</summary>
    public Figure? Previous { get; set; }

    /// <summary>Its own stretch of the sentence, cut into clauses; <see cref="OwnClause"/> holds the figure.</summary>
    public IReadOnlyList<(int Start, int End)> Clauses { get; set; } = [];

    public int OwnClause { get; set; }

    public int PartStart => Clauses.Count > 0 ? Clauses[0].Start : Start;

    public int PartEnd => Clauses.Count > 0 ? Clauses[^1].End : End;

    /// <summary>The word "million" right behind a figure of a column in millions.</summary>
    public bool IsUnitOf(Figure before) =>
        Typed?.Kind == NumberKind.Vague && before.Piece is { } piece && Start - piece.End is >= 0 and <= 3 && UnitWords.ScaleOf(piece.Cell.Header.Unit) > 1;

    public bool IsPercent => Piece?.IsPercent ?? Typed!.IsPercent;
}
