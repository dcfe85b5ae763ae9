using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What is counted where no column's figures are asked for.</summary>
internal sealed partial class Quantities
{
    /// <summary>"How many orders have a discount above 10" counts orders though it names a column.</summary>
    private ImmutableList<Quantity> WithRowsCounted(ImmutableList<Quantity> found, ref ImmutableList<Field> attributes)
    {
        if (reading.All(Cue.HowMany).FirstOrDefault() is not { } cue || reading.Has(Cue.Difference))
        {
            return found;
        }

        ImmutableList<Quantity> counted = CountedAfter(cue, ref attributes);
        counted = counted.Count == 0 && reading.Tokens.Skip(cue.End).All(static token => Fillers.Contains(token.Fold)) ? CountedBefore() : counted;
        return counted.Count > 0 && counted[0].IsCount ? counted : found;
    }

    /// <summary>"Orders with over 10 items: how many do they number?": what the question begins with is counted.</summary>
    private ImmutableList<Quantity> CountedBefore()
    {
        int first = Enumerable.Range(0, Math.Min(4, reading.Tokens.Count)).FirstOrDefault(at => !Fillers.Contains(reading.Tokens[at].Fold), -1);
        if (first < 0 || reading.MentionAt(first) is { Target: Target.Column { Field: { IsNumber: true, IsIdentifier: false } } } || !Nouns.IsRow(reading.Table, reading.Tokens[first]))
        {
            return [];
        }

        used.UnionWith(reading.MentionAt(first)?.Tokens ?? [first]);
        return [Rows(reading.Tokens[first].Text)];
    }

    private ImmutableList<Quantity> Counted(ref ImmutableList<Field> attributes)
    {
        if (reading.All(Cue.HowMany).FirstOrDefault() is { } cue)
        {
            ImmutableList<Quantity> counted = CountedAfter(cue, ref attributes);
            if (counted.Count > 0)
            {
                return counted;
            }
        }

        bool isCounted = reading.Cues.Any(static cue => cue.Cue is Cue.Share or Cue.Percent or Cue.Max or Cue.Min or Cue.Top or Cue.Bottom or Cue.Rank or Cue.Chart or Cue.Trend or Cue.HowMany or Cue.Sum) || groups.Count > 0 || IsDated();
        Field? record = attributes.FirstOrDefault(field => field.IsIdentifier || field.Distinct == reading.Table.Rows);
        if (isCounted && record is not null && (asked is not null || groups.Count > 0 || reading.Has(Cue.Share) || reading.Has(Cue.Percent) || reading.Has(Cue.HowMany) || reading.Has(Cue.Sum) || IsDated() || attributes.Count > 1))
        {
            attributes = attributes.Remove(record);
            return [CountOf(record, record.Name)];
        }

        if (reading.Has(Cue.HowMany) && attributes is [var only] && comparisons.Count == 0 && reading.Mentions.All(static mention => mention.Target is not Target.Value))
        {
            attributes = [];
            return [CountOf(only, only.Name)];
        }

        return Loose();
    }

    /// <summary>"Flights in July 2023": nothing but the rows and their time is named.</summary>
    private bool IsDated() => reading.Periods.Count > 0 && reading.Axis.Date is not null && !reading.Cues.Any(static cue => cue.Cue is Cue.List or Cue.Which or Cue.YesNo);

    private ImmutableList<Quantity> CountedAfter(CueMention cue, ref ImmutableList<Field> attributes)
    {
        for (int at = cue.End; at < reading.Tokens.Count && at < cue.End + 4; at++)
        {
            Token token = reading.Tokens[at];
            if (NumberWords.Scale(token.Fold) is not null)
            {
                // "How many thousand passengers": so many of them is no count of rows.
                return [];
            }

            Mention? mention = reading.MentionAt(at);
            if (mention?.Target is Target.Column { Field: { IsNumber: false } or { IsIdentifier: true } } column)
            {
                Use(mention);
                attributes = attributes.Remove(column.Field);
                return [CountOf(column.Field, reading.Words(mention.Start, mention.End))];
            }

            if (mention?.Target is Target.Column { Field.IsYear: true })
            {
                Use(mention);
                attributes = [];
                return [CountOf(((Target.Column)mention.Target).Field, reading.Words(mention.Start, mention.End))];
            }

            if (mention is not null && mention.Target is not Target.Whole)
            {
                return [];
            }

            if (Nouns.Identifier(reading.Table, token) is { } identifier)
            {
                used.Add(at);
                return [CountOf(identifier, token.Text)];
            }

            if (Nouns.Spent(reading.Table, token) is { } spent && !IsNumbered(at))
            {
                used.UnionWith(mention?.Tokens ?? [at]);
                return [Measures.Quantity(spent, token.Text)];
            }

            // "How many times": each row is one.
            if (token.Fold is "fois" or "times" or "mal" && at == cue.End + (reading.Tokens[cue.End].Fold is "de" ? 1 : 0) && Nouns.HasRows(reading.Table))
            {
                used.Add(at);
                return [Rows(token.Text)];
            }

            if (mention is null && reading.Table.MemberField is { } member && Dimensions.IsMemberNoun(reading, at))
            {
                used.Add(at);
                return [CountOf(member, token.Text)];
            }

            if (Nouns.IsRow(reading.Table, token) && token.Kind == TokenKind.Word && (Nouns.IsRowWord(token.Fold) || !Fillers.Contains(token.Fold)))
            {
                used.UnionWith(mention?.Tokens ?? [at]);
                return [Rows(mention is null ? token.Text : reading.Words(mention.Start, mention.End))];
            }

            if (Dimensions.TimeNoun(reading, at) is Dimension.ByTime time && TimeField(time.Grain) is { } when)
            {
                used.Add(at);
                return [CountOf(when, token.Text)];
            }

            if (!Fillers.Contains(token.Fold) && !reading.IsCue(at))
            {
                return Subject(at) is { } subject ? [subject] : Person(at);
            }
        }

        return [];
    }

    /// <summary>"Combien de dépenses" counts them; "combien on a dépensé" does not.</summary>
    private bool IsNumbered(int at) => at > 0 && reading.Tokens[at - 1].Fold is "de" or "d" or "des" or "of" or "many";

    private Field? TimeField(Grain grain) => grain switch
    {
        Grain.Year => reading.Axis.Year,
        Grain.Day => reading.Axis.Date,
        Grain.Month => reading.Axis.YearMonth,
        _ => null,
    };

    /// <summary>No column is named: a noun for heads, a word of neighbouring meaning, or the only measure there is.</summary>
    private ImmutableList<Quantity> Loose()
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if ((used.Contains(at) && reading.MentionAt(at)?.Target is not Target.Whole) || reading.MentionAt(at) is { Target: not Target.Whole } || reading.Tokens[at].Kind != TokenKind.Word)
            {
                continue;
            }

            if (Nouns.Spent(reading.Table, reading.Tokens[at]) is { } spent && !Fillers.Contains(reading.Tokens[at].Fold))
            {
                used.Add(at);
                return [Measures.Quantity(spent, reading.Tokens[at].Text)];
            }

            ImmutableList<Quantity> person = Person(at);
            if (person.Count > 0)
            {
                return person;
            }

            if (Subject(at) is { } subject)
            {
                return [subject];
            }

            if ((!Fillers.Contains(reading.Tokens[at].Fold) || (Nouns.IsRowWord(reading.Tokens[at].Fold) && reading.Has(Cue.HowMany))) && !reading.IsCue(at) && Nouns.IsRow(reading.Table, reading.Tokens[at]))
            {
                used.Add(at);
                if (asked is not null || reading.Has(Cue.HowMany) || reading.Has(Cue.Sum) || IsDated() || reading.Has(Cue.Trend) || reading.Has(Cue.Chart) || groups.Count > 0 || reading.Has(Cue.Share) || reading.Has(Cue.Percent) || reading.Has(Cue.Max) || reading.Has(Cue.Min))
                {
                    return [Rows(reading.Tokens[at].Text)];
                }
            }
        }

        return [];
    }

    /// <summary>The seats of concert halls are no number of concerts.</summary>
    private static bool IsOfAnother(Field head, Token token) =>
        Measures.Concepts(head).Any(static concept => concept.Id is "seat" or "capacity") && !Measures.Concepts(head).Any(Lexicon.MeaningsOf(token.Fold).Contains);

    /// <summary>"How many medals", where the file is about medals and one column holds their total.</summary>
    private Quantity? Subject(int at)
    {
        Token token = reading.Tokens[at];
        if (token.Kind != TokenKind.Word || token.Fold.Length < 4 || Fillers.Contains(token.Fold) || reading.IsCue(at) || !Nouns.IsSubject(reading.Table, token) || Nouns.IsRow(reading.Table, token)
            || Measures.Head(reading.Table) is not { } head || (!reading.Table.IsUnfolded && !Measures.Concepts(head).Any(static concept => concept.Id is "total" or "number" or "people" or "amount") || IsOfAnother(head, token)))
        {
            return null;
        }

        used.Add(at);
        return Measures.Quantity(head, token.Text);
    }

    private ImmutableList<Quantity> Person(int at)
    {
        Token token = reading.Tokens[at];
        if (token.Fold.Length < 3 || !Lexicon.MeaningsOf(token.Fold).Any(static meaning => meaning.Is("person")) || Fillers.Contains(token.Fold))
        {
            return [];
        }

        if (Measures.Head(reading.Table) is { } head && !Nouns.HasRecords(reading.Table) && Nouns.IsCounted(reading.Table, token))
        {
            used.Add(at);
            return [Measures.Quantity(head, token.Text, Behaviour.Stock)];
        }

        if (Nouns.HasRecords(reading.Table) && (Nouns.IsRow(reading.Table, token) || Lexicon.MeaningsOf(token.Fold).Any(meaning => meaning.Id is "people" or "respondents" || (meaning.Id == "employees" && Nouns.AreStaff(reading.Table)))))
        {
            used.Add(at);
            return [Rows(token.Text)];
        }

        return [];
    }

    private Quantity CountOf(Field field, string noun) =>
        field.Distinct == reading.Table.Rows && reading.Table.Members.Count == 1 ? Rows(noun) : new Quantity { Fold = Fold.CountDistinct, Field = field, Noun = noun, IsExplicit = true };

    private static Quantity Rows(string noun) => new() { Fold = Fold.Count, Noun = noun, IsExplicit = true };
}
