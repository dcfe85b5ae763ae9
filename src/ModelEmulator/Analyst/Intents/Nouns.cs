using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a counted noun stands for when it is no column's name: the rows themselves, or the heads a column counts.</summary>
internal static class Nouns
{
    private static readonly HashSet<string> RowWords = new(StringComparer.Ordinal)
    {
        "row", "rows", "ligne", "lignes", "record", "records", "enregistrement", "enregistrements", "entry", "entries", "observation", "observations",
        "zeile", "zeilen",
    };

    private static readonly Dictionary<string, string[]> Kin = new(StringComparer.Ordinal)
    {
        ["sold"] = ["quantity", "revenue", "amount"],
        ["revenue"] = ["amount", "total", "sale", "price"],
        ["sale"] = ["revenue", "amount", "quantity"],
        ["cost"] = ["price", "amount"],
        ["price"] = ["amount", "cost"],
        ["salary"] = ["income", "amount"],
        ["students"] = ["people", "total"],
        ["population"] = ["people", "total"],
        ["score"] = ["satisfaction"],
        ["satisfaction"] = ["score"],
        ["delay"] = ["duration"],
        ["visit"] = ["visitors", "number"],
        ["visitors"] = ["visit", "attendance"],
        ["production"] = ["energy", "electricity"],
        ["consumption"] = ["energy", "electricity"],
        ["income"] = ["revenue", "salary", "profit"],
    };

    public static bool IsRowWord(string fold) => RowWords.Contains(fold);

    /// <summary>Whether the word is what a row of the table is: the file's name or its identifier say so.</summary>
    public static bool IsRow(Table table, Token token)
    {
        if (RowWords.Contains(token.Fold))
        {
            return true;
        }

        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(token.Fold);
        return RowNames(table).Any(name => name.Stem == token.Stem || name.Concepts.Any(meanings.Contains));
    }

    /// <summary>The text that names each row.</summary>
    public static Field? Label(Table table) =>
        table.Fields.FirstOrDefault(field => field.IsText && !field.IsIdentifier && field.Distinct == table.Rows && table.Rows > 1);

    /// <summary>Whether the word is what a row is, or people where the rows are people.</summary>
    public static bool IsRecord(Table table, Token token) =>
        token.Kind == TokenKind.Word && !Fillers.Contains(token.Fold)
        && (IsRow(table, token) || (HasRecords(table) && Lexicon.MeaningsOf(token.Fold).Any(static meaning => meaning.Is("person") || meaning.Is("row"))));

    /// <summary>The identifier that repeats, where counting the word means counting what it tells apart.</summary>
    public static Field? Identifier(Table table, Token token)
    {
        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(token.Fold);
        return table.Fields.FirstOrDefault(field => field.IsIdentifier && field.Distinct > 0 && field.Distinct < table.Rows - field.Nulls
            && Phrase.Of(field.Name).Units.Any(unit => unit.Stem == token.Stem || unit.Concepts.Any(meanings.Contains)));
    }

    /// <summary>A numeric column of a neighbouring meaning: what is "sold" is a quantity.</summary>
    public static Field? Related(Table table, string phrase)
    {
        IReadOnlyList<Field> measures = Measures.Of(table);
        foreach (Concept meaning in Lexicon.MeaningsOf(phrase))
        {
            foreach (string kin in Kin.GetValueOrDefault(meaning.Id) ?? [])
            {
                List<Field> related = measures.Where(field => Measures.Concepts(field).Any(concept => concept.Id == kin)).ToList();
                if (related.Count == 1)
                {
                    return related[0];
                }
            }
        }

        return null;
    }

    /// <summary>Rows are single records rather than counts of many.</summary>
    public static bool HasRecords(Table table) =>
        Label(table) is not null || table.Fields.Any(field => field.IsIdentifier && field.Distinct >= table.Rows * 0.98 && table.Rows > 1)
        || Measures.Of(table).All(static field => Measures.Nature(field) == Behaviour.Rate);

    private static IEnumerable<PhraseUnit> RowNames(Table table) =>
        table.Members.Select(static member => member.Label).Append(table.Name).Take(4)
            .Concat(table.Fields.Where(field => field.IsIdentifier && field.Distinct >= table.Rows * 0.98).Select(static field => field.Name))
            .SelectMany(static name => Phrase.Of(name).Units)
            .Where(static unit => unit.Fold is not ("id" or "code" or "no" or "data" or "nr" or "ref"));
}
