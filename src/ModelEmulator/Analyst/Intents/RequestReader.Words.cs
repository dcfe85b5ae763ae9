using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What the small words of a question say, and which of its words nothing has taken.</summary>
internal sealed partial class RequestReader
{
    /// <summary>"Cantons by population": what stands after "by" is no group.</summary>
    private bool IsByMeasure() => reading.All(Cue.By).Any(cue => reading.Mentions.Any(mention => mention.Target is Target.Column { Field: { IsNumber: true, IsIdentifier: false, IsYear: false } } && mention.Start - cue.End is 0 or 1));

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
}
