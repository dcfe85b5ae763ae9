using System.Collections.Frozen;
using Tally.ModelEmulator.Analyst.Catalogue;
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

    private static readonly FrozenSet<string> Alls = new[] { "all", "both", "tous", "toutes", "ensemble", "total", "alle" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsTotal(string label)
    {
        string fold = string.Join(' ', Folding.Words(label));
        return Labels.Contains(fold);
    }

    /// <summary>A single row at the foot of a table, where every other value has several.</summary>
    public static bool IsFoot(Table table, Field field, string label) => table.Rows > field.Distinct
        && field.Values.FirstOrDefault(value => value.Text == label) is { Count: 1 } && field.Values.Any(static value => value.Count > 1);

    /// <summary>"All levels" in a column of levels; "All Saints" in one of schools is a name.</summary>
    public static bool IsTotal(string label, string column)
    {
        IReadOnlyList<string> words = Folding.Words(label);
        return IsTotal(label)
            || (words.Count > 1 && Alls.Contains(words[0]) && Phrase.Of(string.Join(' ', words.Skip(1).Where(static word => !Fillers.IsFunctionWord(word)))).Units is [var only] && Phrase.Of(column).Units.Any(unit => unit.Stem == only.Stem || unit.Concepts.Any(only.Concepts.Contains)));
    }
}
