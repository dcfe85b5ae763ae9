using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Claims;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Queries;

namespace Tally.Ledger.Fit.Typed;

/// <summary>
/// A year or date that the model typed must be asked for, executed as a filter, be that of a figure beside it, or be an
/// end of what the data cover where the text speaks of that.
/// </summary>
internal sealed class TypedPeriods(Reading reading, IReadOnlyList<Reading> questions, IReadOnlyList<Sentence> sentences, IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<Figure> figures, Vocabulary vocabulary, Twins twins)
{
    private static readonly string[] CoverageStems = ["couvr", "cover", "disponib", "availab", "etend", "span", "umfass", "abgedeckt", "vont", "range", "porte"];

    private readonly HashSet<DayRange> _asked = [.. questions.SelectMany(question => question.Periods).SelectMany(period => period.Alternatives.Append(period.Span))];

    /// <summary>What filters ask for by itself; the bounds of what they ask for are ends of a period only.</summary>
    private readonly HashSet<DayRange> _executed = [.. Executed(ledger, condition => condition.Operator is ConditionOperator.Equal or ConditionOperator.In)];

    private readonly HashSet<DayRange> _bounds = [.. Executed(ledger, condition => condition.Operator is not (ConditionOperator.Equal or ConditionOperator.In))];

    public Misfit? Check(PeriodMention mention)
    {
        if (mention.Typed.Count == 0 || IsOffered(mention))
            return null;
        if (Coverage(mention) is { } coverage)
            return coverage.Misfit;
        foreach (var number in mention.Typed)
        {
            var days = DaysOf(number);
            if (!Supported(days, mention))
                return new Misfit("unsupported-figure", $"{reading.Text[number.Start..number.End]} is neither in the question nor the period of a figure cited there; cite it, or name only periods of the figures.");
        }

        return null;
    }

    public static DayRange DaysOf(NumberToken number) => number.Days ?? DayRange.Year((int)number.Readings[0]);

    private bool Supported(DayRange days, PeriodMention mention) =>
        _asked.Contains(days) || _asked.Any(asked => asked.First == days.First && asked.Last > DateOnly.MaxValue.DayNumber)
        || _executed.Contains(days)
        || (mention.Shape != PeriodShape.Single && _bounds.Contains(days))
        || figures.Any(figure => figure.Facts?.PartOfYear == days)
        || figures.Any(figure => figure.Facts?.Days is { } own && (own == days || ((own.First == days.First || own.Last == days.Last) && !IsQuarterOf(figure.Facts, own, days, mention)) || (days.Contains(own) && own.Days < days.Days)))
        || (mention.Shape == PeriodShape.Range && ledger.SelectMany(entry => entry.Result.Periods).Any(period => DayRange.Parse(period.From) is { } from && DayRange.Parse(period.To) is { } to && from.To(to) == mention.Span))
        || (SpeaksOfData(mention) && Covered(mention).Any(covered => days.Contains(new DayRange(covered.First, covered.First)) || days.Contains(new DayRange(covered.Last, covered.Last))))
        || TimeCells(days)
        || IsListed(mention)
        || (mention.Shape is PeriodShape.Open or PeriodShape.Range && SaysCourse(mention) && ledger.Any(entry => entry.Result.Rows.Count > 2 && Times(entry).Contains(days)))
        || figures.Any(figure => figure.Facts is { } facts && sentences.Holding(mention.Start)?.Holds(figure.Start) == true && twins.DaysOfExtreme(facts).Any(days.Contains));

    /// <summary>"Falling since 2020": what is said of the course since then is held to the series.</summary>
    private bool SaysCourse(PeriodMention mention) =>
        sentences.Holding(mention.Start) is { } sentence && reading.WordsIn(sentence.Start, sentence.End).Any(word => Directions.WayOf(word) is not null);

    /// <summary>"Which year? - The whole university in 2021": what an answer without figures asks back claims nothing.</summary>
    private bool IsOffered(PeriodMention mention)
    {
        if (figures.Count > 0 || sentences.Holding(mention.Start) is not { } own)
            return false;
        var asked = own.Kind == SentenceKind.Item ? sentences.LastOrDefault(sentence => sentence.End <= own.Start && sentence.Kind != SentenceKind.Item) : own;
        return asked is not null && reading.Text.AsSpan(asked.Start, asked.End - asked.Start).TrimEnd(" *_:").EndsWith("?") && Covered(mention).Any(covered => covered.Contains(mention.Span));
    }

    /// <summary>"2017, 2018 and 2019": all the rows of a result, one for each.</summary>
    private bool IsListed(PeriodMention mention) =>
        mention.Shape == PeriodShape.List && ledger.Any(entry => entry.Result.Rows.Count == mention.Alternatives.Count && Times(entry).ToHashSet().SetEquals(mention.Alternatives));

    private IEnumerable<DayRange> Times(LedgerEntry entry) =>
        entry.Result.Columns.ToList().FindIndex(column => column.Sources is [var source] && vocabulary.Role(source) == Columns.ColumnRole.Time) is >= 0 and var time
            ? entry.Result.Rows.Select(row => DayRange.Parse(row[time].ToString())).OfType<DayRange>()
            : [];

    /// <summary>"In the fourth quarter of 2023" is no end of the year 2023; where a column tells quarters, its cell is held to the quarter named.</summary>
    private static bool IsQuarterOf(CellFacts facts, DayRange own, DayRange days, PeriodMention mention) => own.WholeYear is not null && facts.PartOfYear is null && days.Days is >= 90 and <= 92 && mention.Shape == PeriodShape.Single;

    /// <summary>The one row of a result, or the first of an ordered one, is of that time.</summary>
    private bool TimeCells(DayRange days) =>
        ledger.Any(entry => (entry.Result.Rows.Count == 1 || (entry.Result.Rows.Count > 1 && Sql.OrderDescends(entry.Result.Sql) is not null)) && entry.Result.Rows[0].Select((cell, column) => (cell, column))
            .Any(item => vocabulary.Role(entry.Result.Columns[item.column].Sources is [var source] ? source : "") == Columns.ColumnRole.Time && DayRange.Parse(item.cell.ToString()) == days));

    /// <summary>A statement of what the data cover must be exactly what the profiles say; null when it is none.</summary>
    private (Misfit? Misfit, bool Stated)? Coverage(PeriodMention mention)
    {
        var sentence = sentences.Holding(mention.Start);
        if (sentence is null || mention.Shape != PeriodShape.Range || figures.Any(figure => sentence.Holds(figure.Start)))
            return null;
        bool states = reading.WordsIn(sentence.Start, sentence.End).Any(word => CoverageStems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)));
        bool denied = reading.WordsIn(sentence.Start, mention.Start).Any(word => FitWords.Negations.Contains(word));
        if (!states || denied)
            return null;
        var covered = Covered(mention).ToArray();
        if (covered.Length == 0)
            return null;
        bool exact = covered.Contains(mention.Span) || covered.Aggregate((left, right) => left.To(right)) == mention.Span;
        return (exact ? null : new Misfit("unfit-period", $"The data cover {string.Join(", ", covered.Distinct().Take(3).Select(Describe.Days))}, not {Describe.Days(mention.Span)}."), true);
    }

    private bool SpeaksOfData(PeriodMention mention)
    {
        var sentence = sentences.Holding(mention.Start);
        return sentence is not null && (mention.Shape is PeriodShape.Open or PeriodShape.Range
            || reading.WordsIn(sentence.Start, sentence.End).Any(word => FitWords.Sources.Contains(word) || CoverageStems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal))));
    }

    private IEnumerable<DayRange> Covered(PeriodMention mention)
    {
        var sentence = sentences.Holding(mention.Start);
        var labels = reading.Labels.Where(label => sentence is not null && sentence.Holds(label.Start) && !label.Generic && Bracket(label.Start) == Bracket(mention.Start)).ToArray();
        var named = vocabulary.Profiles.Where(profile => labels.Any(label => vocabulary.FileLabel(profile.Id) is var file && label.Column == file.Column && label.Values.Contains(file.Value))).ToArray();
        return (named.Length > 0 ? named : vocabulary.Profiles).Select(Vocabulary.Coverage).OfType<DayRange>();
    }

    private static IEnumerable<DayRange> Executed(IReadOnlyList<LedgerEntry> ledger, Func<Condition, bool> counts) =>
        ledger.SelectMany(entry => entry.Result.Filters).Where(counts).SelectMany(condition => condition.Values).Select(DayRange.Parse).OfType<DayRange>();

    /// <summary>Where the bracket opens that a position stands in; -1 outside of any.</summary>
    private int Bracket(int position)
    {
        int open = position == 0 ? -1 : reading.Text.LastIndexOf('(', position - 1);
        return open >= 0 && reading.Text.IndexOf(')', open) > position ? open : -1;
    }
}
