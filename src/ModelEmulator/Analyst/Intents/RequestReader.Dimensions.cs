using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a question divides by, and what it asks for.</summary>
internal sealed partial class RequestReader
{
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
            // "in days" is a unit.
            bool isUnit = at > 0 && reading.Tokens[at - 1].Fold is "in" or "en" && reading.Tokens[at].Fold is "days" or "jours" or "months" or "mois" or "years" or "annees" or "ans";
            if (!isUnit && !dated.Contains(at) && (isColumn || (!used.Contains(at) && reading.MentionAt(at) is null)) && Dimensions.TimeNoun(reading, at) is { } time)
            {
                used.Add(at);
                return time;
            }
        }

        return null;
    }

    private (Dimension? Asked, ImmutableList<Dimension> Groups) ReadDimensions()
    {
        Dimension? asked = null;
        ImmutableList<Dimension> groups = [];
        foreach (CueMention cue in reading.Cues.OrderBy(cue => cue.Cue != Cue.When ? 0 : Enumerable.Range(cue.Start, cue.Length).Any(at => Dimensions.TimeNoun(reading, at) is not null) ? 1 : 2))
        {
            if (cue.Cue == Cue.By && !IsOverAll(cue) && Dimensions.At(reading, cue.End, 3, used) is { } group)
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
            else if (cue.Cue == Cue.List && Enumerable.Range(cue.End, 2).FirstOrDefault(at => at < reading.Tokens.Count && !reading.IsPeriod(at) && (at == cue.End || Fillers.Contains(reading.Tokens[cue.End].Fold)) && Dimensions.TimeNoun(reading, at) is not null, -1) is >= 0 and var when)
            {
                used.Add(when);
                asked ??= Dimensions.TimeNoun(reading, when);
            }
            else if (cue.Cue == Cue.Who && Person() is { } person)
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

    /// <summary>"Across all clubs" is all of them together.</summary>
    private bool IsOverAll(CueMention cue) =>
        (reading.Tokens[cue.Start].Fold is "across" && reading.All(Cue.Average, Cue.Sum, Cue.Median).Any())
        || (cue.Length == 1 && reading.Tokens[cue.Start].Fold is "every" && reading.All(Cue.Sum).Any(sum => sum.End <= cue.Start && cue.Start - sum.End < 2))
        || reading.Tokens[cue.Start].Fold is "across" or "through" && cue.End < reading.Tokens.Count && reading.Tokens[cue.End].Fold is "all" or "the" or "every";

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

    /// <summary>The column of people, else the one of names; not the one whose value the question names.</summary>
    private Field? Person()
    {
        List<Field> open = [.. reading.Table.Fields.Where(field => field.IsText && !reading.Mentions.Any(mention => mention.Target is Target.Value value && value.Field == field))];
        // "Qui a gagné (winner)": the column that is named.
        List<Field> named = [.. open.Where(field => reading.Mentions.Any(mention => mention.Target is Target.Column column && column.Field == field))];
        return named is [var only] ? only : open.FirstOrDefault(static field => Measures.Concepts(field).Any(static concept => concept.Is("person"))) ?? open.FirstOrDefault(static field => Measures.Concepts(field).Any(static concept => concept.Id is "name"));
    }
}
