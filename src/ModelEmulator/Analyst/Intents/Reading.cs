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

    public bool Has(Cue cue) => Cues.Any(mention => mention.Cue == cue);

    public IEnumerable<CueMention> All(params Cue[] wanted) => Cues.Where(mention => wanted.Contains(mention.Cue));

    public string Words(int start, int end) =>
        string.Concat(Tokens.Skip(start).Take(end - start).Select((token, index) => index == 0 ? token.Text : token.Gap + token.Text));

    public Mention? MentionAt(int index) => Mentions.FirstOrDefault(mention => mention.Tokens.Contains(index));

    public bool IsCue(int index) => Cues.Any(cue => cue.Start <= index && index < cue.End);

    public bool IsPeriod(int index) => Periods.Any(period => period.Start <= index && index < period.End);

    public static Reading Of(string question, Table table, Vocabulary vocabulary)
    {
        IReadOnlyList<Token> tokens = Spelling.Correct(Tokeniser.Cut(question), vocabulary);
        IReadOnlyList<CueMention> cues = CueReader.Read(tokens);
        IReadOnlyList<Mention> mentions = Linker.Link(tokens, vocabulary, token => token.Kind == TokenKind.Word && Fillers.Contains(token.Fold));
        List<PeriodMention> periods = PeriodReader.Read(tokens, cues)
            .Where(period => !mentions.Any(mention => mention.Target is Target.Value && mention.Start <= period.Start && mention.End >= period.End))
            .ToList();
        mentions = mentions.Where(mention => !periods.Any(period => mention.Tokens.All(token => period.Start <= token && token < period.End))).ToList();
        return new Reading
        {
            Table = table,
            Axis = TimeAxis.Of(table, NamedDate(mentions)),
            Tokens = tokens,
            Cues = cues.Where(cue => !IsPartOfName(cue, mentions)).ToList(),
            Mentions = mentions,
            Periods = periods,
        };
    }

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
