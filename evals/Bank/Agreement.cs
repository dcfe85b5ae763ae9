namespace Tally.Evals.Bank;

/// <summary>The small words around a noun that change with it, as slots of a template.</summary>
internal static class Agreement
{
    public static IEnumerable<(string Slot, string Text)> OfMeasure(string noun, bool english)
    {
        if (english)
        {
            bool isMany = noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal);
            return [("is", isMany ? "are" : "is"), ("was", isMany ? "were" : "was"), ("has", isMany ? "have" : "has"), ("do", isMany ? "do" : "does"), ("manym", (isMany ? "how many " : "what ") + noun), ("qm", (isMany ? "number of " : "") + noun)];
        }

        bool isPlural = French.IsPlural(noun);
        return
        [
            ("est", isPlural ? "sont" : "est"), ("etait", isPlural ? "étaient" : "était"), ("a", isPlural ? "ont" : "a"), ("vaut", isPlural ? "valent" : "vaut"),
            ("il", (French.IsFeminine(noun) ? "elle" : "il") + (isPlural ? "s" : "")), ("wm", French.Which(noun)), ("quel", French.Which(noun)[..^(French.Bare(noun).Length + 1)]),
            ("am", French.ToThe(noun)), ("combm", isPlural ? "combien " + French.Of(noun) : French.Which(noun)),
            ("vont", isPlural ? "vont" : "va"), ("sera", isPlural ? "seront" : "sera"), ("moyen", French.Agreed(noun, "moyen", "moyenne")),
            ("topm", isPlural ? "le plus " + French.Of(noun) : French.The(noun) + " " + French.Most(noun, "élevé", "élevée")),
            ("lowm", isPlural ? "le moins " + French.Of(noun) : French.The(noun) + " " + French.Most(noun, "bas", "basse")),
        ];
    }

    /// <param name="slot">What the noun's own slot is called.</param>
    public static IEnumerable<(string Slot, string Text)> OfThing(string noun, string slot)
    {
        bool isFeminine = French.IsFeminine(noun);
        string end = isFeminine ? "e" : "";
        return
        [
            ("d" + slot, French.OfThe(noun)), ("u" + slot, $"un{end} {French.Bare(noun)}"), ("ws" + slot, isFeminine ? "quelles" : "quels"), ("lq" + slot, isFeminine ? "laquelle" : "lequel"),
            ("fst" + slot, isFeminine ? "premières" : "premiers"), ("last" + slot, isFeminine ? "dernières" : "derniers"), ("tous" + slot, isFeminine ? "toutes" : "tous"), ("diff" + slot, $"différent{end}s"),
        ];
    }
}
