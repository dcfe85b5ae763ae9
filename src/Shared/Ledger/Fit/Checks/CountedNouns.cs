using System.Buffers;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>
/// "3 306 professeurs": the noun right after a figure that counts things must be one that the question, the data or everyday
/// language for people and things uses. What no vocabulary holds cannot be checked, so it may not be said.
/// </summary>
internal sealed class CountedNouns(Reading reading, IReadOnlyList<Reading> questions, Vocabulary vocabulary)
{
    private const int Shortest = 5;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" *_\u00A0\u202F-");

    /// <summary>What may be said of any count, and words that look like plurals and are none.</summary>
    private static readonly HashSet<string> Everyday =
    [
        .. Stems("""
            personnes gens individus inscrits inscrites inscriptions immatriculations immatricules eleves apprenants jeunes membres effectifs tetes unites elements entrees lignes
            enregistrements valeurs cas fois points pourcents francs euros dollars chf annees jours mois semaines heures trimestres periodes facultes ensembles autres plus moins
            dans mais puis alors sans sous vers hors depuis apres tandis ailleurs chacuns toutefois parmis nouveaux nouvelles differents differentes seulements vers lors comptes
            persons people individuals enrolments enrollments registrations learners pupils members heads units items elements entries rows records values cases times points percents
            percentage dollars pounds years months weeks days hours quarters periods across versus minus always perhaps towards besides unless others things overall enrollees
            personen leute einschreibungen mitglieder einheiten zeilen werte faelle jahre monate tage franken prozent punkte
            """),
    ];

    /// <summary>What says nothing of which ones are counted.</summary>
    private static readonly HashSet<string> Unqualifying =
    [
        .. """
            additional further female overall annual yearly monthly quarterly single individual separate registered recorded combined fewer during compared respectively million millions billion thousand milliers
            supplementaires supplementaire repartis reparties reunis reunies admis admises inclus incluses compris comprises confondus confondues presents presentes totales totaux toutes parmi durant pendant versus contre tandis auxquels alors environ chacune chacun ensemble
            werden wurden hatten zusammen insgesamt weitere weiteren mehrere andere anderen jeweils gegenuber wahrend
            """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    public IEnumerable<(Figure Figure, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => !figure.IsPercent && figure.Facts is { IsTime: false, IsCode: false } facts && facts.Lineage.Operation is not "/"))
        {
            if (NounAfter(figure.End) is { } noun && !IsKnown(noun))
                yield return (figure, new Misfit("unfit-column", $"'{Written(noun)}' is a word that neither the question nor the data use for {figure.Facts!.Cell}; call what is counted by the data's own name."));
            else if (Qualifier(figure) is { } qualifier)
                yield return (figure, new Misfit("unfit-label", $"'{Written(qualifier)}' is a word that neither the question nor the data use: nothing holds {figure.Facts!.Cell} to it."));
        }
    }

    /// <summary>
    /// "9 170 logements vacants", "1,201 part-time women": an adjective beside what is counted narrows it, so it must be a word of
    /// the question or of the data.
    /// </summary>
    private TextToken? Qualifier(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        if (at + 1 >= reading.Words.Count || !Adjoins(figure.End, reading.Words[at]) || !Adjoins(reading.Words[at].End, reading.Words[at + 1]))
            return null;
        bool first = IsNamed(reading.Words[at]), second = IsNamed(reading.Words[at + 1]);
        var qualifier = first && !second && Written(reading.Words[at + 1]) is [.., 's'] ? reading.Words[at + 1] : !first && second ? reading.Words[at] : default;
        return qualifier.Folded is { Length: >= 6 } word && char.IsLower(reading.Text[qualifier.Start]) && !Unqualifying.Contains(word) && !IsParticiple(Written(qualifier)) && !IsKnown(qualifier) ? qualifier : null;
    }

    private bool Adjoins(int position, TextToken word) => word.Start - position is > 0 and <= 4 && !reading.Text.AsSpan(position, word.Start - position).ContainsAnyExcept(Blanks);

    private bool IsNamed(TextToken word) => reading.Measures.InRange(word.Start, word.Start + 1).Any(mention => mention.End == word.End);

    private string Written(TextToken word) => reading.Text[word.Start..word.End];

    private static bool IsParticiple(string written) => written.EndsWith("és", StringComparison.Ordinal) || written.EndsWith("ées", StringComparison.Ordinal) || written.EndsWith("ed", StringComparison.Ordinal) || written.EndsWith("ent", StringComparison.Ordinal);

    /// <summary>A plural of some length right behind the figure: "3 306 professeurs", not "3 306 en 2020".</summary>
    private TextToken? NounAfter(int position)
    {
        int at = reading.Words.FindLastIndexBefore(position) + 1;
        if (at >= reading.Words.Count)
            return null;
        var word = reading.Words[at];
        var between = reading.Text.AsSpan(position, Math.Max(0, word.Start - position));
        bool follows = word.Start >= position && between.Length is > 0 and <= 4 && !between.ContainsAnyExcept(" *_\u00A0\u202F");
        string written = reading.Text[word.Start..word.End];
        return follows && word.Folded.Length >= Shortest && word.Folded[^1] is 's' or 'x' && char.IsLower(written[0]) && written.AsSpan().ContainsAnyExceptInRange('0', '9') && !IsParticiple(written) ? word : null;
    }

    public bool IsKnown(TextToken word) =>
        Everyday.Contains(word.Stem) || vocabulary.Knows(word.Stem)
        || questions.Any(question => question.Words.Exists(asked => asked.Stem == word.Stem || SameRoot(asked.Stem, word.Stem)));

    /// <summary>"sold" apart, a question's verb and an answer's noun begin alike: "acheté" and "achats".</summary>
    private static bool SameRoot(string asked, string said) => asked.Length > 4 && said.Length > 4 && asked.AsSpan(0, 5).SequenceEqual(said.AsSpan(0, 5));

    private static IEnumerable<string> Stems(string words) => Phrases.Tokens(words).Select(word => word.Stem);
}
