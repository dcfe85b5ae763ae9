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
        ["revenue"] = ["amount", "total", "sale"],
        ["sale"] = ["revenue", "amount", "quantity"],
        ["cost"] = ["price", "amount"],
        ["price"] = ["amount", "cost"],
        ["salary"] = ["income"],
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

    /// <summary>What was spent is a price times how many were bought, which no column of prices holds.</summary>
    private static readonly HashSet<string> Spending = new(StringComparer.Ordinal) { "spent", "spend", "spending", "expenditure", "depense", "depenses", "depensee", "depensees" };

    /// <summary>Whether a column or the file is called by a meaning.</summary>
    public static bool IsAbout(Table table, string concept) =>
        table.Fields.SelectMany(Measures.Concepts).Any(meaning => meaning.Id == concept) || FileNames(table).SelectMany(static unit => unit.Concepts).Any(meaning => meaning.Id == concept);

    public static bool IsRowWord(string fold) => RowWords.Contains(fold);

    /// <summary>What has an amount and is counted one by one; rents and prices are amounts themselves.</summary>
    private static readonly HashSet<string> Dealings = new(StringComparer.Ordinal) { "fine_case", "fee", "loan", "order", "invoice", "payment", "donation", "subsidy" };

    /// <summary>Whether the word is what a row of the table is: the file's name or its identifier say so.</summary>
    public static bool IsRow(Table table, Token token)
    {
        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(token.Fold);
        if (RowWords.Contains(token.Fold) && !table.Fields.Any(field => (field.IsText || field is { IsNumber: true, IsIdentifier: false }) && Names(field, token, meanings)))
        {
            return true;
        }

        return RowNames(table).Any(name => name.Stem == token.Stem || name.Concepts.Any(meanings.Contains));
    }

    private static bool Names(Field field, Token token, IReadOnlyList<Concept> meanings) =>
        field.Synonyms.Append(field.Name).SelectMany(static name => Phrase.Of(name).Units).Any(unit => unit.Stem == token.Stem || unit.Concepts.Any(concept => concept.Id is not ("row" or "total" or "number") && meanings.Contains(concept)));

    /// <summary>
    /// "Fines" where a column holds the fine of each row and the file is called after them: several are rows, one is an amount. Money only: a column of
    /// visits is itself a number of them.
    /// </summary>
    public static bool AreRows(Table table, Field field, string phrase) =>
        phrase.Length > 3 && phrase[^1] is 's' or 'x' && Lexicon.MeaningsOf(phrase).Any(static meaning => Dealings.Contains(meaning.Id)) && Money.Is(field) && HasRecords(table) && IsSubject(table, phrase)
        && Phrase.Of(field.Name).Units.Where(static unit => unit.Weight >= 0.5).ToList() is [{ Fold: [.., not 's' and not 'x'] }];

    /// <summary>What was spent, where one column holds how much: the word asks for the sum, and for a number of rows only behind "how many".</summary>
    public static Field? Spent(Table table, Token token) =>
        Lexicon.MeaningsOf(token.Fold).Any(static meaning => meaning.Id == "cost") && Measures.Of(table).Where(static field => Money.Is(field) && Measures.Nature(field) != Behaviour.Rate).ToList() is [var only]
            ? only
            : null;

    /// <summary>The text that names each row.</summary>
    public static Field? Label(Table table) =>
        table.Fields.FirstOrDefault(field => field.IsText && !field.IsIdentifier && field.Distinct == table.Rows && table.Rows > 1);

    /// <summary>Whether the word is what a row is, or people where the rows are people.</summary>
    public static bool IsRecord(Table table, Token token) =>
        token.Kind == TokenKind.Word && !Fillers.Contains(token.Fold)
        && (IsRow(table, token) || (HasRecords(table) && Lexicon.MeaningsOf(token.Fold).Any(static meaning => meaning.Is("person") || meaning.Is("row"))));

    /// <summary>Whether the heads that the table counts may be called so: people in general, or those the table says it is about.</summary>
    public static bool IsCounted(Table table, Token token)
    {
        List<Concept> meanings = [.. Lexicon.MeaningsOf(token.Fold).Where(static meaning => meaning.Is("person"))];
        IEnumerable<string> about = table.Members.Select(static member => member.Label).Take(4).Append(table.Name).Append(table.Context).Concat(table.Fields.SelectMany(static field => field.Synonyms.Append(field.Name)));
        return meanings.Any(static meaning => meaning.Id is "people" or "population")
            || about.SelectMany(Folding.Words).Select(Lexicon.MeaningsOf).Where(static said => !said.Any(static meaning => meaning.Id == "people")).SelectMany(static said => said).Any(meanings.Contains);
    }

    /// <summary>Whether single rows can be people who work somewhere: the file's name or what it knows of them says so.</summary>
    public static bool AreStaff(Table table) =>
        FileNames(table).SelectMany(static unit => unit.Concepts).Any(static concept => concept.Is("person"))
        || table.Fields.SelectMany(Measures.Concepts).Any(static concept => concept.Is("person") || concept.Is("gender") || concept.Id is "age" or "salary");

    /// <summary>The identifier that repeats, where counting the word means counting what it tells apart.</summary>
    public static Field? Identifier(Table table, Token token)
    {
        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(token.Fold);
        return table.Fields.FirstOrDefault(field => field.IsIdentifier && field.Distinct > 0 && field.Distinct < table.Rows - field.Nulls
            && Phrase.Of(field.Name).Units.Any(unit => unit.Stem == token.Stem || unit.Concepts.Any(meanings.Contains)));
    }

    /// <summary>A numeric column of a neighbouring meaning: what is "sold" is a quantity.</summary>
    /// <param name="isCounted">The word stands behind "how many": sums of money are no number of things.</param>
    public static Field? Related(Table table, string phrase, bool isCounted)
    {
        // Cells of years or months that no name says more of may be anything: a price is not read into them.
        List<Field> measures = [.. Measures.Of(table).Where(field => field.Name != MonthColumns.Cell || (table.MonthColumns is null && table.Pivot is null))];
        foreach (Concept meaning in Lexicon.MeaningsOf(phrase))
        {
            foreach (string kin in Kin.GetValueOrDefault(meaning.Id) ?? [])
            {
                bool isPassed = (kin == "price" && Spending.Contains(phrase)) || (isCounted && meaning.Id == "sale" && (kin is "revenue" or "amount" || phrase.StartsWith("transaction", StringComparison.Ordinal)));
                List<Field> related = isPassed ? [] : measures.Where(field => Measures.Concepts(field).Any(concept => concept.Id == kin)).ToList();
                if (related.Count == 1)
                {
                    return related[0];
                }
            }
        }

        return null;
    }

    /// <summary>Rows are single records rather than counts of many.</summary>
    public static bool HasRecords(Table table) => Cube.Of(table) is null && !table.IsUnfolded && AreRecords(table);

    /// <summary>A row is something that happened or is there, and can be counted.</summary>
    public static bool HasRows(Table table) => !IsPanel(table);

    private static bool AreRecords(Table table) =>
        Label(table) is not null || table.Fields.Any(field => field.IsIdentifier && field.Distinct >= table.Rows * 0.98 && table.Rows > 1)
        || Measures.Of(table).All(static field => Measures.Nature(field) == Behaviour.Rate);

    /// <summary>Whether the word is what the file is called: what it is all about, be it rows or a measure.</summary>
    public static bool IsSubject(Table table, Token token) => IsSubject(table, token.Fold);

    private static bool IsSubject(Table table, string phrase)
    {
        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(phrase);
        string stem = Folding.Stem(phrase);
        return FileNames(table).Any(name => name.Stem == stem || name.Concepts.Any(meanings.Contains));
    }

    /// <summary>The same things at several times: a row is no thing but what is known of one at a time.</summary>
    private static bool IsPanel(Table table) => Cube.Of(table) is not null || table.IsUnfolded || table.Fields.Where(static field => field.IsYear).Any(year =>
        table.Fields.Any(field => field.IsText && field.Distinct > 1 && year.Distinct > 1 && field.Distinct * year.Distinct >= table.Rows && field.Distinct * year.Distinct <= table.Rows * 1.5)
        && Measures.Of(table).Count > 0 && !table.Fields.Any(field => field.IsIdentifier && field.Distinct == table.Rows));

    private static IEnumerable<PhraseUnit> RowNames(Table table)
    {
        Field? label = Label(table);
        bool isNamed = label is not null && Phrase.Of(label.Name).Units.SelectMany(static unit => unit.Concepts).Any(static concept => concept.Id is not ("name" or "number"))
            && !FileNames(table).Any(unit => Phrase.Of(label.Name).Units.Any(own => own.Stem == unit.Stem || own.Concepts.Any(unit.Concepts.Contains)));
        IEnumerable<PhraseUnit> own = table.Fields.Where(field => (field.IsIdentifier && field.Distinct >= table.Rows * 0.98) || field == label || (field.IsDate && !IsPanel(table)))
            .SelectMany(static field => Phrase.Of(field.Name).Units);
        IEnumerable<PhraseUnit> files = isNamed || IsPanel(table) || table.MonthColumns is not null || table.Pivot is not null ? [] : FileNames(table);
        return files.Concat(own).Where(static unit => unit.Fold is not ("id" or "code" or "no" or "nr" or "ref" or "date" or "day" or "jour" or "le" or "on" or "of" or "name" or "nom" or "title" or "titre" or "number" or "n" or "num" or "numero"));
    }

    private static IEnumerable<PhraseUnit> FileNames(Table table) => table.Members.Select(static member => member.Label).Append(table.Name).Take(4)
        .SelectMany(static name => Phrase.Of(name).Units).Where(static unit => unit.Fold is not ("data" or "file" or "table" or "en" or "fr" or "csv" or "list" or "liste"));
}
