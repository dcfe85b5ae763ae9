using System.Globalization;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Fit;
using Tally.Ledger;

namespace Tally.Questions;

/// <summary>Says in the answer's language why a dataset was used, or was not.</summary>
internal sealed record DatasetSentences
{
    private const int WordsNamed = 4;

    public required Func<int, string> Used { get; init; }

    public required string UsedForNone { get; init; }

    public required string Read { get; init; }

    public required string Considered { get; init; }

    public required string Only { get; init; }

    public required string Says { get; init; }

    public required string And { get; init; }

    /// <summary>Between what was done and why.</summary>
    public string Then { get; init; } = "; ";

    public required string Unnamed { get; init; }

    public required Func<DatasetNaming, string> Naming { get; init; }

    public static DatasetSentences Of(string? language, string question) => (language ?? Languages.Of("", question)) switch
    {
        ['f', 'r', ..] => French,
        ['d', 'e', ..] => German,
        _ => English,
    };

    public string Because(DocumentDataset dataset, bool isOnly)
    {
        string use = dataset.Why switch
        {
            "used" => dataset.Figures > 0 ? Used(dataset.Figures) : UsedForNone,
            "read" => Read,
            _ => Considered,
        };
        var named = dataset.NamedBy.Take(WordsNamed).Select(Naming).ToArray();
        string why = named.Length > 0
            ? $"{Says} {string.Join(", ", named.SkipLast(1))}{(named.Length > 1 ? And : "")}{named[^1]}"
            : isOnly ? Only : dataset.Why == "used" ? Unnamed : "";
        return why.Length == 0 ? use : $"{use}{Then}{why}";
    }

    private static string Count(int count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");

    private static readonly DatasetSentences English = new()
    {
        Used = count => $"used for {Count(count, "figure", "figures")}",
        UsedForNone = "used",
        Read = "searched: no row of it is in the answer",
        Considered = "not used",
        Only = "it is the only one there is",
        Says = "the question says",
        And = " and ",
        Unnamed = "no word of the question names it",
        Naming = naming => $"\"{naming.Word}\" ({naming.Kind switch
        {
            NamingKind.File => "the file's name",
            NamingKind.Synonym => "another name of it",
            NamingKind.Column => $"column {naming.Column}",
            _ => $"a value of {naming.Column}",
        }})",
    };

    private static readonly DatasetSentences French = new()
    {
        Used = count => $"utilisé pour {Count(count, "chiffre", "chiffres")}",
        UsedForNone = "utilisé",
        Read = "parcouru : aucune de ses lignes n'est dans la réponse",
        Considered = "pas utilisé",
        Only = "c'est le seul qu'il y ait",
        Says = "la question dit",
        Then = " ; ",
        And = " et ",
        Unnamed = "aucun mot de la question ne le nomme",
        Naming = naming => $"« {naming.Word} » ({naming.Kind switch
        {
            NamingKind.File => "le nom du fichier",
            NamingKind.Synonym => "un autre nom du fichier",
            NamingKind.Column => $"colonne {naming.Column}",
            _ => $"une valeur de {naming.Column}",
        }})",
    };

    private static readonly DatasetSentences German = new()
    {
        Used = count => $"verwendet für {Count(count, "Zahl", "Zahlen")}",
        UsedForNone = "verwendet",
        Read = "durchsucht: keine seiner Zeilen steht in der Antwort",
        Considered = "nicht verwendet",
        Only = "es gibt nur diesen",
        Says = "die Frage sagt",
        And = " und ",
        Unnamed = "kein Wort der Frage nennt ihn",
        Naming = naming => $"«{naming.Word}» ({naming.Kind switch
        {
            NamingKind.File => "Name der Datei",
            NamingKind.Synonym => "anderer Name der Datei",
            NamingKind.Column => $"Spalte {naming.Column}",
            _ => $"Wert von {naming.Column}",
        }})",
    };
}
