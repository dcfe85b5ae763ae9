using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Finds which numbers a question wants: columns it names, rows it counts, heads that only one column can hold.</summary>
internal sealed partial class Quantities(Reading reading, ISet<int> used, IReadOnlyList<Comparison> comparisons, Dimension? asked, ImmutableList<Dimension> groups, bool asksYesNo)
{
    public ImmutableList<Quantity> Read(Field? superlative, out ImmutableList<Field> attributes, out ImmutableList<string> rivals)
    {
        ImmutableList<Quantity> found = Ratio(Columns(out attributes, out rivals));
        found = superlative is not null && found.Count == 0 ? [Measures.Quantity(superlative, superlative.Name)] : found;
        found = WithoutCoveringTotal(found);
        attributes = WithMemberNoun(attributes);
        if (found.Count > 0)
        {
            PassHeads();
        }

        return found.Count > 0 ? WithRowsCounted(found, ref attributes) : Counted(ref attributes);
    }

    /// <summary>"faculties" where no column is called so but the files are the faculties.</summary>
    private ImmutableList<Field> WithMemberNoun(ImmutableList<Field> attributes)
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (!used.Contains(at) && reading.MentionAt(at) is null && Dimensions.IsMemberNoun(reading, at) && reading.Table.MemberField is { } field)
            {
                used.Add(at);
                bool isQualifier = reading.Mentions.Any(other => other.Target is Target.Value value && value.Field.Name == field.Name && Math.Abs(other.Start - at) <= 4);
                attributes = isQualifier || attributes.Contains(field) ? attributes : attributes.Add(field);
            }
        }

        return attributes;
    }

    /// <summary>"female students": the students are already in the column of women.</summary>
    private void PassHeads()
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (!used.Contains(at) && reading.MentionAt(at) is null && Measures.Head(reading.Table) is { TotalOf.Count: > 1 }
                && Lexicon.MeaningsOf(reading.Tokens[at].Fold).Any(static meaning => meaning.Id is "students" or "people" or "population" or "employees"))
            {
                used.Add(at);
            }
        }
    }

    private ImmutableList<Quantity> Columns(out ImmutableList<Field> attributes, out ImmutableList<string> rivals)
    {
        ImmutableList<Quantity> found = [];
        attributes = [];
        rivals = [];
        foreach (Mention mention in reading.Mentions)
        {
            if (mention.Target is not Target.Column { Field: var field } || (mention.Tokens.All(used.Contains) && comparisons.All(comparison => comparison.Noun != mention)))
            {
                continue;
            }

            if (field.IsNumber && !field.IsYear && !field.IsIdentifier)
            {
                Use(mention);
                bool isOnlyCompared = comparisons.Any(comparison => comparison.Noun == mention) && !IsYesNo;
                if (isOnlyCompared)
                {
                    continue;
                }

                Field chosen = Choose(mention, field, ref rivals);
                string noun = reading.Words(mention.Start, mention.End);
                if (!AsksAmount() && Nouns.AreRows(reading.Table, chosen, string.Join(' ', reading.Tokens.Skip(mention.Start).Take(mention.End - mention.Start).Select(static token => token.Fold))))
                {
                    found = found.All(static quantity => !quantity.IsCount) ? found.Add(Rows(noun)) : found;
                    continue;
                }

                Behaviour? nature = Lexicon.MeaningsOf(Folding.Fold(noun)).Any(static concept => concept.Is("stock")) ? Behaviour.Stock : null;
                if (found.All(quantity => quantity.Field != chosen))
                {
                    found = found.Add(Measures.Quantity(chosen, noun, nature));
                }
            }
            else if (!field.IsBoolean)
            {
                Use(mention);
                if (IsCallForList(mention))
                {
                    continue;
                }

                bool isQualifier = reading.Mentions.Any(other => other.Target is Target.Value value && value.Field.Name == field.Name && Math.Abs(other.Start - mention.Start) <= 4);
                attributes = isQualifier || attributes.Contains(field) || field.IsYear ? attributes : attributes.Add(field);
            }
        }

        return found.Count > 1 ? found.RemoveAll(quantity => found.Count > 1 && IsWeak(quantity)) : found;
    }

    /// <summary>"Liste des circonscriptions" where a column is called liste, too.</summary>
    private bool IsCallForList(Mention mention) =>
        mention.Start <= 3 && reading.All(Cue.List).Any(cue => mention.Tokens.All(token => cue.Start <= token && token < cue.End))
        && reading.Mentions.Any(other => other.Start > mention.Start && other.Target is Target.Column { Field: { IsNumber: false } });

    /// <summary>"the median value of the units": a value is nothing beside what has a name of its own.</summary>
    private static bool IsWeak(Quantity quantity) =>
        Folding.Fold(quantity.Noun) is "value" or "valeur" or "values" or "valeurs" or "amount" or "montant" or "number" or "nombre" or "total" or "count"
        && !Folding.Words(quantity.Field!.Name).Contains(Folding.Fold(quantity.Noun));

    /// <summary>"members per trainer", "ratio of members to trainers": two measures are one quantity.</summary>
    private ImmutableList<Quantity> Ratio(ImmutableList<Quantity> found)
    {
        found = Divided(found);
        if (found is not [{ Field: { } top } first, { Field: { } bottom } second] || top == bottom)
        {
            return found;
        }

        bool isPer = reading.Mentions.Any(mention => mention.Target is Target.Column column && column.Field == bottom && mention.Start > 0
            && Dimensions.TimeNoun(reading, mention.Start) is null && (IsPer(mention.Start - 1) || (mention.Start > 2 && reading.Tokens[mention.Start - 1].Fold is "single" && IsPer(mention.Start - 3)) || (mention.Start > 1 && reading.Tokens[mention.Start - 1].Fold is "each" or "every" or "one" or "un" or "une" or "chaque" && IsPer(mention.Start - 2))));
        bool isRatio = reading.Tokens.Any(static token => token.Fold is "ratio" or "rapport" or "quotient" or "verhaltnis" || (token.Fold.StartsWith("divis", StringComparison.Ordinal) && !token.Fold.StartsWith("division", StringComparison.Ordinal)) || token.Fold.StartsWith("divid", StringComparison.Ordinal)) && !reading.Tokens.Any(static token => token.Fold is "pourcentage" or "percentage");
        List<int> sharing = Sharing();
        isRatio |= sharing.Exists(at => reading.Tokens[at].Fold is not "rapport");
        if (isPer || isRatio)
        {
            used.UnionWith(sharing);
        }

        return isPer || isRatio ? [first with { Per = bottom, Noun = $"{first.Noun} / {second.Noun}", IsExplicit = true, Behaviour = Behaviour.Flow }] : found;

        bool IsPer(int at) => reading.Tokens[at].Fold is "per" or "par" or "pro" or "je" || (reading.Tokens[at].Fold is "single" && at > 0 && IsPer(at - 2)) || (reading.Tokens[at].Fold is "over" or "sur" && at > 0 && reading.MentionAt(at - 1)?.Target is Target.Column { Field: var over } && over == top) || (reading.Tokens[at].Fold is "for" or "pour" && reading.Tokens[at + 1].Fold is "each" or "every" or "chaque" or "one" or "un" or "une");
    }

    /// <summary>"Spread A evenly over B": verbs that part one among the other.</summary>
    private List<int> Sharing() => [.. reading.Tokens.Where(static token => token.Fold is "spread" or "evenly" or "equally" or "quotient" or "repartis" or "repartir" or "repartissez" or "reparti" or "equitablement" or "distribute" or "distribue" or "distribuer" or "ratio" or "rapport").Select(static token => token.Index)];

    /// <summary>"A divided by B": what stands before the verb is over what stands behind it.</summary>
    private ImmutableList<Quantity> Divided(ImmutableList<Quantity> found)
    {
        Token? verb = reading.Tokens.FirstOrDefault(static token => token.Fold is "divided" or "divise" or "divises" or "divisee" or "divisees");
        if (verb is null || found.Count < 2)
        {
            return found;
        }

        List<Mention> measures = [.. reading.Mentions.Where(mention => mention.Target is Target.Column column && found.Any(quantity => quantity.Field == column.Field))];
        Field? top = (measures.LastOrDefault(mention => mention.End <= verb.Index)?.Target as Target.Column)?.Field;
        Field? bottom = (measures.FirstOrDefault(mention => mention.Start > verb.Index)?.Target as Target.Column)?.Field;
        return top is null || bottom is null || top == bottom ? found : [found.First(quantity => quantity.Field == top), found.First(quantity => quantity.Field == bottom)];
    }

    /// <summary>Some word of the question asks for money or for what is put together of it.</summary>
    private bool AsksAmount() => reading.Cues.Any(static cue => cue.Cue is Cue.HowMuch or Cue.Average or Cue.Median or Cue.Sum or Cue.Std)
        || reading.Tokens.Any(static token => token.Fold is "amount" or "amounts" or "montant" or "montants" or "value" or "valeur" or "worth" or "money" or "argent" or "revenue" or "revenues" or "recette" or "recettes");

    private bool IsYesNo => asksYesNo && asked is null;

    private Field Choose(Mention mention, Field field, ref ImmutableList<string> rivals)
    {
        List<Field> all = [field, .. mention.Rivals.OfType<Target.Column>().Select(static column => column.Field).Where(static other => other.IsNumber && !other.IsIdentifier).Distinct()];
        if (all.Count == 1)
        {
            return field;
        }

        string? end = reading.Has(Cue.Max) ? "maximum" : reading.Has(Cue.Min) ? "minimum" : reading.Has(Cue.Average) ? "average" : reading.Has(Cue.Sum) || reading.Has(Cue.HowMany) ? "total" : null;
        if (end is not null && all.Where(candidate => Measures.Concepts(candidate).Any(concept => concept.Id == end)).ToList() is [var marked])
        {
            return marked;
        }

        if (all.Where(static candidate => candidate.TotalOf.Count > 1).ToList() is [var total] && all.All(candidate => candidate == total || total.TotalOf.Contains(candidate.Name)))
        {
            return total;
        }

        // "Studierende" may be the women or everyone: everyone, where a column holds the sum of several.
        if (Measures.Head(reading.Table) is { TotalOf.Count: > 1 } head && all.Contains(head))
        {
            return head;
        }

        rivals = [.. all.Select(static candidate => candidate.Name)];
        return field;
    }

    /// <summary>"female students" is the women, not the women and everyone; "share of students who are women" keeps both.</summary>
    private ImmutableList<Quantity> WithoutCoveringTotal(ImmutableList<Quantity> found)
    {
        if (found.Count < 2 || reading.Cues.Any(static cue => cue.Cue is Cue.Share or Cue.Percent or Cue.Compare or Cue.Chart or Cue.Trend or Cue.Difference))
        {
            return found;
        }

        return found.RemoveAll(quantity => quantity.Field is { } total && found.Any(other => other.Field is { } part && part != total
            && (total.TotalOf.Contains(part.Name) || Measures.Head(reading.Table) == total) && !AreJoined(quantity.Noun, other.Noun)));
    }

    private bool AreJoined(string left, string right)
    {
        string question = string.Concat(reading.Tokens.Select(static token => token.Gap + token.Text));
        int first = question.IndexOf(left, StringComparison.Ordinal);
        int second = question.IndexOf(right, StringComparison.Ordinal);
        if (first < 0 || second < 0)
        {
            return false;
        }

        string between = first < second ? question[(first + left.Length)..Math.Max(first + left.Length, second)] : question[(second + right.Length)..Math.Max(second + right.Length, first)];
        return between.Contains(',', StringComparison.Ordinal) || Folding.Words(between).Any(static word => word is "et" or "and" or "ou" or "or" or "vs" or "und" or "versus");
    }

    private void Use(Mention mention) => used.UnionWith(mention.Tokens);
}
