using System.Collections.Frozen;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>Nouns for sorts of places and bodies. They say what a value is, and are no value's name by their meaning alone.</summary>
internal static class Categories
{
    private static readonly FrozenSet<string> Sorts = new[]
    {
        "faculty", "file", "category", "department", "school", "sector", "ward", "store", "company", "country", "region", "canton", "city", "district", "station", "airport", "municipality", "museum", "club",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Departments" means what "Écoles" means, and does not name the department of that name.</summary>
    public static bool IsOnlyMeant(PhraseUnit unit, Span span) =>
        span.Fold != unit.Fold && span.Stem != unit.Stem && unit.Concepts.Where(span.Concepts.Contains).ToList() is { Count: > 0 } common && common.All(static concept => Sorts.Contains(concept.Id));

    /// <summary>Nothing of a value's name was said but what sort of thing it is, or what its column is called.</summary>
    public static bool AreAll(IEnumerable<Token> said, Field column)
    {
        IReadOnlyList<PhraseUnit> own = Phrase.Of(column.Name).Units;
        return said.All(token => Fillers.IsFunctionWord(token.Fold) || Lexicon.MeaningsOf(token.Fold).Any(meaning => Sorts.Contains(meaning.Id)) || own.Any(unit => unit.Stem == token.Stem));
    }
}
