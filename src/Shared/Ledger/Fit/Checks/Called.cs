using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>What a figure is called (an average, a median, a total) must be what its query worked out.</summary>
internal sealed class Called(Reading reading, Vocabulary vocabulary)
{
    private const int After = 3;

    private static readonly HashSet<string> Average = ["moyenne", "moyen", "moyens", "moyennes", "average", "averages", "averaged", "mean", "durchschnitt", "durchschnittlich", "schnitt", "mittel"];
    private static readonly HashSet<string> Median = ["median", "mediane", "medianes", "medians"];
    private static readonly HashSet<string> Total = ["totalise", "totalisent", "totalisait", "totalisaient", "totalled", "totaled", "insgesamt"];
    private static readonly HashSet<string> TotalAfter = ["total", "all", "tout"];

    public static bool IsAverage(string folded) => Average.Contains(folded);

    private enum Name
    {
        Average,
        Median,
        Total,
    }

    public Misfit? Check(Figure figure, CellFacts facts)
    {
        if (facts.Cell.Entry.Source != LedgerSource.Query || facts.Lineage.Origin is Queries.CellOrigin.Constant || NameOf(figure) is not { } called || IsOwnName(facts, called))
            return null;
        var made = Sql.ItemOf(facts.Cell.Entry.Result.Sql, facts.Cell.Header.Name);
        bool Makes(string function) => facts.Lineage.Operation == function || made.Contains(function, StringComparer.OrdinalIgnoreCase);
        bool right = called switch
        {
            Name.Average => Makes("AVG") || Makes("/"),
            Name.Median => Makes("MEDIAN") || made.Any(word => word.StartsWith("PERCENTILE", StringComparison.OrdinalIgnoreCase)),
            _ => !Makes("AVG") && !Makes("MEDIAN"),
        };
        return right ? null : new Misfit("unfit-operation", $"{facts.Cell} is no {called.ToString().ToLowerInvariant()}; say what it is, or cite the right figure.");
    }

    /// <summary>The nearest such word of the figure's own clause, else right behind it.</summary>
    private Name? NameOf(Figure figure)
    {
        if (figure.Clauses.Count == 0)
            return null;
        Name? named = null;
        // A number that was typed before it ("the twelve towns total …") takes nothing that is said behind it.
        int from = figure.Previous is { Typed: not null } counted ? counted.End : figure.Clauses[figure.OwnClause].Start;
        int first = reading.Words.FindLastIndexBefore(from) + 1, at = first;
        // "The average of all 1 000 ratings": the average is not what the figure is, but what it is of.
        if (reading.Words.FindLastIndexBefore(figure.Start) is > 0 and var last && reading.Words[last].Folded is "all" or "the" or "des" or "les" or "aller" or "der" && reading.Words[last - 1].Folded is "of" or "de" or "over" or "sur" or "average" or "moyenne" or "durchschnitt")
            return null;
        for (; at < reading.Words.Count && reading.Words[at].End <= figure.Start; at++)
            named = Of(at, first) ?? named;
        at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        for (int i = at; named is null && i < reading.Words.Count && i < at + After && reading.Words[i].Start < figure.PartEnd; i++)
            named = reading.Words[i].Folded is "averaged" or "averages" ? null : Of(i, first);

        return named;
    }

    private Name? Of(int word, int first)
    {
        string folded = reading.Words[word].Folded, before = word > first ? reading.Words[word - 1].Folded : "";
        return Average.Contains(folded) ? Name.Average : Median.Contains(folded) ? Name.Median
            : Total.Contains(folded) || (TotalAfter.Contains(folded) && before is "in" or "au" or "en") ? Name.Total : null;
    }

    /// <summary>The column itself is of averages: "mean_stay_days".</summary>
    private bool IsOwnName(CellFacts facts, Name called)
    {
        var words = called switch { Name.Average => Average, Name.Median => Median, _ => Total };
        return facts.Lineage.Columns.Concat(facts.Lineage.Datasets.Select(dataset => vocabulary.Profile(dataset.Id)).OfType<Datasets.DatasetProfile>()
                .SelectMany(profile => profile.Columns).Where(column => facts.Columns.Contains(Folding.Fold(column.Name))).SelectMany(column => column.Synonyms))
            .SelectMany(name => Phrases.Tokens(name)).Any(word => words.Contains(word.Folded));
    }
}
