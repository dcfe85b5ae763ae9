using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>
/// Reads the periods a text names: typed years and dates, printed ones, ranges and lists of them, "since", "the year
/// before", "over the period".
/// </summary>
internal sealed class PeriodReader(string text, List<TextToken> words, Func<int, bool> measureFollows, IReadOnlySet<int> plausibleYears, int? asked, bool isQuestion)
{
    /// <summary>Nouns of amounts that are not counted, as English names them.</summary>
    private static readonly HashSet<string> SingularOnly = ["revenue", "income", "turnover", "profit", "enrolment", "enrollment", "population", "consumption", "equity", "cash", "budget", "share", "total", "average", "net", "operating", "gross", "headcount"];

    private sealed record Atom(int Start, int End, DayRange Days, NumberToken? Typed);

    /// <param name="numbers">Typed numbers; those taken as periods are added to <paramref name="taken"/>.</param>
    /// <param name="printed">Printed years and dates.</param>
    public List<PeriodMention> Read(IReadOnlyList<NumberToken> numbers, IEnumerable<Piece> printed, HashSet<NumberToken> taken)
    {
        var atoms = new List<Atom>();
        foreach (var number in numbers)
        {
            bool goesOn = atoms.Count > 0 && number.LooksLikeYear && number.Start - atoms[^1].End <= 12 && GoesOn(atoms[^1], number);
            var days = number.Days ?? (goesOn || IsYear(number) ? DayRange.Year((int)number.Readings[0]) : null);
            if (days is null)
                continue;
            atoms.Add(new Atom(number.Start, number.End, days.Value, number));
            taken.Add(number);
        }

        atoms.AddRange(printed.Where(piece => piece.Facts.Days is not null).Select(piece => new Atom(piece.Start, piece.End, piece.Facts.Days!.Value, null)));
        atoms.Sort((left, right) => left.Start.CompareTo(right.Start));
        var mentions = Join(atoms);
        AddRelative(mentions);
        return mentions;
    }

    /// <summary>The end of a range or the next of a list, where such a year can be meant.</summary>
    private bool GoesOn(Atom last, NumberToken number) => Link(last.End, number.Start, WordBefore(last.Start)) switch
    {
        true => plausibleYears.Contains((int)number.Readings[0]) || number.Readings[0] is >= 1900 and <= 2100,
        false => plausibleYears.Contains((int)number.Readings[0]) && !measureFollows(number.End),
        null => false,
    };

    /// <summary>A bare four-digit number is a year unless it counts the noun after it or no year of the data is near.</summary>
    private bool IsYear(NumberToken number)
    {
        if (!number.LooksLikeYear)
            return false;
        string before = WordBefore(number.Start);
        if (measureFollows(number.End))
            return FitWords.CertainlyBeforePeriod.Contains(before) || (plausibleYears.Contains((int)number.Readings[0]) && IsBeforeSingular(number.End));
        int year = (int)number.Readings[0];
        if (plausibleYears.Contains(year))
            return true;
        // A year that neither the data nor the question know needs a word that makes it one; else it is read as a value.
        return year is >= 1900 and <= 2100
            && (isQuestion ? FitWords.BeforePeriod.Contains(before) || Delimited(number) : FitWords.CertainlyBeforePeriod.Contains(before));
    }

    /// <summary>"The 2023 revenue", "2023 net income": English puts a year there, and a number would have a plural behind it.</summary>
    private bool IsBeforeSingular(int end)
    {
        int at = LastWordBefore(end) + 1;
        return at < words.Count && words[at].Start - end <= 2 && SingularOnly.Contains(words[at].Folded);
    }

    private bool Delimited(NumberToken number)
    {
        int before = number.Start - 1, after = number.End;
        while (before >= 0 && text[before] is ' ' or '*' or '_')
            before--;
        while (after < text.Length && text[after] is ' ' or '*' or '_')
            after++;
        return before < 0 || after >= text.Length || text[before] is '(' or '|' or '\n' or ',' or '-' or '–' || text[after] is ':' or ')' or '|' or ',' or '-' or '–';
    }

    private List<PeriodMention> Join(List<Atom> atoms)
    {
        var mentions = new List<PeriodMention>();
        for (int at = 0; at < atoms.Count;)
        {
            int last = at;
            bool range = false, list = false;
            while (last + 1 < atoms.Count && Link(atoms[last].End, atoms[last + 1].Start, WordBefore(atoms[at].Start)) is { } link && !(range || (list && link)))
            {
                (range, list) = (range | link, list | !link);
                last++;
            }

            var joined = atoms.GetRange(at, last - at + 1);
            var typed = joined.Select(atom => atom.Typed).OfType<NumberToken>().ToArray();
            var shape = range ? PeriodShape.Range : list ? PeriodShape.List : PeriodShape.Single;
            mentions.Add(Opened(new PeriodMention(joined[0].Start, joined[^1].End, [.. joined.Select(atom => atom.Days)], shape) { Typed = typed, IsComparand = IsComparand(joined[0].Start) }));
            at = last + 1;
        }

        return mentions;
    }

    /// <summary>True for a range, false for a list, null when the two do not belong together.</summary>
    private bool? Link(int end, int start, string before)
    {
        var between = text.AsSpan(end, start - end).Trim().Trim("*_").Trim();
        if (between.Length > 12)
            return null;
        string link = Folding.Fold(between);
        return link switch
        {
            "-" or "–" or "—" or "→" or "->" or ".." or "…" or "/" => true,
            "a" or "to" or "bis" or "jusqu'a" or "jusqu'en" or "through" or "till" or "until" or "et fin" => true,
            "et" or "and" or "und" => before is "entre" or "between" or "zwischen",
            "," or ", et" or ", and" or "ou" or "or" or "oder" or "et en" or "and in" or "und in" or "et pour" or ", puis" or "puis" => false,
            _ => null,
        };
    }

    private PeriodMention Opened(PeriodMention mention)
    {
        if (mention.Shape != PeriodShape.Single)
            return mention;
        int at = BeginningBefore(mention.Start);
        string before = WordBefore(at), earlier = WordBefore(WordStartBefore(at));
        var year = mention.Alternatives[0];
        DayRange? open = before switch
        {
            _ when FitWords.Since.Contains(before) || (before is "de" or "a" && earlier == "partir") => new DayRange(year.First, int.MaxValue / 2),
            _ when FitWords.Until.Contains(before) || (before is "en" or "a" && FitWords.Until.Contains(earlier)) => new DayRange(0, year.Last),
            _ when FitWords.Before.Contains(before) => new DayRange(0, year.First - 1),
            _ when FitWords.After.Contains(before) => new DayRange(year.Last + 1, int.MaxValue / 2),
            _ => null,
        };
        return open is { } range ? mention with { Alternatives = [range], Shape = PeriodShape.Open } : mention;
    }

    /// <summary>Where "the start of 2023" or "l'année 2023" begins; the year itself where it is not said so.</summary>
    private int BeginningBefore(int start)
    {
        int from = start, word = LastWordBefore(start);
        for (int back = 0; back < 4 && word - back >= 0 && FitWords.Beginnings.TryGetValue(words[word - back].Folded, out bool isBeginning); back++)
        {
            if (isBeginning)
                from = back + 1 <= word && words[word - back - 1].Folded is "le" or "the" or "l" ? words[word - back - 1].Start : words[word - back].Start;
        }

        return from;
    }

    private static readonly (string[] Words, int Offset)[] Relatives =
    [
        (["annee", "precedente"], -1), (["annee", "d", "avant"], -1), (["an", "plus", "tot"], -1), (["an", "auparavant"], -1), (["an", "avant"], -1),
        (["annee", "suivante"], 1), (["an", "plus", "tard"], 1), (["an", "apres"], 1), (["annee", "d", "apres"], 1),
        (["previous", "year"], -1), (["year", "before"], -1), (["year", "earlier"], -1), (["preceding", "year"], -1), (["prior", "year"], -1),
        (["following", "year"], 1), (["next", "year"], 1), (["year", "later"], 1), (["year", "after"], 1),
        (["vorjahr"], -1), (["folgejahr"], 1), (["jahr", "zuvor"], -1), (["jahr", "spater"], 1),
    ];

    private static readonly string[][] Wholes =
    [
        ["sur", "la", "periode"], ["toute", "la", "periode"], ["ensemble", "de", "la", "periode"], ["sur", "l", "ensemble"], ["toutes", "les", "annees"], ["toutes", "annees"], ["au", "fil", "des", "ans"],
        ["over", "the", "period"], ["whole", "period"], ["entire", "period"], ["all", "years"], ["over", "the", "years"], ["across", "the", "years"], ["each", "year"], ["every", "year"], ["chaque", "annee"], ["par", "annee"], ["by", "year"], ["per", "year"],
        ["gesamten", "zeitraum"], ["alle", "jahre"],
    ];

    private static readonly HashSet<string> FirstWords = [.. Relatives.Select(relative => relative.Words[0]), .. Wholes.Select(words => words[0])];

    private void AddRelative(List<PeriodMention> mentions)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!FirstWords.Contains(words[i].Folded))
                continue;
            foreach (var (phrase, offset) in Relatives)
            {
                if (!Matches(i, phrase))
                    continue;
                int start = words[i].Start, end = words[i + phrase.Length - 1].End;
                var anchor = mentions.Where(mention => mention.End <= start && mention.Shape == PeriodShape.Single && mention.Alternatives[0].WholeYear is not null).MaxBy(mention => mention.End)
                    ?? mentions.Find(mention => mention.Start >= end && mention.Shape == PeriodShape.Single && mention.Alternatives[0].WholeYear is not null);
                if ((anchor?.Alternatives[0].WholeYear ?? asked) is { } year)
                    mentions.Add(new PeriodMention(start, end, [DayRange.Year(year + offset)], PeriodShape.Single) { IsComparand = IsComparand(start) });
            }

            foreach (string[] phrase in Wholes)
            {
                if (Matches(i, phrase))
                    mentions.Add(new PeriodMention(words[i].Start, words[i + phrase.Length - 1].End, [new DayRange(0, int.MaxValue / 2)], PeriodShape.Whole));
            }
        }

        mentions.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    private bool Matches(int at, string[] phrase)
    {
        if (words[at].Folded != phrase[0] || at + phrase.Length > words.Count)
            return false;
        for (int i = 1; i < phrase.Length; i++)
        {
            if (words[at + i].Folded != phrase[i])
                return false;
        }

        return true;
    }

    private bool IsComparand(int start)
    {
        int word = LastWordBefore(start);
        for (int back = 0; back < 4 && word - back >= 0; back++)
        {
            var candidate = words[word - back];
            if (text.AsSpan(candidate.End, start - candidate.End).ContainsAny(",;.:\n") || text.AsSpan(candidate.End, start - candidate.End).ContainsAnyInRange('0', '9'))
                return false;
            if (FitWords.Comparands.Contains(candidate.Folded))
                return true;
        }

        return false;
    }

    private string WordBefore(int position) => LastWordBefore(position) is >= 0 and var word && position - words[word].End <= 6 ? words[word].Folded : "";

    private int WordStartBefore(int position) => LastWordBefore(position) is >= 0 and var word ? words[word].Start : 0;

    private int LastWordBefore(int position)
    {
        int low = 0, high = words.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
