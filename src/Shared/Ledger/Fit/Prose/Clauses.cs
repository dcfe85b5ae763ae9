using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>
/// Gives each figure of a sentence its own stretch of it, cut into clauses. Between two figures the strongest separator
/// divides; what is joined ("HEC et FBM", "de 2011 à 2021") and a bracket without figures are never cut.
/// </summary>
internal sealed class Clauses
{
    private const int ClauseRank = 3;
    private const int SoftRank = 2;
    private readonly List<(int At, int Rank, bool Towards)> _separators = [];
    private readonly Apposition _apposition;

    private Clauses(Sentence sentence, Reading reading, IReadOnlyList<Figure> figures)
    {
        _apposition = new Apposition(reading);
        var closed = Closed(sentence, reading, figures);
        Punctuation(sentence, reading.Text, closed);
        Words(sentence, reading, closed);
        _separators.Sort((left, right) => left.At.CompareTo(right.At));
    }

    /// <summary>Tells each figure its sentence and its clauses; figures are in order of their start.</summary>
    public static void CutAll(IReadOnlyList<Sentence> sentences, Reading reading, List<Figure> figures)
    {
        int next = 0;
        for (int i = 0; i < sentences.Count; i++)
        {
            while (next < figures.Count && figures[next].Start < sentences[i].Start)
                next++;
            int first = next;
            while (next < figures.Count && figures[next].Start < sentences[i].End)
                figures[next++].Sentence = i;
            if (next > first)
                Cut(sentences[i], reading, figures.GetRange(first, next - first));
        }
    }

    private static void Cut(Sentence sentence, Reading reading, IReadOnlyList<Figure> figures)
    {
        var clauses = new Clauses(sentence, reading, figures);
        int start = sentence.Start;
        foreach (var figure in figures.Where(figure => !IsMeasured(figure)))
        {
            figure.Previous = figures.LastOrDefault(other => other.Start < figure.Start && IsMeasured(other));
            clauses.Fill(figure, sentence.Start, sentence.End);
        }

        figures = [.. figures.Where(IsMeasured)];
        for (int i = 0; i < figures.Count; i++)
        {
            int end = i + 1 < figures.Count ? clauses.Boundary(figures[i], figures[i + 1]) : sentence.End;
            figures[i].Previous = i > 0 ? figures[i - 1] : null;
            clauses.Fill(figures[i], start, end);
            start = end;
        }
    }

    /// <summary>"Third" and the "million" behind a figure are no values of their own, and part nothing.</summary>
    public static bool IsMeasured(Figure figure) => figure.Typed?.Kind is not (NumberKind.Ordinal or NumberKind.Vague or NumberKind.Name);

    private int Boundary(Figure left, Figure right)
    {
        int last = _apposition.LeadBefore(right, left.End) ?? right.Start;
        (int At, int Rank, bool Towards)? best = null;
        foreach (var separator in _separators)
        {
            if (separator.At < left.End || separator.At > last)
                continue;
            if (best is null || separator.Rank > best.Value.Rank || (separator.Rank == best.Value.Rank && separator.Towards))
                best = separator;
        }

        return best?.At ?? last;
    }

    private void Fill(Figure figure, int start, int end)
    {
        var clauses = new List<(int Start, int End)>();
        int from = start;
        foreach (var (at, rank, _) in _separators)
        {
            if (rank < ClauseRank || at <= from || at >= end)
                continue;
            clauses.Add((from, at));
            from = at;
        }

        clauses.Add((from, end));
        figure.Clauses = clauses;
        figure.OwnClause = Math.Max(0, clauses.FindIndex(clause => figure.Start >= clause.Start && figure.Start < clause.End));
    }

    private static List<(int Start, int End)> Closed(Sentence sentence, Reading reading, IReadOnlyList<Figure> figures)
    {
        var closed = new List<(int Start, int End)>();
        closed.AddRange(figures.Select(figure => (figure.Start, figure.End)));
        closed.AddRange(reading.Periods.InRange(sentence.Start, sentence.End).Select(mention => (mention.Start, mention.End)));
        closed.AddRange(reading.Labels.InRange(sentence.Start, sentence.End).Select(mention => (mention.Start, mention.End)));
        closed.AddRange(reading.Measures.InRange(sentence.Start, sentence.End).Select(mention => (mention.Start, mention.End)));
        for (int open = sentence.Start; open < sentence.End; open++)
        {
            if (reading.Text[open] is not ('(' or '['))
                continue;
            int close = reading.Text.IndexOf(reading.Text[open] == '(' ? ')' : ']', open);
            if (close < 0 || close >= sentence.End)
                break;
            if (!figures.Any(figure => figure.Start > open && figure.Start < close))
                closed.Add((open, close + 1));
            open = close;
        }

        return closed;
    }

    private void Punctuation(Sentence sentence, string text, List<(int Start, int End)> closed)
    {
        for (int at = sentence.Start; at < sentence.End; at++)
        {
            bool spaced = at > sentence.Start && at + 1 < sentence.End && text[at - 1] == ' ' && text[at + 1] == ' ';
            int rank = text[at] switch
            {
                ';' or '\n' => 5,
                '(' or ')' or '[' or ']' or '—' or '→' => 4,
                '–' or '-' or '/' or '·' or '|' when spaced => 4,
                ',' => 3,
                ':' or '=' => 1,
                _ => 0,
            };
            if (rank > 0 && !IsClosed(closed, at))
                _separators.Add((text[at] is ')' or ']' ? at + 1 : at, rank, false));
        }
    }

    private void Words(Sentence sentence, Reading reading, List<(int Start, int End)> closed)
    {
        for (int i = reading.Words.FindLastIndexBefore(sentence.Start) + 1; i < reading.Words.Count && reading.Words[i].Start < sentence.End; i++)
        {
            var word = reading.Words[i];
            bool towards = FitWords.Towards.Contains(word.Folded);
            int rank = FitWords.Contrasts.Contains(word.Folded) ? 5 : FitWords.Conjunctions.Contains(word.Folded) ? 4 : FitWords.Soft.Contains(word.Folded) || towards ? SoftRank : 0;
            if (rank > 0 && !IsClosed(closed, word.Start))
                _separators.Add((word.Start, rank, towards));
        }
    }

    private static bool IsClosed(List<(int Start, int End)> closed, int at) => closed.Any(span => at >= span.Start && at < span.End);
}
