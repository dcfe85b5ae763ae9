using System.Collections.Frozen;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>Labels that stand for all the others together.</summary>
internal static class Totals
{
    private static readonly FrozenSet<string> Labels = new[]
    {
        "total", "totaux", "totals", "ensemble", "tous", "toutes", "all", "overall", "gesamt", "grand total", "total general", "total generale",
        "sum", "somme", "tout", "both", "both sexes", "les deux", "insgesamt", "all ages", "tous ages", "alle", "total all", "hommes et femmes", "both genders", "sous total", "subtotal",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsTotal(string label)
    {
        string fold = string.Join(' ', Folding.Words(label));
        return Labels.Contains(fold);
    }
}
