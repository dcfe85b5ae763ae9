using System.Globalization;
using System.Text;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
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

    /// <summary>Where a document or a log holds a typed number or period.</summary>
    public Passage? Source { get; init; }
}

/// <summary>Writes the verdict: the final text with its figures, or the marked one.</summary>
internal sealed class Composer(Rendering rendering, List<Edit> edits, FigureStyle style, string language, bool textWork)
{
    private const string UncheckedWords = "Number words were not checked in this language; digits were.";

    public GateVerdict Compose(IReadOnlyList<GateReason> reasons)
    {
        int own = 0;
        if (textWork)
        {
            own = reasons.Where(reason => reason.Start >= 0).DistinctBy(reason => reason.Start).Count(reason => reason.Code is not "wrong-reference");
            reasons = [.. reasons.Where(reason => reason.Code is "wrong-reference" or "empty")];
        }

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
            if (edit.Source is { } source)
                answer.Add(Sourced(edit, source, start));
            else if (edit.Facts is { } facts)
                answer.Add(Figure(facts, edit.Text ?? rendering.Text[edit.Start..edit.End], start, ClassOf(facts, FigureClass.Matched)));
            else if (edit.Echo)
                answer.Add(new AnswerFigure { Text = rendering.Text[edit.Start..edit.End], Start = start, Class = FigureClass.Echoed });
        }

        answer.Sort((left, right) => left.Start.CompareTo(right.Start));
        bool sourced = answer.Any(figure => figure.Class is FigureClass.Cited or FigureClass.Logged);
        return new GateVerdict.Passed(new VerifiedAnswer
        {
            Text = text.ToString(),
            Language = language,
            Assurance = own > 0 || answer.Count == 0 ? Assurance.None : sourced ? Assurance.Sourced : Assurance.Verified,
            Figures = answer,
            Notes = Notes(own),
        });
    }

    private string[] Notes(int own) =>
    [
        .. Lexicon.Of(style.Language) is null ? [UncheckedWords] : Array.Empty<string>(),
        .. own > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{own} {(own == 1 ? "figure is" : "figures are")} the model's own: nothing at hand holds {(own == 1 ? "it" : "them")}.")] : Array.Empty<string>(),
    ];

    /// <summary>As it was typed: what a document says is repeated, not printed anew.</summary>
    private AnswerFigure Sourced(Edit edit, Passage source, int start) => new()
    {
        Text = rendering.Text[edit.Start..edit.End],
        Start = start,
        Class = source.Source == LedgerSource.Document ? FigureClass.Cited : FigureClass.Logged,
        Value = edit.Facts?.Cell.Value.ToString(),
        Unit = edit.Facts?.Cell.Header.Unit,
        SourceDocument = source.Name,
        SourceFileId = source.FileId,
        SourceText = source.Around(edit.Facts),
    };

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
        LedgerSource.Document => FigureClass.Cited,
        LedgerSource.Function when facts.Lineage.Datasets.Count == 0 => FigureClass.Logged,
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
