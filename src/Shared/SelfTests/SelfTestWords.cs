namespace Tally.SelfTests;

/// <summary>The plain ways in which the self-test asks, by kind: English, French.</summary>
internal static class SelfTestWords
{
    private static readonly Dictionary<string, (string English, string French)> Templates = new(StringComparer.Ordinal)
    {
        ["count"] = ("How many rows are there?", "Combien de lignes y a-t-il ?"),
        ["count-value"] = ("How many rows have {d} {v}?", "Combien de lignes ont {v} comme {d} ?"),
        ["distinct"] = ("How many different {d} are there?", "Combien de {d} différents y a-t-il ?"),
        ["share"] = ("What percentage of the rows have {d} {v}?", "Quel pourcentage des lignes a {v} comme {d} ?"),
        ["average"] = ("What is the average {m}?", "Quelle est la moyenne de {m} ?"),
        ["median"] = ("What is the median {m}?", "Quelle est la médiane de {m} ?"),
        ["maximum"] = ("What is the maximum {m}?", "Quel est le maximum de {m} ?"),
        ["minimum"] = ("What is the minimum {m}?", "Quel est le minimum de {m} ?"),
        ["sum"] = ("What is the total {m}?", "Quel est le total de {m} ?"),
        ["sum-year"] = ("What is the total {m} in {y}?", "Quel est le total de {m} en {y} ?"),
        ["sum-value"] = ("What is the total {m} for {v}?", "Quel est le total de {m} pour {v} ?"),
        ["lookup"] = ("What is the {m} of {v}?", "Quel est {m} pour {v} ?"),
        ["lookup-year"] = ("What was the {m} in {y}?", "Quel était {m} en {y} ?"),
        ["lookup-cell"] = ("What was the {m} of {v} in {y}?", "Quel était {m} pour {v} en {y} ?"),
        ["most"] = ("Which {d} has the highest {m}?", "Quel {d} a le {m} le plus élevé ?"),
        ["difference"] = ("What is the difference in {m} between {v} and {w}?", "Quelle est la différence de {m} entre {v} et {w} ?"),
        ["change"] = ("By how much did {m} change between {y} and {z}?", "De combien {m} a changé entre {y} et {z} ?"),
        ["beyond"] = ("What was the {m} in {y}?", "Quel était {m} en {y} ?"),
    };

    /// <summary>The question in both languages.</summary>
    public static IEnumerable<SelfTestCase> Ask(string kind, Expectation expected, params (string Slot, string Text)[] slots)
    {
        var (english, french) = Templates[kind];
        foreach (var (slot, text) in slots)
        {
            english = english.Replace("{" + slot + "}", text, StringComparison.Ordinal);
            french = french.Replace("{" + slot + "}", text, StringComparison.Ordinal);
        }

        yield return new SelfTestCase("en", kind, english, expected);
        yield return new SelfTestCase("fr", kind, french, expected);
    }
}
