using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Claims;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Typed;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit;

/// <summary>One check of one draft, from references to verdict.</summary>
internal sealed partial class GateRun
{
    private readonly GateRequest _request;
    private readonly string _language;
    private readonly FigureStyle _style;
    private readonly Vocabulary _vocabulary;
    private readonly FactsOfCells _facts;
    private readonly LedgerIndex _index;
    private readonly List<Reading> _questions;
    private readonly HashSet<int> _years;
    private readonly List<GateReason> _reasons = [];
    private readonly List<Edit> _edits = [];

    public GateRun(GateRequest request, Vocabulary words)
    {
        _request = request;
        _language = request.Language ?? Languages.Of(request.Draft, request.Question);
        _style = FigureStyle.Of(_language);
        _vocabulary = words.With(request.Ledger);
        _facts = new FactsOfCells(_vocabulary);
        _index = new LedgerIndex(request.Ledger, _facts);
        _years = PlausibleYears(request);
        _questions = [.. request.EarlierQuestions.Append(request.Question).Reverse().Select(question => Reading.Of(question, "", _vocabulary, _years))];
        _years.UnionWith(_questions.SelectMany(question => question.Years));
    }

    public GateVerdict Check(string draft)
    {
        var renderer = new Renderer(_request.Ledger, _request.Charts, new FigurePrinter(_style), _facts);
        var rendering = renderer.Render(draft);
        _reasons.AddRange(rendering.Reasons);
        var reading = Reading.Of(rendering.Text, _language, _vocabulary, _years, rendering.Pieces, AskedYear());
        var figures = Figures(rendering, reading);
        var sentences = Sentences.Of(rendering.Text, Closed(rendering, reading), [.. figures.Where(Clauses.IsMeasured).Select(figure => (figure.Start, figure.End))]);
        Clauses.CutAll(sentences, reading, figures);

        var typed = new TypedNumbers(reading, _questions, sentences, _request.Ledger, _index, figures, _vocabulary);
        var fit = new FitCheck(_vocabulary, reading, sentences, _questions, _request.Ledger, _facts, _index, figures);
        Neighbourhood(rendering);
        var passages = new Passages(_request, _vocabulary, _years, _facts);
        Settle(figures, reading, typed, fit, passages);
        foreach (var (figure, misfit) in fit.Pairs())
            Reject(misfit, figure.Start, figure.End);
        CheckNames(reading, sentences, figures);
        CheckPeriods(reading, sentences, figures, passages);
        CheckYearsAsValues(rendering, reading);
        CheckClaims(reading, sentences, figures, passages);
        foreach (var (label, misfit) in new ListedNames(reading, sentences, figures, _questions, _request.Ledger, _vocabulary).Check())
            Reject(misfit, label.Start, label.End);
        if (new Premises(reading, _questions, figures).Check() is { } affirmed)
            Reject(affirmed.Misfit, affirmed.Start, affirmed.End);
        foreach (var (figure, misfit) in new RankedLists(reading, sentences, figures, _questions).Check())
            Reject(misfit, figure.Start, figure.End);
        CheckCharts(rendering, sentences);
        return new Composer(rendering, _edits, _style, _language, _request.TextWork).Compose(_reasons);
    }

    /// <summary>Printed figures, and typed numbers that are neither periods nor names.</summary>
    private static List<Figure> Figures(Rendering rendering, Reading reading)
    {
        var figures = rendering.Pieces.Where(piece => piece.Kind == PieceKind.Number)
            .Select(piece => new Figure { Start = piece.Start, End = piece.End, Piece = piece, Facts = piece.Facts })
            .Concat(reading.Numbers.Select(number => new Figure { Start = number.Start, End = number.End, Typed = number }))
            .OrderBy(figure => figure.Start)
            .ToList();
        return figures;
    }

    private static IEnumerable<(int Start, int End)> Closed(Rendering rendering, Reading reading) =>
        rendering.Pieces.Select(piece => (piece.Start, piece.End))
            .Concat(reading.Numbers.Select(number => (number.Start, number.End)))
            .Concat(reading.Periods.SelectMany(period => period.Typed).Select(number => (number.Start, number.End)));

    private void Neighbourhood(Rendering rendering)
    {
        for (int i = 0; i < rendering.Pieces.Count; i++)
        {
            var piece = rendering.Pieces[i];
            if (piece.Kind is not (PieceKind.Number or PieceKind.Period))
                continue;
            var (misfit, drop) = Neighbours.Check(rendering.Text, piece, i + 1 < rendering.Pieces.Count ? rendering.Pieces[i + 1] : null);
            misfit ??= piece.Kind == PieceKind.Number ? Points.Check(rendering.Text, piece, drop?.End ?? Signed(rendering.Text, piece.End), _request.Ledger) : null;
            if (misfit is not null)
                Reject(misfit, piece.Start, piece.End);
            if (drop is { } span)
                _edits.Add(new Edit(span.Start, span.End, ""));
        }
    }

    /// <summary>The end of a percent sign that stands behind a position; the position where there is none.</summary>
    private static int Signed(string text, int position)
    {
        int at = position;
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F')
            at++;
        return at < text.Length && text[at] == '%' ? at + 1 : position;
    }

    private void Settle(List<Figure> figures, Reading reading, TypedNumbers typed, FitCheck fit, Passages passages)
    {
        foreach (var figure in figures.Where(figure => figure.Piece is not null))
        {
            if ((fit.Check(figure, figure.Facts!) ?? RoundedHedges.Check(reading, figure)) is { } misfit)
                Reject(misfit, figure.Start, figure.End);
        }

        foreach (var figure in figures.Where(figure => figure.Typed is not null))
            SettleTyped(figure, figures, reading, typed, fit, passages);
        figures.RemoveAll(figure => figure.Facts is null);
    }

    private void SettleTyped(Figure figure, IReadOnlyList<Figure> figures, Reading reading, TypedNumbers typed, FitCheck fit, Passages passages)
    {
        var number = figure.Typed!;
        if (number.Kind == NumberKind.Vague && IsOfUnit(figure, reading.Text))
            return;
        if (typed.IsEcho(number))
        {
            _edits.Add(new Edit(figure.Start, figure.End, null) { Echo = number.Kind != NumberKind.Name });
            return;
        }

        var candidates = number.Kind is NumberKind.Name or NumberKind.Ordinal or NumberKind.Vague ? [] : typed.Candidates(number);
        var misfits = new List<Misfit>();
        var fitting = new List<CellFacts>();
        foreach (var candidate in candidates)
        {
            if (fit.Check(figure, candidate, trial: true) is { } misfit)
                misfits.Add(misfit);
            else if (!fitting.Exists(known => TypedNumbers.SameFact(known, candidate)))
                fitting.Add(candidate);
        }

        var near = new Approximations(reading, figures, _questions, _index, fit);
        string shown = number.Kind == NumberKind.Name ? number.Word : reading.Text[figure.Start..figure.End];
        if (fitting is [var only])
        {
            figure.Facts = only;
            _ = fit.Check(figure, only);
            _edits.Add(new Edit(figure.Start, figure.End, number.IsScaled && UnitWords.ScaleOf(only.Cell.Header.Unit) > 1 ? null : Print(only, number)) { Facts = only });
        }
        else if (fitting.Count > 1 && fitting.TrueForAll(facts => facts.Cell.Value == fitting[0].Cell.Value) && InTurn(figure, fitting) is { } turn)
        {
            figure.Facts = turn;
            _ = fit.Check(figure, turn);
            _edits.Add(new Edit(figure.Start, figure.End, Print(turn, number)) { Facts = turn });
        }
        else if (fitting.Count > 1)
        {
            Reject(new Misfit("unsupported-figure", $"'{shown}' could be {string.Join(" or ", fitting.Take(4).Select(facts => facts.Cell.ToString()))}: cite the one that is meant."), figure.Start, figure.End);
        }
        else if (near.Rounded(figure) is { } rounded)
        {
            figure.Facts = rounded;
            _edits.Add(new Edit(figure.Start, figure.End, null) { Facts = rounded });
        }
        else if (!near.IsRatio(figure) && !Cited(figure, fit, passages, misfits))
        {
            Reject(misfits.Count > 0 ? misfits[0] : new Misfit("unsupported-figure", $"'{shown}' is in no result: cite a figure as {{{{R1[0].column}}}}, compute it with calculate, or leave it out."), figure.Start, figure.End);
        }
    }

    /// <summary>"million" behind a figure of a column in millions, or as part of such a unit's name.</summary>
    private bool IsOfUnit(Figure figure, string text) =>
        (figure.Previous is { } before && figure.IsUnitOf(before))
        || _vocabulary.ScaledUnits.Any(unit => string.Compare(text, figure.Start, unit, 0, unit.Length, StringComparison.OrdinalIgnoreCase) == 0);

    /// <summary>A document or a log says it, of the same thing.</summary>
    private bool Cited(Figure figure, FitCheck fit, Passages passages, List<Misfit> misfits)
    {
        if (figure.Typed!.Kind is NumberKind.Name or NumberKind.Vague)
            return false;
        foreach (var (passage, facts) in passages.Equal(figure.Typed))
        {
            if ((fit.Check(figure, facts, trial: true) ?? fit.Attributed(figure, facts, passage)) is { } misfit)
            {
                misfits.Add(misfit);
                continue;
            }

            figure.Facts = facts;
            _ = fit.Check(figure, facts);
            _edits.Add(new Edit(figure.Start, figure.End, null) { Facts = facts, Source = passage });
            return true;
        }

        return false;
    }

    /// <summary>Of several facts with the same value, the one whose turn it is in a row of figures ("de 53 à 53").</summary>
    private static CellFacts? InTurn(Figure figure, List<CellFacts> fitting)
    {
        var ordered = fitting.OrderBy(facts => facts.Days?.First ?? 0).ToArray();
        int place = FitCheck.PlaceInSentence(figure);
        return ordered.Select(facts => facts.Days).Distinct().Count() == ordered.Length && place < ordered.Length ? ordered[place] : null;
    }

    private string Print(CellFacts facts, NumberToken number)
    {
        bool ratio = number.IsPercent && !Formats.IsPercentage(facts.Cell);
        IReadOnlyList<References.Format> formats = ratio ? [new References.Format(References.Format.Percent, Decimals(number))] : [];
        string printed = new FigurePrinter(_style).Print(facts.Cell.Value, facts.Cell.Header.Unit == "%" ? "%" : null, !facts.IsTime && !facts.IsCode, formats);
        return number.IsPercent && !printed.EndsWith('%') ? printed + _style.BeforePercent + "%" : printed;
    }

    private static string Decimals(NumberToken number) => Math.Min((int)number.Readings[0].Scale, 9).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void CheckCharts(Rendering rendering, IReadOnlyList<Sentence> sentences)
    {
        var charts = new ChartCheck(_request, _language, _vocabulary, _facts, _years);
        _reasons.AddRange(charts.Check(_questions));
        foreach (var (misfit, start, end) in charts.Introductions(rendering, sentences))
            Reject(misfit, start, end);
    }

    private void Reject(Misfit misfit, int start, int end) =>
        _reasons.Add(new GateReason(misfit.Code, misfit.Message, start, end - start));

    /// <summary>The one year the newest question that names any is about: what "the year before" counts from.</summary>
    private int? AskedYear() =>
        _questions.Select(question => question.Periods).FirstOrDefault(periods => periods.Count > 0) is [{ Shape: PeriodShape.Single } only, ..] periods && periods.TrueForAll(period => YearOf(period) == YearOf(only)) ? YearOf(only) : null;

    private static int? YearOf(PeriodMention period) =>
        period.Span is { First: > 0 } span && span.Last <= DateOnly.MaxValue.DayNumber && DateOnly.FromDayNumber(span.First).Year is var year && DateOnly.FromDayNumber(span.Last).Year == year ? year : null;

    private static HashSet<int> PlausibleYears(GateRequest request)
    {
        var years = new HashSet<int>();
        years.UnionWith(request.Profiles.SelectMany(profile => profile.Columns).Select(column => FilterSpan.YearIn(column.Name)).OfType<int>());
        foreach (var days in request.Profiles.Select(Vocabulary.Coverage).OfType<DayRange>())
        {
            for (int year = DateOnly.FromDayNumber(days.First).Year; year <= DateOnly.FromDayNumber(days.Last).Year && years.Count < 5_000; year++)
                years.Add(year);
        }

        return years;
    }
}
