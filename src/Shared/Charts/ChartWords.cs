namespace Tally.Charts;

/// <summary>The few words a chart says of itself, in the answer's language; English where we have no other.</summary>
internal sealed record ChartWords
{
    public required string Line { get; init; }

    public required string Bar { get; init; }

    public required string Stacked { get; init; }

    public required string Pie { get; init; }

    public required string Scatter { get; init; }

    public required string NoValue { get; init; }

    public required string Source { get; init; }

    /// <summary>"and {0} more": what a list leaves out.</summary>
    public required string More { get; init; }

    /// <summary>"{0} cells without a value are not drawn."</summary>
    public required string Missing { get; init; }

    /// <summary>"The vertical axis begins at {0}."</summary>
    public required string BeginsAt { get; init; }

    /// <summary>"from {0} to {1}".</summary>
    public required string FromTo { get; init; }

    public required string Datasets { get; init; }

    public required string Millions { get; init; }

    public required string Billions { get; init; }

    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>Between a name and its value.</summary>
    public string Colon { get; init; } = ": ";

    public static ChartWords In(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "fr" => French,
        "de" => German,
        _ => English,
    };

    public string Kind(ChartKind kind) => kind switch
    {
        ChartKind.Line => Line,
        ChartKind.Bar => Bar,
        ChartKind.Stacked => Stacked,
        ChartKind.Pie => Pie,
        _ => Scatter,
    };

    private static ChartWords English { get; } = new()
    {
        Line = "Line chart",
        Bar = "Bar chart",
        Stacked = "Stacked bar chart",
        Pie = "Pie chart",
        Scatter = "Scatter chart",
        NoValue = "(no value)",
        Source = "Source: ",
        More = "and {0} more",
        Missing = "Cells without a value, not drawn: {0}.",
        BeginsAt = "The vertical axis begins at {0}.",
        FromTo = "from {0} to {1}",
        Datasets = "{0} datasets",
        Millions = "millions",
        Billions = "billions",
        Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };

    private static ChartWords French { get; } = new()
    {
        Line = "Graphique en courbes",
        Bar = "Graphique en barres",
        Stacked = "Graphique en barres empilées",
        Pie = "Graphique en secteurs",
        Scatter = "Nuage de points",
        NoValue = "(sans valeur)",
        Source = "Source\u202F: ",
        More = "et {0} autres",
        Missing = "Cellules sans valeur, non dessinées\u202F: {0}.",
        BeginsAt = "L’axe vertical commence à {0}.",
        FromTo = "de {0} à {1}",
        Datasets = "{0} jeux de données",
        Millions = "millions",
        Billions = "milliards",
        Months = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
        Colon = "\u202F: ",
    };

    private static ChartWords German { get; } = new()
    {
        Line = "Liniendiagramm",
        Bar = "Balkendiagramm",
        Stacked = "Gestapeltes Balkendiagramm",
        Pie = "Kreisdiagramm",
        Scatter = "Streudiagramm",
        NoValue = "(ohne Wert)",
        Source = "Quelle: ",
        More = "und {0} weitere",
        Missing = "Zellen ohne Wert, nicht gezeichnet: {0}.",
        BeginsAt = "Die vertikale Achse beginnt bei {0}.",
        FromTo = "von {0} bis {1}",
        Datasets = "{0} Datensätze",
        Millions = "Millionen",
        Billions = "Milliarden",
        Months = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    };
}
