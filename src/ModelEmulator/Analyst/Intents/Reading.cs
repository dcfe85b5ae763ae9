using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>A question's words laid over a table: what each names, what each asks, and which are left.</summary>
internal sealed record Reading
{
    public required Table Table { get; init; }

    public required TimeAxis Axis { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    public required IReadOnlyList<CueMention> Cues { get; init; }

    public required IReadOnlyList<Mention> Mentions { get; init; }

    public required IReadOnlyList<PeriodMention> Periods { get; init; }

    /// <summary>Words of a part of the sentence that speaks of the people asking and names nothing.</summary>
    public IReadOnlySet<int> Talk { get; init; } = new HashSet<int>();

    public bool Has(Cue cue) => Cues.Any(mention => mention.Cue == cue);

    public IEnumerable<CueMention> All(params Cue[] wanted) => Cues.Where(mention => wanted.Contains(mention.Cue));

    public string Words(int start, int end) =>
        string.Concat(Tokens.Skip(start).Take(end - start).Select((token, index) => index == 0 ? token.Text : token.Gap + token.Text));

    public Mention? MentionAt(int index) => Mentions.FirstOrDefault(mention => mention.Tokens.Contains(index));

    public bool IsCue(int index) => Cues.Any(cue => cue.Start <= index && index < cue.End);

    public bool IsPeriod(int index) => Periods.Any(period => period.Start <= index && index < period.End);

    public static Reading Of(string question, Table table, Vocabulary vocabulary)
    {
        IReadOnlyList<Token> tokens = Spelling.Correct(Compounds.Open(Asides.Without(LeadIns.Without(Tokeniser.Cut(question), vocabulary.Names), vocabulary.Names), vocabulary), vocabulary);
        IReadOnlyList<CueMention> cues = CueReader.Read(tokens);
        IReadOnlyList<Mention> mentions = Linker.Link(tokens, vocabulary, token => token.Kind == TokenKind.Word && Fillers.Contains(token.Fold),
            token => cues.Any(cue => cue.Start <= token && token < cue.End));
        mentions = [.. mentions.Where(mention => !IsDegree(mention, cues))];
        mentions = [.. mentions.Concat(Related(tokens, table, mentions, start => cues.Any(cue => cue.Cue == Cue.HowMany && cue.Length > 1 && cue.End == start))).OrderBy(static mention => mention.Start)];
        List<PeriodMention> periods = PeriodReader.Read(tokens, cues)
            .Where(period => !mentions.Any(mention => mention.Target is Target.Value && mention.Start <= period.Start && mention.End >= period.End))
            .ToList();
        periods.RemoveAll(period => IsState(period, tokens) && Nouns.HasRows(table) && Nouns.HasRecords(table));
        TimeAxis axis = TimeAxis.Of(table, NamedDate(mentions), mentions.Select(static mention => mention.Target is Target.Column { Field: { IsYear: true } named } ? named : null).FirstOrDefault(static named => named is not null));
        periods = [.. periods.Concat(mentions.Select(mention => MonthOf(mention, axis)).OfType<PeriodMention>().Where(month => !periods.Any(period => period.Start < month.End && month.Start < period.End))).OrderBy(static period => period.Start)];
        mentions = [.. mentions.Where(mention => MonthOf(mention, axis) is null)];
        periods = periods.Where(period => !IsClaimed(period, periods, cues, axis, IsCounted(tokens, mentions, period.End))).ToList();
        mentions = mentions.Where(mention => !periods.Any(period => mention.Tokens.All(token => period.Start <= token && token < period.End))).ToList();
        return new Reading
        {
            Table = table,
            Axis = axis,
            Tokens = tokens,
            Cues = cues.Where(cue => !IsPartOfName(cue, mentions) && !IsVerb(cue, tokens, cues)).ToList(),
            Mentions = mentions,
            Periods = periods,
            Talk = Asides.AboutPersons(
                tokens,
                token => tokens[token].Kind != TokenKind.Word || mentions.Any(mention => mention.Tokens.Contains(token)) || periods.Any(period => period.Start <= token && token < period.End),
                token => cues.Any(cue => cue.Start == token && cue.Cue is Cue.HowMany or Cue.HowMuch or Cue.Which or Cue.When or Cue.Who or Cue.Where)),
        };
    }

    /// <summary>"Le Bosquet compte plus de 160 élèves, non ?" asks for no count.</summary>
    private static bool IsVerb(CueMention cue, IReadOnlyList<Token> tokens, IReadOnlyList<CueMention> cues) =>
        cue is { Cue: Cue.HowMany, Start: > 0, Length: 1 } && tokens[cue.Start].Fold is "compte" or "comptent" or "comptait" && cues.Any(other => other.Cue == Cue.YesNo && other.Start > cue.End && other.End == tokens.Count);

    /// <summary>The "grand" of "le plus grand" is no size that a column holds.</summary>
    private static bool IsDegree(Mention mention, IReadOnlyList<CueMention> cues) => mention.Target is Target.Value && cues.Any(cue =>
        cue.Cue is Cue.Max or Cue.Min or Cue.Top or Cue.Bottom or Cue.Over or Cue.Under or Cue.AtLeast or Cue.AtMost or Cue.Rank or Cue.Ascending
        && cue.Length > mention.Tokens.Count && mention.Tokens.All(token => cue.Start <= token && token < cue.End));

    /// <summary>Words that name a column only by a neighbouring meaning, where nothing names it better.</summary>
    private static IEnumerable<Mention> Related(IReadOnlyList<Token> tokens, Table table, IReadOnlyList<Mention> mentions, Func<int, bool> isCounted)
    {
        bool IsFree(int at) => tokens[at].Kind == TokenKind.Word && !mentions.Any(mention => mention.Tokens.Contains(at));
        for (int start = 0; start < tokens.Count; start++)
        {
            for (int length = Math.Min(4, tokens.Count - start); length > 0; length--)
            {
                bool isAlone = length == 1;
                if (!Enumerable.Range(start, length).All(IsFree) || (isAlone && (tokens[start].Fold.Length < 3 || Fillers.Contains(tokens[start].Fold) || Nouns.IsRow(table, tokens[start]))))
                {
                    continue;
                }

                string phrase = string.Join(' ', tokens.Skip(start).Take(length).Select(static token => token.Fold));
                if (Nouns.Related(table, phrase, isCounted(start)) is { } field && !mentions.Any(mention => mention.Target is Target.Column column && column.Field == field))
                {
                    yield return new Mention(new Target.Column(field), [.. Enumerable.Range(start, length)], 0.6);
                    start += length - 1;
                    break;
                }
            }
        }
    }

    /// <summary>"Currently available" of things that are listed once is their state, and not the newest year of theirs.</summary>
    private static bool IsState(PeriodMention period, IReadOnlyList<Token> tokens) =>
        period is { Length: 1, Period: Period.Edge } && tokens[period.Start].Fold is "currently" or "actuellement" or "presently" or "now" or "maintenant" or "aktuell" or "derzeit";

    /// <summary>The value of a column of months is that month.</summary>
    private static PeriodMention? MonthOf(Mention mention, TimeAxis axis) =>
        mention is { IsPartial: false, Target: Target.Value { Field: var field, Text: var text } } && field.IsText && field == axis.Month && Months.Called(Folding.Fold(text).TrimEnd('.')) is { } month
            ? new PeriodMention(new Period.Recurring(month, month), mention.Start, mention.End - mention.Start)
            : null;

    /// <summary>"Did it have 2645 accidents in 2019?": of two years the one the table cannot have is a figure that is asserted.</summary>
    private static bool IsClaimed(PeriodMention period, List<PeriodMention> all, IReadOnlyList<CueMention> cues, TimeAxis axis, bool isCounted) =>
        period is { Length: 1, Period: Period.Unit { Grain: Grain.Year } } && cues.Any(static cue => cue.Cue == Cue.YesNo)
        && (isCounted || !Planning.PeriodSql.IsCovered(period.Period, axis)) && all.Any(other => other != period && Planning.PeriodSql.IsCovered(other.Period, axis));

    private static bool IsCounted(IReadOnlyList<Token> tokens, IReadOnlyList<Mention> mentions, int at) =>
        at < tokens.Count && !tokens[at].Gap.Contains('(', StringComparison.Ordinal) && (mentions.Any(mention => mention.Start == at && mention.Target is Target.Column { Field.IsNumber: true })
            || Lexicon.MeaningsOf(tokens[at].Fold).Any(static meaning => meaning.Is("person")));

    private static Field? NamedDate(IReadOnlyList<Mention> mentions) =>
        mentions.Select(static mention => mention.Target is Target.Column { Field: { IsDate: true } field } ? field : null).FirstOrDefault(static field => field is not null);

    /// <summary>"average temperature" is no average to compute where a column is called so, nor "total" a sum.</summary>
    private static bool IsPartOfName(CueMention cue, IReadOnlyList<Mention> mentions) => mentions.Any(mention =>
        mention.Target switch
        {
            Target.Value or Target.Whole => mention.Tokens.Contains(cue.Start) && mention.Tokens.Contains(cue.End - 1) && mention.Score >= 0.8,
            Target.Column { Field: var total } when cue.Cue == Cue.Sum && Measures.Concepts(total).Any(static concept => concept.Id == "total") =>
                Enumerable.Range(cue.Start, cue.Length).Any(mention.Tokens.Contains),
            Target.Column column => cue.Cue is Cue.Sum or Cue.Average or Cue.Max or Cue.Min or Cue.Percent or Cue.Growth or Cue.Share or Cue.Median or Cue.Rank or Cue.Half or Cue.Difference
                && Enumerable.Range(cue.Start, cue.Length).All(mention.Tokens.Contains)
                && (mention.Tokens.Count > cue.Length || column.Field.Synonyms.Append(column.Field.Name).Any(name => Folding.Words(name).Count <= cue.Length)),
            _ => false,
        });
}
