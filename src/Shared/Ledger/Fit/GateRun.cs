using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit;

/// <summary>One check of one draft, from references to verdict.</summary>
internal sealed class GateRun
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
        var sentences = Sentences.Of(rendering.Text, Closed(rendering, reading), [.. figures.Select(figure => (figure.Start, figure.End))]);
        Clauses.CutAll(sentences, reading, figures);

        var typed = new TypedNumbers(reading, _questions, sentences, _request.Ledger, _index, _vocabulary);
        var fit = new FitCheck(_vocabulary, reading, sentences, figures, _questions);
        Neighbourhood(rendering);
        var passages = new Passages(_request, _vocabulary, _years, _facts);
        Settle(figures, typed, fit, passages, rendering.Text);
        foreach (var (figure, misfit) in fit.Pairs())
            Reject(misfit, figure.Start, figure.End);
        CheckPeriods(reading, sentences, figures, passages);
        CheckYearsAsValues(rendering, reading);
        CheckClaims(reading, sentences, figures);
        foreach (var (label, misfit) in new ListedNames(reading, sentences, figures, _questions, _request.Ledger).Check())
            Reject(misfit, label.Start, label.End);
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
            if (misfit is not null)
                Reject(misfit, piece.Start, piece.End);
            if (drop is { } span)
                _edits.Add(new Edit(span.Start, span.End, ""));
        }
    }

    private void Settle(List<Figure> figures, TypedNumbers typed, FitCheck fit, Passages passages, string text)
    {
        foreach (var figure in figures.Where(figure => figure.Piece is not null))
        {
            if (fit.Check(figure, figure.Facts!) is { } misfit)
                Reject(misfit, figure.Start, figure.End);
        }

        foreach (var figure in figures.Where(figure => figure.Typed is not null))
            SettleTyped(figure, typed, fit, passages, text);
        figures.RemoveAll(figure => figure.Facts is null);
    }

    private void SettleTyped(Figure figure, TypedNumbers typed, FitCheck fit, Passages passages, string text)
    {
        var number = figure.Typed!;
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

        string shown = number.Kind == NumberKind.Name ? number.Word : text[figure.Start..figure.End];
        if (fitting is [var only])
        {
            figure.Facts = only;
            _ = fit.Check(figure, only);
            _edits.Add(new Edit(figure.Start, figure.End, Print(only, number)) { Facts = only });
        }
        else if (fitting.Count > 1 && fitting.TrueForAll(facts => facts.Cell.Value == fitting[0].Cell.Value) && InTurn(figure, fitting, fit) is { } turn)
        {
            figure.Facts = turn;
            _ = fit.Check(figure, turn);
            _edits.Add(new Edit(figure.Start, figure.End, Print(turn, number)) { Facts = turn });
        }
        else if (fitting.Count > 1)
        {
            Reject(new Misfit("unsupported-figure", $"'{shown}' could be {string.Join(" or ", fitting.Take(4).Select(facts => facts.Cell.ToString()))}: cite the one that is meant."), figure.Start, figure.End);
        }
        else if (!Cited(figure, fit, passages, misfits))
        {
            Reject(misfits.Count > 0 ? misfits[0] : new Misfit("unsupported-figure", $"'{shown}' is in no result: cite a figure as {{{{R1[0].column}}}}, compute it with calculate, or leave it out."), figure.Start, figure.End);
        }
    }

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
    private static CellFacts? InTurn(Figure figure, List<CellFacts> fitting, FitCheck fit)
    {
        var ordered = fitting.OrderBy(facts => facts.Days?.First ?? 0).ToArray();
        int place = fit.PlaceInSentence(figure);
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

    private void CheckPeriods(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Figure> figures, Passages passages)
    {
        var periods = new TypedPeriods(reading, _questions, sentences, _request.Ledger, figures, _vocabulary);
        foreach (var mention in reading.Periods)
        {
            var misfit = Backwards(mention) ?? periods.Check(mention);
            if (misfit is { Code: "unsupported-figure" } && mention.Typed.Select(number => passages.Naming(TypedPeriods.DaysOf(number))).ToArray() is var naming && Array.TrueForAll(naming, passage => passage is not null))
                _edits.AddRange(mention.Typed.Zip(naming, (number, passage) => new Edit(number.Start, number.End, null) { Source = passage }));
            else if (misfit is not null)
                Reject(misfit, mention.Start, mention.End);
            else
                _edits.AddRange(mention.Typed.Select(number => new Edit(number.Start, number.End, null) { Echo = true }));
        }
    }

    private static Misfit? Backwards(PeriodMention mention) =>
        mention.Shape == PeriodShape.Range && mention.Alternatives[0].First >= mention.Alternatives[^1].First
            ? new Misfit("unfit-period", mention.Alternatives[0] == mention.Alternatives[^1]
                ? $"A period does not run from {Describe.Days(mention.Alternatives[0])} to the same."
                : $"A period runs from {Describe.Days(mention.Alternatives[^1])} to {Describe.Days(mention.Alternatives[0])}, not backwards.")
            : null;

    /// <summary>"students: {{R1[0].annee}}": a year may not stand where a measure's value is announced.</summary>
    private void CheckYearsAsValues(Rendering rendering, Reading reading)
    {
        foreach (var piece in rendering.Pieces.Where(piece => piece.Kind == PieceKind.Period && piece.Cell.Value.IsNumeric && !piece.InTable))
        {
            var before = reading.Measures.FindLast(measure => measure.End <= piece.Start);
            bool announced = before is not null && rendering.Text.AsSpan(before.End, piece.Start - before.End).Trim() is ":" or "=";
            if (announced)
                Reject(new Misfit("unfit-column", $"{piece.Cell} is a period, not {Describe.Values(before!.Columns)}."), piece.Start, piece.End);
        }
    }

    private void CheckClaims(Reading reading, IReadOnlyList<Sentence> sentences, List<Figure> figures)
    {
        var directions = new Directions(reading, _request.Ledger, _facts, _vocabulary);
        var comparatives = new Comparatives(reading, _questions, _request.Ledger, _facts);
        var extremes = new ExtremeClaims(reading, _questions, _index, _facts, _vocabulary);
        if (extremes.CheckAnswer(sentences, figures) is { } unasked)
            Reject(unasked.Misfit, unasked.Figure.Start, unasked.Figure.End);
        foreach (var (sentence, i) in sentences.Select((sentence, i) => (sentence, i)))
        {
            var own = figures.FindAll(figure => figure.Sentence == i);
            foreach (var (figure, start, end, misfit) in directions.Check(sentence, own).Concat(extremes.Check(sentence, own)))
                Reject(misfit, figure?.Start ?? start, figure?.End ?? end);
            foreach (var (start, end, misfit) in comparatives.Check(sentence, own))
                Reject(misfit, start, end);
        }
    }

    private void CheckCharts(Rendering rendering, IReadOnlyList<Sentence> sentences)
    {
        var charts = new ChartCheck(_request, _language, _vocabulary, _facts, _years);
        _reasons.AddRange(charts.Check(_questions));
        foreach (var place in rendering.Pieces.Where(piece => piece.Kind == PieceKind.Chart && rendering.Text.AsSpan(piece.Start).StartsWith("{{C")))
        {
            foreach (var misfit in charts.Introduced(rendering.Text[(place.Start + 2)..(place.End - 2)], Introduction(rendering.Text, place.Start, sentences)))
                Reject(misfit, place.Start, place.End);
        }

        foreach (var table in rendering.Pieces.Where(piece => piece.InTable).DistinctBy(piece => piece.Cell.Entry.Id))
        {
            int row = rendering.Text.LastIndexOf('\n', table.Start) + 1;
            foreach (var misfit in charts.Introduced(table.Cell.Entry, Introduction(rendering.Text, row, sentences)))
                Reject(misfit, table.Start, table.End);
        }
    }

    /// <summary>The words before a chart or a table in its own line, or the line before it that ends with a colon.</summary>
    private static string Introduction(string text, int place, IReadOnlyList<Sentence> sentences)
    {
        int line = text.LastIndexOf('\n', Math.Max(place - 1, 0)) + 1;
        string own = line < place ? text[line..place] : "";
        if (!string.IsNullOrWhiteSpace(own))
            return own;
        var before = sentences.LastOrDefault(sentence => sentence.End <= place && sentence.Kind != SentenceKind.Cell);
        string words = before is null ? "" : text[before.Start..before.End];
        return words.TrimEnd(' ', '*', '_').EndsWith(':') ? words : "";
    }

    private void Reject(Misfit misfit, int start, int end) =>
        _reasons.Add(new GateReason(misfit.Code, misfit.Message, start, end - start));

    /// <summary>The one year the newest question that names any is about: what "the year before" counts from.</summary>
    private int? AskedYear() =>
        _questions.Select(question => question.Periods).FirstOrDefault(periods => periods.Count > 0) is [{ Shape: PeriodShape.Single } only] ? only.Alternatives[0].WholeYear : null;

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
