using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Lies that leave every figure alone.</summary>
internal static class WordLies
{
    private static readonly (string, string)[] Opposites =
    [
        ("augmenté", "diminué"), ("augmentation", "diminution"), ("hausse", "baisse"), ("progressé", "reculé"), ("plus élevé", "plus bas"),
        ("le plus", "le moins"), ("de plus", "de moins"), ("davantage", "moins"), ("croissance", "décroissance"), ("maximum", "minimum"),
        ("increased", "decreased"), ("increase", "decrease"), ("rose", "fell"), ("grew", "shrank"), ("growth", "decline"), ("higher", "lower"),
        ("highest", "lowest"), ("the most", "the fewest"), ("more", "fewer"), ("largest", "smallest"),
        ("gestiegen", "gesunken"), ("Anstieg", "Rückgang"), ("mehr", "weniger"), ("höchste", "niedrigste"), ("meisten", "wenigsten"),
    ];

    public static string Direction(string text, SeenData seen)
    {
        Dictionary<string, string> opposite = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string up, string down) in Opposites)
        {
            opposite.TryAdd(up, down);
            opposite.TryAdd(down, up);
        }

        string words = string.Join('|', opposite.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        return Regex.Replace(text, $@"(?<![\p{{L}}{{])(?:{words})(?!\p{{L}})", match => opposite[match.Value], RegexOptions.IgnoreCase);
    }

    public static string SiblingLabel(string text, SeenData seen)
    {
        foreach (SeenTable table in seen.Tables.Where(table => table.Label.Length > 0))
        {
            SeenTable? other = seen.Tables.FirstOrDefault(one => one.Label.Length > 0 && one.Label != table.Label);
            Regex label = new($@"(?<![\p{{L}}\p{{N}}""{{]){Regex.Escape(table.Label)}(?![\p{{L}}\p{{N}}""])");
            if (other is not null && label.IsMatch(text)) return label.Replace(text, other.Label);
        }

        return text;
    }

    public static string Title(string title, SeenData seen)
    {
        string bent = YearLies.Shifted(title, seen);
        if (bent != title) return bent;
        bent = SiblingLabel(title, seen);
        return bent != title ? bent : $"{title} (1999)";
    }
}
