using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Fills the slots of a request from a reading, and notes every word that no slot took.</summary>
internal sealed class RequestReader
{
    private readonly Reading reading;

    private readonly HashSet<int> used = [];

    private readonly HashSet<int> dated = [];

    private RequestReader(Reading reading) => this.reading = reading;

    public static Request Read(Reading reading, Tongue tongue) => new RequestReader(reading).Read(tongue);

    private Request Read(Tongue tongue)
    {
        foreach (PeriodMention period in reading.Periods)
        {
            Use(Enumerable.Range(period.Start, period.Length));
        }

        IReadOnlyList<Comparison> comparisons = Numbers.Read(reading);
        foreach (Comparison comparison in comparisons)
        {
            Use(comparison.Tokens);
        }

        (Dimension? asked, ImmutableList<Dimension> groups) = ReadDimensions();
        (Cue? end, Field? superlative) = ReadSuperlative();
        ImmutableList<ValueFilter> values = ReadValues(out ImmutableList<string> choices);
        bool asksYesNo = AsksYesNo();
        var quantities = new Quantities(reading, used, comparisons, asked, groups, asksYesNo);
        ImmutableList<Quantity> found = quantities.Read(superlative, out ImmutableList<Field> attributes, out ImmutableList<string> rivals);
        ImmutableHashSet<Cue> cues = [.. reading.Cues.Where(cue => !IsConsumed(cue, comparisons)).Select(static cue => cue.Cue), .. end is { } cue ? [cue] : Array.Empty<Cue>()];
        cues = IsShare() ? cues : cues.Remove(Cue.Share);
        cues = asksYesNo ? cues.Add(Cue.YesNo) : cues.Remove(Cue.YesNo);
        cues = [.. cues, .. Comparative()];

        Intent.GroupCondition? having = Conditions.Of(reading, comparisons, asked, found, attributes, asksYesNo);
        PassRowNoun(having, comparisons);
        (ImmutableList<NumberFilter> numbers, Claim? claim) = having is not null ? ([], null) : Split(comparisons, found, asksYesNo, asked);
        claim ??= asksYesNo ? LooseNumber() : null;
        PassTimeNouns();
        if (asked is null && groups.Count == 0 && cues.Overlaps([Cue.Max, Cue.Min, Cue.Top, Cue.Bottom]) && LooseTime() is { } time)
        {
            asked = time;
        }

        if (asked is null && cues.Overlaps([Cue.Max, Cue.Min, Cue.Top, Cue.Bottom, Cue.Rank]))
        {
            asked = attributes.Where(field => !field.IsBoolean).Select(static Dimension? (field) => field.IsDate ? new Dimension.ByTime(Grain.Day) : new Dimension.ByField(field)).FirstOrDefault();
            attributes = asked is null ? attributes : attributes.RemoveAt(0);
        }

        if (IsMinus())
        {
            cues = cues.Remove(Cue.Under).Remove(Cue.Min).Add(Cue.Difference);
        }

        if (cues.Contains(Cue.Subtract))
        {
            values = [.. values.Select(static filter => filter with { Values = [.. filter.Values.Reverse()] })];
        }

        return new Request
        {
            Table = reading.Table,
            Axis = reading.Axis,
            Tongue = tongue,
            Quantities = found,
            Fold = FoldOf(cues),
            Values = [.. values, .. Booleans()],
            Numbers = numbers,
            Periods = [.. reading.Periods.Select(static period => period.Period)],
            Groups = groups,
            Asked = asked,
            Attributes = attributes,
            Limit = Limit(),
            Claim = claim,
            Having = having,
            Cues = cues,
            Choices = choices.Count > 0 ? choices : rivals,
            Unexplained = [.. reading.Tokens.Where(IsUnexplained).Select(static token => token.Text)],
        };
    }

    /// <summary>"Cela représente combien de commandes" counts them; "the ordinary part only" narrows.</summary>
    private bool IsShare() => reading.All(Cue.Share).Any(cue => reading.Tokens[cue.Start].Fold switch
    {
        "represente" or "representent" or "represents" or "represent" or "revient" or "reviennent" => reading.Has(Cue.Percent) || !reading.Has(Cue.HowMany),
        "part" or "parts" when cue.Length == 1 => (cue.End < reading.Tokens.Count && reading.Tokens[cue.End].Fold is "de" or "du" or "des" or "d" or "of" or "dans" or "que" or "la" or "le" or "l" or "en" or "is" or "est" or "does" or "for" or "pour")
            || (cue.Start > 0 && reading.Tokens[cue.Start - 1].Fold is "quelle" or "what" or "which" or "sa" or "leur" or "la" or "its") || reading.Has(Cue.Percent),
        _ => true,
    });

    /// <summary>"La portée de A moins celle de B": between two names the word takes one from the other.</summary>
    private bool IsMinus()
    {
        for (int at = 1; at + 1 < reading.Tokens.Count; at++)
        {
            if (reading.Tokens[at].Fold is "moins" && reading.Tokens[at + 1].Fold is not ("de" or "d" or "que" or "qu" or "eleve" or "elevee")
                && reading.Tokens[at - 1].Fold is not ("le" or "la" or "les" or "au" or "du" or "plus" or "ou" or "en")
                && reading.Mentions.Any(mention => mention.Target is Target.Value && mention.End <= at) && reading.Mentions.Any(mention => mention.Target is Target.Value && mention.Start > at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"more students than", "moins d'étudiants que": a comparison whose words stand apart.</summary>
    private IEnumerable<Cue> Comparative()
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            Cue? cue = reading.Tokens[at].Fold switch
            {
                "more" or "plus" or "higher" or "larger" or "bigger" or "greater" or "mehr" => Cue.Over,
                "less" or "fewer" or "moins" or "lower" or "smaller" or "weniger" => Cue.Under,
                _ => null,
            };
            if (cue is { } found && reading.Tokens.Skip(at + 1).Any(static token => token.Fold is "than" or "que" or "qu" or "als") && reading.Tokens.Skip(at + 1).Take(2).All(static token => token.Kind == TokenKind.Word))
            {
                yield return found;
            }
        }
    }

    /// <summary>The rows of "more than 20 orders" are in the condition.</summary>
    private void PassRowNoun(Intent.GroupCondition? having, IReadOnlyList<Comparison> comparisons)
    {
        if (having is { Quantity.Field: null })
        {
            int noun = comparisons[0].Tokens[^1] + 1;
            used.UnionWith(reading.MentionAt(noun)?.Tokens ?? [noun]);
        }
    }

    /// <summary>"the month of July", "l'année 2022": the word is in the period.</summary>
    private void PassTimeNouns()
    {
        foreach (PeriodMention period in reading.Periods)
        {
            for (int at = Math.Max(0, period.Start - 3); at < Math.Min(reading.Tokens.Count, period.End + 2); at++)
            {
                bool touches = Enumerable.Range(Math.Min(at, period.End), Math.Abs(at < period.Start ? period.Start - at : at - period.End)).All(between => between == at || Fillers.Contains(reading.Tokens[between].Fold));
                if (touches && Dimensions.TimeNoun(reading, at) is not null)
                {
                    used.Add(at);
                    dated.Add(at);
                }
            }
        }
    }

    /// <summary>"best year", "année record": what is asked is a time.</summary>
    private Dimension? LooseTime()
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            bool isColumn = reading.MentionAt(at)?.Target is Target.Column { Field: { IsYear: true } or { IsDate: true } };
            if (!dated.Contains(at) && (isColumn || (!used.Contains(at) && reading.MentionAt(at) is null)) && Dimensions.TimeNoun(reading, at) is { } time)
            {
                used.Add(at);
                return time;
            }
        }

        return null;
    }

    private static Fold? FoldOf(ImmutableHashSet<Cue> cues) =>
        cues.Contains(Cue.Median) ? Fold.Median
        : cues.Contains(Cue.Std) ? Fold.Deviation
        : cues.Contains(Cue.Average) ? Fold.Average
        : cues.Contains(Cue.Sum) || cues.Contains(Cue.Together) ? Fold.Sum
        : null;

    private static bool IsConsumed(CueMention cue, IReadOnlyList<Comparison> comparisons) =>
        cue.Cue is Cue.Max or Cue.Min or Cue.Difference or Cue.Growth && comparisons.Any(comparison => comparison.Tokens.Contains(cue.Start));

    private (Dimension? Asked, ImmutableList<Dimension> Groups) ReadDimensions()
    {
        Dimension? asked = null;
        ImmutableList<Dimension> groups = [];
        foreach (CueMention cue in reading.Cues)
        {
            if (cue.Cue == Cue.By && Dimensions.At(reading, cue.End, 3, used) is { } group)
            {
                groups = groups.Contains(group.Dimension) ? groups : groups.Add(group.Dimension);
                while (group.End < reading.Tokens.Count && reading.Tokens[group.End].Fold is "et" or "and" or "by" or "par"
                    && Dimensions.At(reading, group.End + 1, 2, used) is { } more && more.Dimension != group.Dimension)
                {
                    groups = groups.Add(more.Dimension);
                    group = more;
                }
            }
            else if (cue.Cue == Cue.When)
            {
                asked ??= WhenAsked(cue);
            }
            else if (cue.Cue == Cue.Which && (Dimensions.At(reading, cue.End, 1, used) ?? RecordNoun(cue.End)) is { } which)
            {
                asked ??= which.Dimension;
            }
            else if (cue.Cue == Cue.Who && reading.Table.Fields.FirstOrDefault(IsPerson) is { } person)
            {
                asked ??= cue.Start == 0 || !reading.Has(Cue.Which) ? cue.Start <= 1 ? new Dimension.ByField(person) : asked : asked;
            }
            else if (cue.Cue == Cue.Where && cue.Start == 0 && !reading.Has(Cue.By) && reading.Table.Fields.FirstOrDefault(static field => field.IsText && Measures.Concepts(field).Any(static concept => concept.Is("geo"))) is { } place)
            {
                asked ??= new Dimension.ByField(place);
            }
        }

        return (asked, groups);
    }

    /// <summary>"Which film", where each row is a film and a column names it; a number may stand between.</summary>
    private (Dimension Dimension, int End)? RecordNoun(int at)
    {
        at = at < reading.Tokens.Count && (reading.Tokens[at].Kind == TokenKind.Number || NumberWords.Of(reading.Tokens[at].Fold) is not null) ? at + 1 : at;
        if (at >= reading.Tokens.Count || reading.MentionAt(at) is { Target: not Target.Whole } || Nouns.Label(reading.Table) is not { } label || !Nouns.IsRecord(reading.Table, reading.Tokens[at]))
        {
            return null;
        }

        Use(reading.MentionAt(at)?.Tokens ?? [at]);
        return (new Dimension.ByField(label), at + 1);
    }

    private Dimension? WhenAsked(CueMention cue)
    {
        for (int at = cue.Start; at < cue.End; at++)
        {
            if (Dimensions.TimeNoun(reading, at) is { } named)
            {
                return named;
            }
        }

        return cue.Start == 0 ? reading.Axis.Year is not null ? new Dimension.ByTime(Grain.Year) : new Dimension.ByTime(Grain.Day) : null;
    }

    private static bool IsPerson(Field field) =>
        field.IsText && Measures.Concepts(field).Any(static concept => concept.Is("person") || concept.Id is "name");

    /// <summary>"Cheapest" is the least price, where a column of prices exists.</summary>
    private (Cue? End, Field? Field) ReadSuperlative()
    {
        for (int start = 0; start < reading.Tokens.Count; start++)
        {
            for (int length = Math.Min(4, reading.Tokens.Count - start); length > 0; length--)
            {
                string phrase = string.Join(' ', reading.Tokens.Skip(start).Take(length).Select(static token => token.Fold));
                if (Lexicon.SuperlativeOf(phrase) is not { } superlative)
                {
                    continue;
                }

                Cue end = superlative.IsMaximum ? Cue.Max : Cue.Min;
                List<Field> fields = Measures.Of(reading.Table).Where(field => Measures.Concepts(field).Any(concept => concept.Id == superlative.Concept)).ToList();
                Cue wrongEnd = superlative.IsMaximum ? Cue.Min : Cue.Max;
                string marker = superlative.IsMaximum ? "maximum" : "minimum";
                fields = fields.Count > 1 && fields.Where(field => Measures.Concepts(field).Any(concept => concept.Id == marker)).ToList() is [var matching] ? [matching] : fields;
                if (fields.Count == 1)
                {
                    Use(Enumerable.Range(start, length));
                    _ = wrongEnd;
                    return (end, fields[0]);
                }
            }
        }

        return (null, null);
    }

    private ImmutableList<ValueFilter> ReadValues(out ImmutableList<string> choices)
    {
        choices = [];
        ImmutableList<ValueFilter> filters = [];
        foreach (Mention mention in reading.Mentions.Where(static mention => mention.Target is Target.Value or Target.Whole))
        {
            if (mention.Target is Target.Whole && reading.All(Cue.Which, Cue.By, Cue.HowMany).Any(cue => cue.End == mention.Start))
            {
                continue;
            }

            Use(mention.Tokens);
            if (mention.Target is not Target.Value value)
            {
                continue;
            }

            value = Preferred(mention, value, ref choices);
            bool isExcluded = reading.All(Cue.Except).Any(cue => mention.Start - cue.End is >= 0 and <= 3);
            int same = filters.FindIndex(filter => filter.Field.Name == value.Field.Name && filter.IsExcluded == isExcluded);
            filters = same < 0 ? filters.Add(new ValueFilter(value.Field, [value.Text], isExcluded))
                : filters[same].Values.Contains(value.Text) ? filters
                : filters.SetItem(same, filters[same] with { Values = filters[same].Values.Add(value.Text) });
        }

        return filters;
    }

    /// <summary>Among equal readings the column that the question names decides; else the person is asked.</summary>
    private Target.Value Preferred(Mention mention, Target.Value value, ref ImmutableList<string> choices)
    {
        List<Target.Value> all = [value, .. mention.Rivals.OfType<Target.Value>()];
        List<Target.Value> named = all.Where(candidate => reading.Mentions.Any(other => other.Target is Target.Column { Field: var field } && field.Name == candidate.Field.Name)).ToList();
        if (named.Count == 1 || all.Count == 1)
        {
            return named.Count == 1 ? named[0] : value;
        }

        choices = [.. all.Select(static candidate => $"{candidate.Field.Name} : {candidate.Text}").Distinct()];
        return value;
    }

    private IEnumerable<ValueFilter> Booleans()
    {
        foreach (Mention mention in reading.Mentions)
        {
            if (mention.Target is Target.Column { Field: { IsBoolean: true } field })
            {
                Use(mention.Tokens);
                bool isNegated = reading.Tokens.Skip(Math.Max(0, mention.Start - 3)).Take(mention.End + 1 - Math.Max(0, mention.Start - 3))
                    .Any(static token => token.Fold is "not" or "non" or "pas" or "without" or "sans" or "never" or "jamais" or "nicht" or "no" or "didn't" or "isn't" or "aren't" or "false");
                yield return new ValueFilter(field, [isNegated ? "false" : "true"]);
            }
        }
    }

    private (ImmutableList<NumberFilter> Numbers, Claim? Claim) Split(IReadOnlyList<Comparison> comparisons, ImmutableList<Quantity> found, bool asksYesNo, Dimension? asked)
    {
        ImmutableList<NumberFilter> numbers = [];
        Claim? claim = null;
        foreach (Comparison comparison in comparisons)
        {
            if (asksYesNo && asked is null && comparison.Upper is null && (comparison.Field is null || found.Any(quantity => quantity.Field?.Name == comparison.Field.Name)))
            {
                claim = new Claim(comparison.Operator, comparison.Number, comparison.Text);
            }
            else if ((comparison.Field ?? (found.Count == 1 ? found[0].Field : null) ?? Measures.Head(reading.Table)) is { } field)
            {
                numbers = numbers.Add(new NumberFilter(field, comparison.Operator, comparison.Number, comparison.Upper, comparison.Text, comparison.UpperText));
            }
        }

        return (numbers, claim);
    }

    /// <summary>A number of a yes-or-no question that nothing else took is what it asserts.</summary>
    private Claim? LooseNumber()
    {
        Token? number = reading.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Number && !used.Contains(token.Index));
        if (number is null)
        {
            return null;
        }

        (decimal value, int end) = Numbers.Scaled(reading, number.Index);
        Use(Enumerable.Range(number.Index, end - number.Index));
        return new Claim("=", value, reading.Words(number.Index, end));
    }

    private bool AsksYesNo() => reading.All(Cue.YesNo).Any(cue =>
        cue.Start == 0 || cue.Length > 1 || Enumerable.Range(0, cue.Start).All(at => reading.IsPeriod(at) || reading.Tokens[at].Fold is "in" or "en" or "for" or "pour" or "during" or "the" or "l" or "d" or "annee" or "year") || cue.End == reading.Tokens.Count || reading.Tokens[cue.Start].AfterBreak || (cue.Start == 1 && reading.All(Cue.FollowUp).Any(static opening => opening.Start == 0)))
        && !reading.Cues.Any(static cue => cue.Cue is Cue.HowMany or Cue.HowMuch or Cue.Which or Cue.When or Cue.Chart or Cue.List && cue.Start < 8 && !(cue.Cue is Cue.List && cue.Start > 3));

    private int? Limit()
    {
        foreach (CueMention cue in reading.All(Cue.Top, Cue.Bottom))
        {
            int at = Enumerable.Range(cue.Start, cue.Length).FirstOrDefault(index => IsNumber(reading.Tokens[index]), -1);
            at = at < 0 && cue.End < reading.Tokens.Count && IsNumber(reading.Tokens[cue.End]) ? cue.End : at;
            if (at >= 0)
            {
                used.Add(at);
                return (int)(reading.Tokens[at].Kind == TokenKind.Number ? reading.Tokens[at].Number : NumberWords.Of(reading.Tokens[at].Fold) ?? 0);
            }
        }

        return Count();

        static bool IsNumber(Token token) => token is { Kind: TokenKind.Number, Number: > 0 and <= 200 } || NumberWords.Of(token.Fold) is > 0 and <= 100;
    }

    /// <summary>"les 3 produits avec le prix le plus élevé": a small number beside an end of a scale.</summary>
    private int? Count()
    {
        if (!reading.Cues.Any(static cue => cue.Cue is Cue.Max or Cue.Min or Cue.Rank or Cue.Top or Cue.Bottom))
        {
            return null;
        }

        List<Token> loose = [.. reading.Tokens.Where(token => !used.Contains(token.Index) && !reading.IsPeriod(token.Index)
            && (token is { Kind: TokenKind.Number, Number: > 0 and <= 100, IsPercent: false } || (token.Kind == TokenKind.Word && reading.MentionAt(token.Index) is null && NumberWords.Of(token.Fold) is > 1 and <= 50)))];
        if (loose is not [var only])
        {
            return null;
        }

        used.Add(only.Index);
        return (int)(only.Kind == TokenKind.Number ? only.Number : NumberWords.Of(only.Fold) ?? 0);
    }

    private bool IsUnexplained(Token token) =>
        !used.Contains(token.Index)
        && (token.Kind is not TokenKind.Word || !(reading.IsCue(token.Index) || Fillers.Contains(token.Fold) || IsUnit(token) || IsHeadNoun(token)));

    /// <summary>"rescued people", "solved cases": a noun for anything counted says nothing more beside the column's name.</summary>
    private bool IsHeadNoun(Token token) =>
        token.Fold is "people" or "persons" or "person" or "individuals" or "cases" or "case" or "units" or "unit" or "figures" or "level" or "rate" or "size" or "items" or "pieces"
            or "personnes" or "personne" or "gens" or "cas" or "unites" or "niveau" or "taux" or "individus" or "pieces"
        && new[] { token.Index - 1, token.Index + 1, token.Index - 2 }.Any(at => at >= 0 && at < reading.Tokens.Count && reading.MentionAt(at)?.Target is Target.Column { Field.IsNumber: true }
            && (Math.Abs(at - token.Index) == 1 || Fillers.Contains(reading.Tokens[token.Index - 1].Fold)));

    private bool IsUnit(Token token) =>
        reading.Table.Fields.Any(field => field.Unit is { } unit && Folding.Fold(unit) == token.Fold)
        || (token.Fold is "chf" or "eur" or "usd" or "euros" or "francs" or "dollars" or "kg" or "km" or "mm" or "c" && token.Index > 0 && reading.Tokens[token.Index - 1].Kind == TokenKind.Number)
        || Folding.Words(reading.Table.Context).Contains(token.Fold);

    private void Use(IEnumerable<int> tokens) => used.UnionWith(tokens);
}
