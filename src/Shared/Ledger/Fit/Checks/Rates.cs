using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Checks;

/// <summary>"… par an", "… per month": what is of a longer time than the one it is said of is no rate, unless it was divided.</summary>
internal static class Rates
{
    private const int Reach = 5;

    private static readonly HashSet<string> Per = ["par", "chaque", "per", "each", "every", "a", "pro", "je", "jedes", "jeden"];

    private static readonly Dictionary<string, int> Days = new()
    {
        ["an"] = 366,
        ["annee"] = 366,
        ["year"] = 366,
        ["jahr"] = 366,
        ["semestre"] = 184,
        ["trimestre"] = 92,
        ["quarter"] = 92,
        ["quartal"] = 92,
        ["mois"] = 31,
        ["month"] = 31,
        ["monat"] = 31,
        ["jour"] = 1,
        ["day"] = 1,
        ["tag"] = 1,
    };

    private static readonly Dictionary<string, int> Adverbs = new() { ["annually"] = 366, ["yearly"] = 366, ["monthly"] = 31, ["jahrlich"] = 366, ["monatlich"] = 31, ["annuellement"] = 366, ["mensuellement"] = 31 };

    public static Misfit? Check(Reading reading, Figure figure, CellFacts facts, Change? change)
    {
        if (Said(reading, figure) is not { } days || facts.Days is not { } own || own.Days <= days)
            return null;
        bool divided = facts.Lineage.Operation is "AVG" or "MEDIAN" or "MIN" or "MAX" or "ROUND" || (facts.Lineage.Operation is "/" or "*" && change is null);
        return divided ? null : new Misfit("unfit-period", $"{facts.Cell} is of all of {Describe.Days(facts)}; divide it by the number of periods before you call it a rate.");
    }

    /// <summary>The days that the figure is said to be for; null when nothing behind it says so.</summary>
    private static int? Said(Reading reading, Figure figure)
    {
        int first = reading.Words.FindLastIndexBefore(figure.End) + 1;
        for (int i = first; i < reading.Words.Count && i < first + Reach; i++)
        {
            if (reading.Text.AsSpan(figure.End, Math.Max(0, reading.Words[i].Start - figure.End)).ContainsAny(FitWords.Stops))
                return null;
            if (Adverbs.TryGetValue(reading.Words[i].Folded, out int adverb))
                return adverb;
            if (Per.Contains(reading.Words[i].Folded) && i + 1 < reading.Words.Count && Days.TryGetValue(reading.Words[i + 1].Folded, out int days))
                return i + 2 < reading.Words.Count && reading.Words[i + 2].Folded is "earlier" or "later" or "before" or "after" or "ago" ? null : days;
        }

        return null;
    }
}
