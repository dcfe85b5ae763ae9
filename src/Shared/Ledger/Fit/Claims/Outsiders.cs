using Tally.Columns;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"In Geneva", "the Swiss population": a place or a people that neither the data nor the question know is no condition of any figure.</summary>
internal sealed class Outsiders(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Reading> questions, Vocabulary vocabulary, string language)
{
    private static readonly HashSet<string> Peoples =
    [
        .. """
            suisse suisses swiss schweizer schweizerische schweizerischen francais francaise francaises french allemand allemande allemands allemandes german italien italienne italiens italian europeen europeenne europeens european
            americain americaine americains american british anglais anglaise english espagnol espagnole spanish vaudois vaudoise vaudoises genevois genevoise genevoises romand romande romands romandes
            canton kanton country countries europe world monde welt national nationale nationaux nationales nationwide worldwide mondial mondiale mondiaux global cantonal cantonale cantonaux
            """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly HashSet<string> Capitalised = ["total", "summary", "fact", "short", "detail", "general", "addition", "general", "comparison", "conclusion"];

    private readonly HashSet<string> _asked = [.. questions.SelectMany(question => question.Words).Select(word => word.Stem)];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        var claimed = figures.Where(figure => figure is { Sentence: >= 0, Facts: not null }).Select(figure => figure.Sentence).ToHashSet();
        foreach (int at in claimed)
        {
            foreach (var (word, before) in Words(sentences[at]))
            {
                bool isPlace = Peoples.Contains(word.Folded) || IsPlace(word, before);
                if (isPlace && !vocabulary.Knows(word.Stem) && !_asked.Contains(word.Stem) && !reading.Labels.Exists(label => label.Start <= word.Start && word.End <= label.End))
                    yield return (word.Start, word.End, new Misfit("unfit-label", $"Neither the data nor the question know '{reading.Text[word.Start..word.End]}': no figure is held to it."));
            }
        }
    }

    private IEnumerable<(TextToken Word, string Before)> Words(Sentence sentence)
    {
        string before = "";
        foreach (var word in reading.Words.InRange(sentence.Start, sentence.End))
        {
            yield return (word, before);
            before = reading.Text[word.Start..word.End];
        }
    }

    /// <summary>A proper name behind a word of place; German writes every noun so.</summary>
    private bool IsPlace(TextToken word, string before) =>
        !language.StartsWith("de", StringComparison.OrdinalIgnoreCase)
        && before is "in" or "In" or "at" or "from" or "near" or "across" or "throughout" or "à" or "À" or "en" or "En"
        && word.Folded.Length > 3 && char.IsUpper(reading.Text[word.Start]) && reading.Text.AsSpan(word.Start + 1, word.End - word.Start - 1).ContainsAnyInRange('a', 'z')
        && !DateWords.IsMonth(word.Folded) && !Capitalised.Contains(word.Folded);
}
