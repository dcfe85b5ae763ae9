using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Checks;

/// <summary>"{{…}} euros", "$ {{…}}": a unit that is typed beside a figure must be the one its column is in.</summary>
internal sealed class UnitFit(Reading reading, IReadOnlyList<Reading> questions, Vocabulary vocabulary)
{
    public IEnumerable<(Figure Figure, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            if (figure.Facts is { IsTime: false, IsCode: false, Cell.Entry.Source: not (LedgerSource.Document or LedgerSource.CodeInterpreter) } facts && Misfit(figure, facts) is { } misfit)
                yield return (figure, misfit);
        }
    }

    private Misfit? Misfit(Figure figure, CellFacts facts)
    {
        var (after, scaled) = After(figure);
        string? typed = after ?? Before(figure.Start);
        if (typed is null || figure.Piece?.Formats.Any(format => format.Name == References.Format.Unit) == true)
            return null;
        bool counts = facts.Lineage.Operation is "COUNT" or "COUNT DISTINCT";
        if (!(counts && UnitWords.IsTime(typed)) && !Units(facts).Contains(typed))
            return new Misfit("wrong-format", $"{facts.Cell} is {(facts.Cell.Header.Unit is { } unit ? $"in {unit}" : "in no unit that the data name")}, not in {typed}.");
        decimal scale = UnitWords.ScaleOf(facts.Cell.Header.Unit);
        return scale > 1 && UnitWords.IsMoney(typed) && !scaled
            ? new Misfit("wrong-format", $"{facts.Cell} is in {facts.Cell.Header.Unit}: say so beside it.")
            : null;
    }

    /// <summary>The unit right behind the figure, a word such as "million" between; and whether there is such a word.</summary>
    private (string? Unit, bool Scaled) After(Figure figure)
    {
        bool scaled = figure.Typed?.IsScaled == true;
        int position = figure.End;
        for (int at = reading.Words.FindLastIndexBefore(position) + 1, seen = 0; at < reading.Words.Count && seen < 3; at++, seen++)
        {
            var word = reading.Words[at];
            var between = reading.Text.AsSpan(position, Math.Max(0, word.Start - position));
            if (word.Start < position || between.Length > 3)
                break;
            if (between.IndexOfAny('€', '$', '£') is >= 0 and var sign)
                return (UnitWords.Of(between[sign].ToString()), scaled);
            if (between.ContainsAny(FitWords.Stops))
                break;
            if (UnitWords.Of(word.Folded) is { } unit)
                return (unit, scaled);
            bool scale = Lexicon.All.Any(lexicon => lexicon.Scales.ContainsKey(word.Folded) || lexicon.Collectives.ContainsKey(word.Folded));
            if (!scale && word.Folded is not ("de" or "d" or "of" or "us" or "swiss"))
                break;
            scaled |= scale;
            position = word.End;
        }

        return (position < reading.Text.Length && reading.Text[position] is '€' or '$' or '£' ? UnitWords.Of(reading.Text[position].ToString()) : null, scaled);
    }

    private string? Before(int position)
    {
        int at = reading.Words.FindLastIndexBefore(position);
        var between = reading.Text.AsSpan(at < 0 ? 0 : reading.Words[at].End, position - (at < 0 ? 0 : reading.Words[at].End));
        if (between.TrimEnd(" *_\u00A0\u202F") is [.., '€' or '$' or '£'] signed)
            return UnitWords.Of(signed[^1].ToString());
        return at >= 0 && !between.ContainsAnyExcept(" *_\u00A0\u202F") && UnitWords.Of(reading.Words[at].Folded) is { } unit && UnitWords.IsMoney(unit) ? unit : null;
    }

    /// <summary>What the column is known to be in: its unit, its name, what is said of its file; where nothing is, what the question says.</summary>
    private HashSet<string> Units(CellFacts facts)
    {
        var units = Read($"{facts.Cell.Header.Unit} {string.Join(' ', facts.Lineage.Columns)}");
        foreach (var profile in facts.Lineage.Datasets.Select(dataset => vocabulary.Profile(dataset.Id)).OfType<Datasets.DatasetProfile>())
        {
            units.UnionWith(Read(string.Join(' ', profile.Columns.Where(column => facts.Columns.Contains(Columns.Folding.Fold(column.Name))).Select(column => $"{column.Unit} {string.Join(' ', column.Synonyms)}"))));
            if (units.Count == 0)
                units.UnionWith(Read(profile.Context));
        }

        return units.Count > 0 ? units : [.. questions.SelectMany(question => question.Words).Select(word => UnitWords.Of(word.Folded)).OfType<string>()];
    }

    private static HashSet<string> Read(string text) => [.. Phrases.Tokens(text).Select(word => UnitWords.Of(word.Folded)).OfType<string>()];
}
