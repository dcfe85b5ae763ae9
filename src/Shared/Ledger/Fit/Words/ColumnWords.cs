using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ledger.Fit.Words;

/// <summary>What a column is called beside its name and synonyms: the name without the unit in it, the adjective of a group of people.</summary>
internal static class ColumnWords
{
    private static readonly string[] Women = ["féminin", "féminine", "féminins", "féminines", "female", "weiblich", "weibliche", "weiblichen"];
    private static readonly string[] Men = ["masculin", "masculine", "masculins", "masculines", "male", "männlich", "männliche", "männlichen"];

    public static IEnumerable<string> Of(ColumnProfile column)
    {
        if (column.Role == ColumnRole.Measure && WithoutUnit(column.Name) is { } bare)
            yield return bare;
        var names = column.Synonyms.Append(column.Name).Select(name => Folding.Fold(name)).ToHashSet();
        foreach (string adjective in names.Overlaps(["femme", "femmes", "women", "female", "frauen"]) ? Women : names.Overlaps(["homme", "hommes", "men", "male", "manner"]) ? Men : [])
            yield return adjective;
    }

    /// <summary>"cout" of <c>cout_chf</c>; null for a name without a unit, or of nothing else.</summary>
    private static string? WithoutUnit(string name)
    {
        var words = Phrases.Tokens(name);
        var rest = words.FindAll(word => UnitWords.Of(word.Folded) is null && word.Folded is not ("pct" or "percent" or "pourcent" or "prozent"));
        return rest.Count > 0 && rest.Count < words.Count ? string.Join(' ', rest.Select(word => name[word.Start..word.End])) : null;
    }
}
