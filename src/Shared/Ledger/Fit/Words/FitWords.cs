using System.Buffers;

namespace Tally.Ledger.Fit.Words;

/// <summary>The words that the fit check understands, folded: French, English, German.</summary>
internal static class FitWords
{
    /// <summary>Nothing is bound across these.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(",;:.()|\n");

    public static readonly SearchValues<char> HardStops = SearchValues.Create(";:.()|\n");

    /// <summary>What may stand before a year.</summary>
    public static readonly HashSet<string> BeforePeriod =
    [
        "en", "in", "im", "annee", "annees", "an", "year", "years", "jahr", "jahre", "jahres", "depuis", "since", "seit", "entre", "between", "zwischen", "avant", "before", "vor",
        "apres", "after", "nach", "jusqu", "jusque", "until", "till", "bis", "from", "to", "for", "pour", "fur", "of", "during", "durant", "pendant", "fin", "debut", "end", "by", "dici",
        "rentree", "exercice", "edition", "periode", "period", "sur", "vers", "des", "through", "academique", "de", "a", "et", "and", "und", "au", "du", "l", "janvier", "as", "qu", "que", "than", "als", "ou", "or",
    ];

    /// <summary>Only these make a number before a noun a year: "in 2020 students".</summary>
    public static readonly HashSet<string> CertainlyBeforePeriod = ["en", "in", "im", "annee", "year", "jahr", "depuis", "since", "seit", "entre", "between", "zwischen", "jusqu", "until"];

    public static readonly HashSet<string> Since = ["depuis", "since", "seit", "partir", "des"];
    /// <summary>"Since the start of 2023": words that say the beginning (true), and those between them and the year.</summary>
    public static readonly Dictionary<string, bool> Beginnings = new()
    {
        ["start"] = true,
        ["beginning"] = true,
        ["debut"] = true,
        ["anfang"] = true,
        ["beginn"] = true,
        ["annee"] = true,
        ["year"] = true,
        ["jahr"] = true,
        ["dem"] = false,
        ["of"] = false,
        ["the"] = false,
        ["de"] = false,
        ["l"] = false,
        ["le"] = false,
    };

    public static readonly HashSet<string> Until = ["jusqu", "jusque", "until", "till", "bis"];
    public static readonly HashSet<string> Before = ["avant", "before", "vor"];
    public static readonly HashSet<string> After = ["apres", "after", "nach"];

    public static readonly HashSet<string> Joiners = ["et", "and", "und", "ou", "or", "oder", "ainsi", "que", "as", "well", "puis"];

    /// <summary>May stand between joined labels: "en HEC et en FBM", "HEC and the FBM".</summary>
    public static readonly HashSet<string> Particles = ["en", "de", "des", "du", "d", "la", "le", "les", "l", "aux", "au", "in", "the", "of", "for", "pour", "der", "die", "das", "von", "fur", "im"];

    public static readonly HashSet<string> Comparands = ["que", "qu", "than", "als", "contrairement", "unlike", "versus", "rapport", "compared", "comparison", "derriere", "devant", "behind", "ahead", "gegenuber", "apres", "vergleich", "contre", "against"];

    public static readonly HashSet<string> Contrasts = ["contre", "mais", "tandis", "alors", "while", "whereas", "but", "versus", "vs", "against", "compared", "gegenuber", "wahrend", "aber", "sondern"];

    /// <summary>Contrasts after which the first side goes on being spoken of.</summary>
    public static readonly HashSet<string> Asides = ["contre", "versus", "vs", "against", "compared", "gegenuber"];

    public static readonly HashSet<string> Conjunctions = ["et", "and", "und", "puis", "then", "dann", "ou", "or", "oder", "que", "qu", "than", "als"];

    public static readonly HashSet<string> Soft = ["dont", "sur", "pour", "avec", "soit", "parmi", "including", "with", "for", "davon", "mit", "whom", "which", "sous", "out", "among"];

    /// <summary>Between the ends of a change; the last one before the second figure is meant.</summary>
    public static readonly HashSet<string> Towards = ["a", "to", "auf", "bis", "zu"];

    public static readonly HashSet<string> Sources = ["donnees", "data", "fichier", "fichiers", "file", "files", "statistique", "statistiques", "statistics", "source", "selon", "according", "daten", "laut", "dataset", "datasets", "jeu", "jeux", "couvrent", "couvre", "cover", "covers", "covering", "disponible", "disponibles", "available", "coverage"];

    public static readonly HashSet<string> Negations = ["pas", "non", "not", "no", "nicht", "kein", "keine", "n't", "isn", "wasn", "weren", "aren", "didn", "doesn", "jamais", "never", "plutot", "rather", "contrairement", "contrary", "faux", "incorrect", "wrong", "inexact"];

    /// <summary>What follows is not claimed.</summary>
    public static readonly HashSet<string> Suppositions = ["si", "if", "ob", "whether", "dire", "savoir", "say", "tell", "sagen", "wenn", "falls", "impossible", "cannot", "peux", "peut"];

    public static readonly HashSet<string> More = ["plus", "more", "over", "above", "mehr", "uber", "superieur", "superieure", "superieurs", "depasse", "depassent", "depassant", "exceed", "exceeds", "exceeding", "greater", "higher", "larger", "least", "moins"];

    public static readonly HashSet<string> ShareWords = ["part", "parts", "proportion", "share", "pourcentage", "percentage", "anteil", "quote"];
}
