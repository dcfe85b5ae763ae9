using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Typed;

/// <summary>Numbers that count what the text or the question itself lists.</summary>
internal sealed partial class TypedNumbers
{
    private static readonly HashSet<string> Ranking = ["premiers", "premieres", "premier", "first", "largest", "biggest", "smallest", "top", "plus", "meilleurs", "meilleures", "dernieres", "derniers", "last", "best", "lowest", "highest", "grossten", "ersten", "suivants", "suivantes", "following", "autres", "others", "most", "facultes"];
    private static readonly HashSet<string> YearWords = ["an", "ans", "annee", "annees", "year", "years", "jahr", "jahre", "jahren"];
    public static bool IsYearWord(string folded) => YearWords.Contains(folded);

    private static readonly HashSet<string> FileWords = ["fichier", "fichiers", "file", "files", "dataset", "datasets", "jeu", "jeux", "datensatze", "dateien"];
    private static readonly HashSet<string> RowWords = ["ligne", "lignes", "row", "rows", "zeilen", "enregistrements", "records", "entrees"];
    private static readonly HashSet<string> ColumnWords = ["colonne", "colonnes", "column", "columns", "spalten"];

    /// <summary>"les 3 premières", "the two faculties": as many as were asked for, listed, or as the result has rows.</summary>
    private bool IsCount(NumberToken number)
    {
        decimal value = number.Readings[0];
        if (value is < 1 or > 100 || value != decimal.Truncate(value) || number.IsSigned)
            return false;
        string after = WordAfter(number.End), before = WordBefore(number.Start);
        bool countsNoun = reading.NounFollows(number.End) || Ranking.Contains(after) || Ranking.Contains(before);
        if (countsNoun && questions.Any(question => question.Numbers.Any(asked => asked.Readings.Contains(value) && !asked.IsPercent && !question.MeasureFollows(asked.End))))
            return true;
        if (value == 2 && number.InWords && before is not ("par" or "by" or "durch"))
            return true;
        return countsNoun
            && (ledger.Any(entry => entry.Result.Rows.Count == value)
                || reading.Labels.Any(label => label.IsJoined && label.Values.Distinct().Count() == value)
                || sentences.Where(sentence => sentence.Kind == SentenceKind.Item).Select(sentence => reading.Text.LastIndexOf('\n', sentence.Start)).Distinct().Count() == value
                || IsOfListed(number));
    }

    /// <summary>"Three faculties: FBM (4 108), SSP (3 628) and HEC (3 303)": as many of what is counted as the sentence goes on to name.</summary>
    private bool IsOfListed(NumberToken number) =>
        reading.Nouns.InRange(number.End, number.End + 41).FirstOrDefault() is { } noun && SentenceOf(number.Start) is { } sentence
        && reading.Labels.InRange(number.End, sentence.End).Where(label => label.Column == noun.Column && !label.Generic).SelectMany(label => label.Values).Distinct().Count() == number.Readings[0];

    /// <summary>"| 3 | Montreux |" in the third row of a table whose first column is of ranks.</summary>
    private bool IsRankCell(NumberToken number)
    {
        if (number.InWords || sentences.Holding(number.Start) is not { Kind: SentenceKind.Cell } cell || reading.Text[cell.Start..cell.End].Trim(' ', '*', '.') != reading.Text[number.Start..number.End])
            return false;
        string[] above = [.. reading.Text[..cell.Start].Split('\n').Reverse().TakeWhile((line, i) => i == 0 || line.TrimStart().StartsWith('|'))];
        return above.Length > 2 && above[0].Trim() == "|" && number.Readings[0] == above.Length - 2
            && Phrases.Tokens(above[^1].Split('|')[1]).Select(word => word.Folded).DefaultIfEmpty("").First() is "" or "rang" or "rank" or "place" or "platz" or "position" or "no" or "nr" or "n";
    }

    /// <summary>"542 a quarter": the time that a figure is said to be for, and no fraction.</summary>
    private bool IsRate(NumberToken number) =>
        number is { Kind: NumberKind.Fraction, InWords: true } && reading.WordsIn(number.Start, number.End).ToArray() is ["a", "quarter"] && figures.Any(figure => figure.Piece is not null && number.Start - figure.End == 1);

    /// <summary>"[^1]".</summary>
    private bool IsFootnote(NumberToken number) =>
        number.Start > 1 && reading.Text[number.Start - 1] == '^' && reading.Text[number.Start - 2] == '[' && number.End < reading.Text.Length && reading.Text[number.End] == ']';

    /// <summary>"The busiest quarter was the fourth, with …": the quarter of the figure that comes next.</summary>
    private bool IsQuarter(NumberToken number)
    {
        var sentence = SentenceOf(number.Start);
        bool speaks = sentence is not null && reading.WordsIn(sentence.Start, sentence.End).Any(word => word is "quarter" or "trimestre" or "quartal");
        return speaks && figures.FirstOrDefault(figure => figure.Start > number.End && sentence!.Holds(figure.Start) && figure.Facts is not null)?.Facts is { } next
            && (next.PartOfYear ?? next.Days) is { Days: > 85 and < 95 } days && ((DateOnly.FromDayNumber(days.First).Month - 1) / 3) + 1 == number.Readings[0];
    }

    /// <summary>A rank that the named label or the figure beside it has in a result, or that was asked for.</summary>
    private bool IsRank(NumberToken number)
    {
        if (questions.Any(question => question.Numbers.Any(asked => asked.Kind == NumberKind.Ordinal && asked.Readings.Contains(number.Readings[0]))))
            return true;
        int row = (int)Math.Min(number.Readings[0], 100_000) - 1;
        var sentence = SentenceOf(number.Start);
        var named = sentence is null ? [] : reading.Labels.Where(label => sentence.Holds(label.Start)).SelectMany(label => label.Values).ToHashSet();
        return row >= 0 && ledger.Any(entry => row < entry.Result.Rows.Count && entry.Result.Rows.Count > 1 && Sql.OrderDescends(entry.Result.Sql) is not null
            && entry.Result.Rows[row].Any(cell => named.Contains(Folding.Fold(cell.ToString()))));
    }

    /// <summary>"en dix ans", when the text, the question or a result spans ten years.</summary>
    private bool IsDuration(NumberToken number)
    {
        if (!YearWords.Contains(WordAfter(number.End)))
            return false;
        decimal value = number.Readings[0];
        var spans = reading.Periods.Concat(questions.SelectMany(question => question.Periods)).Where(period => period.Alternatives.Count > 1).Select(period => period.Span)
            .Concat(ledger.SelectMany(entry => entry.Result.Periods).Select(period => DayRange.Parse(period.From) is { } from && DayRange.Parse(period.To) is { } to ? from.To(to) : default));
        // An average is over each year of a period, a change is over the years between its ends.
        bool isOverEach = WordBefore(number.Start) is "over" or "sur" or "across" or "uber" && SentenceOf(number.Start) is { } sentence && reading.WordsIn(sentence.Start, sentence.End).Any(Called.IsAverage);
        return spans.Any(span => Math.Round(span.Days / 365.25m) is var years && (years == value || (years - 1 == value && !isOverEach)));
    }

    /// <summary>How many files, rows or columns there are, as the profiles say.</summary>
    private bool IsMetadata(NumberToken number)
    {
        string after = WordAfter(number.End);
        decimal value = number.Readings[0];
        if (FileWords.Contains(after))
            return value == vocabulary.Profiles.Count || vocabulary.Profiles.GroupBy(profile => profile.Id.Collection).Any(collection => collection.Count() == value);
        if (RowWords.Contains(after))
            return ProfilesNamed(number.Start).Any(profile => profile.RowCount == value) || value == vocabulary.Profiles.Sum(profile => profile.RowCount);
        if (ColumnWords.Contains(after))
            return ProfilesNamed(number.Start).Any(profile => profile.Columns.Count == value);
        // Nine faculties: nine files that stand for one each, the total of them apart or not.
        return reading.Nouns.Any(noun => noun.Start >= number.End && noun.Start - number.End <= 2 && (IsFileCount(noun.Column, value) || IsDistinctCount(noun.Column, value)));
    }

    /// <summary>"Twelve communes": as many as the data hold in all, where the sentence speaks of the data.</summary>
    private bool IsDistinctCount(string column, decimal value) =>
        vocabulary.Profiles.SelectMany(profile => profile.Columns).Any(known => known.Role is ColumnRole.Dimension or ColumnRole.Key && Folding.Fold(known.Name) == column && known.Distinct - known.TotalValues.Count == value);

    private bool IsFileCount(string column, decimal value)
    {
        var files = vocabulary.Profiles.Where(profile => vocabulary.FileLabel(profile.Id).Column == column).ToArray();
        return files.Count(profile => !profile.IsTotalOfSiblings) == value;
    }

    private IEnumerable<Datasets.DatasetProfile> ProfilesNamed(int position)
    {
        var sentence = SentenceOf(position);
        var named = sentence is null ? [] : reading.Labels.Where(label => sentence.Holds(label.Start)).ToArray();
        return vocabulary.Profiles.Where(profile => named.Length == 0 || named.Any(label => vocabulary.FileLabel(profile.Id) is var file && label.Column == file.Column && label.Values.Contains(file.Value)));
    }

    private string WordAfter(int position)
    {
        int word = reading.Words.FindLastIndexBefore(position) + 1;
        while (word < reading.Words.Count && reading.Words[word].Start < position)
            word++;
        return word < reading.Words.Count && reading.Words[word].Start - position <= 3 ? reading.Words[word].Folded : "";
    }

    private string WordBefore(int position) =>
        reading.Words.FindLastIndexBefore(position) is >= 0 and var word && position - reading.Words[word].End <= 3 ? reading.Words[word].Folded : "";
}
