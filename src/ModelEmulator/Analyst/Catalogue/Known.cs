using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>What was read of a listing is kept: it comes back on every turn of a question, and with every question.</summary>
internal static class Known
{
    private const int Most = 32;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Collection>> Listings = new(StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<Collection, Table> Stacks = [];

    private static readonly ConditionalWeakTable<Table, Vocabulary> Vocabularies = [];

    public static IReadOnlyList<Collection> Collections(JsonElement listing)
    {
        string text = listing.GetRawText();
        if (Listings.TryGetValue(text, out IReadOnlyList<Collection>? known))
        {
            return known;
        }

        IReadOnlyList<Collection> read = CatalogueReader.Collections(listing);
        if (Listings.Count >= Most)
        {
            Listings.Clear();
        }

        Listings.TryAdd(text, read);
        return read;
    }

    /// <summary>A collection as one table, its years or months as rows.</summary>
    public static Table Stacked(Collection collection) =>
        Stacks.GetValue(collection, static one => MonthColumns.Recognise(Pivot.Recognise(CatalogueReader.Stacked(one))));

    public static Vocabulary VocabularyOf(Table table) => Vocabularies.GetValue(table, Vocabulary.Of);
}
