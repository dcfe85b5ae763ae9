using System.Globalization;
using System.Text;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit;

/// <summary>A stretch of the rendered text to be replaced; kept when <paramref name="Text"/> is null.</summary>
internal sealed record Edit(int Start, int End, string? Text)
{
    /// <summary>The cell whose print takes the place of a typed number.</summary>
    public CellFacts? Facts { get; init; }

    /// <summary>A typed number that echoes the question, the data's labels or the text's own lists.</summary>
    public bool Echo { get; init; }
}

/// <summary>Writes the verdict: the final text with its figures, or the marked one.</summary>
internal sealed class Composer(Rendering rendering, List<Edit> edits, FigureStyle style, string language)
{
    private const string UncheckedWords = "Number words were not checked in this language; digits were.";

    public GateVerdict Compose(IReadOnlyList<GateReason> reasons)
    {
        if (reasons.Count > 0)
            return new GateVerdict.Rejected([.. reasons.OrderBy(reason => reason.Start)], Marked(reasons));

        edits.Sort((left, right) => left.Start.CompareTo(right.Start));
        var text = new StringBuilder(rendering.Text.Length);
        var answer = new List<AnswerFigure>();
        int at = 0, piece = 0;
        foreach (var edit in edits.Append(new Edit(rendering.Text.Length, rendering.Text.Length, null)))
        {
            for (; piece < rendering.Pieces.Count && rendering.Pieces[piece].Start < edit.Start; piece++)
                Quote(rendering.Pieces[piece], text.Length - at, answer);
            text.Append(rendering.Text, at, edit.Start - at);
            int start = text.Length;
            text.Append(edit.Text ?? rendering.Text[edit.Start..edit.End]);
            at = edit.End;
            if (edit.Facts is { } facts)
                answer.Add(Figure(facts, edit.Text!, start, ClassOf(facts, FigureClass.Matched)));
            else if (edit.Echo)
                answer.Add(new AnswerFigure { Text = rendering.Text[edit.Start..edit.End], Start = start, Class = FigureClass.Echoed });
        }

        answer.Sort((left, right) => left.Start.CompareTo(right.Start));
        bool sourced = answer.Any(figure => figure.Class is FigureClass.Cited or FigureClass.Logged);
        return new GateVerdict.Passed(new VerifiedAnswer
        {
            Text = text.ToString(),
            Language = language,
            Assurance = sourced ? Assurance.Sourced : answer.Count == 0 ? Assurance.None : Assurance.Verified,
            Figures = answer,
            Notes = Lexicon.Of(style.Language) is null ? [UncheckedWords] : [],
        });
    }

    private void Quote(Piece piece, int shift, List<AnswerFigure> answer)
    {
        if (piece.Kind is PieceKind.Number or PieceKind.Period)
        {
            bool bound = piece.Kind == PieceKind.Period && piece.Facts.Lineage.Operation is "MIN" or "MAX";
            var figure = Figure(piece.Facts, rendering.Text[piece.Start..piece.End], piece.Start + shift, ClassOf(piece.Facts, FigureClass.Quoted));
            // First and last year of the data: said of the data, not measured in them.
            answer.Add(bound ? figure with { Class = FigureClass.Echoed, Value = null } : figure);
        }
    }

    private static FigureClass ClassOf(CellFacts facts, FigureClass quoted) => facts.Cell.Entry.Source switch
    {
        LedgerSource.CodeInterpreter => FigureClass.Logged,
        LedgerSource.Calculation when quoted == FigureClass.Quoted => FigureClass.Derived,
        _ => quoted,
    };

    private static AnswerFigure Figure(CellFacts facts, string text, int start, FigureClass kind) => new()
    {
        Text = text,
        Start = start,
        Class = kind,
        Value = InPrintedUnit(facts, text),
        Unit = text.EndsWith('%') ? "%" : facts.Cell.Header.Unit,
        Reference = facts.Cell.ToString(),
        Column = facts.Cell.Header.Name,
        Lineage = facts.Lineage,
    };

    /// <summary>Unrounded, and a ratio that is printed as a percentage times a hundred.</summary>
    private static string InPrintedUnit(CellFacts facts, string text) =>
        text.EndsWith('%') && !Formats.IsPercentage(facts.Cell) && FigurePrinter.Exact(facts.Cell.Value) is { } ratio
            ? (ratio * 100).ToString(CultureInfo.InvariantCulture)
            : facts.Cell.Value.ToString();

    /// <summary>⟦3 307⟧ around what was refused.</summary>
    private string Marked(IReadOnlyList<GateReason> reasons)
    {
        var text = new StringBuilder(rendering.Text);
        int last = text.Length;
        foreach (var (start, end) in reasons.Where(reason => reason.Start >= 0).Select(reason => (reason.Start, End: Math.Min(reason.Start + reason.Length, rendering.Text.Length))).Distinct().OrderByDescending(span => span.Start))
        {
            if (end > last || end <= start)
                continue;
            text.Insert(end, '⟧').Insert(start, '⟦');
            last = start;
        }

        return text.ToString();
    }
}
