using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>A number that something is compared with, and the words that say of what.</summary>
/// <param name="Field">The column compared; null when the question does not say.</param>
/// <param name="Noun">The mention that named the column.</param>
internal sealed record Comparison(string Operator, decimal Number, decimal? Upper, string Text, string UpperText, Field? Field, Mention? Noun, IReadOnlyList<int> Tokens);

/// <summary>Finds comparisons such as "more than 50 units", "prix inférieur à 20", "between 10 and 20 years".</summary>
internal static class Numbers
{
    public static IReadOnlyList<Comparison> Read(Reading reading)
    {
        var comparisons = new List<Comparison>();
        // "add up to more than 50": the words beside the number say how it is compared.
        foreach (CueMention cue in reading.All(Cue.Over, Cue.AtLeast, Cue.Under, Cue.AtMost, Cue.Exactly, Cue.Between).OrderByDescending(static cue => cue.End).ThenByDescending(static cue => cue.Length))
        {
            int? at = NumberWithin(reading, cue) ?? NumberAfter(reading, cue.End, 4) ?? NumberAfterNoun(reading, cue.End) ?? (cue.Cue is Cue.AtLeast or Cue.AtMost && cue.Start > 0 && IsFree(reading, cue.Start - 1) ? cue.Start - 1 : (int?)null)
                ?? (cue.Cue is Cue.AtLeast or Cue.AtMost && cue.Start > 1 && IsFree(reading, cue.Start - 2) ? cue.Start - 2 : (int?)null);
            if (at is not { } first || comparisons.Any(comparison => comparison.Tokens.Contains(first)))
            {
                continue;
            }

            (decimal number, int end) = Scaled(reading, first);
            int? second = cue.Cue == Cue.Between ? NumberAfter(reading, end, 3) : null;
            if (cue.Cue == Cue.Between && second is null)
            {
                continue;
            }

            (decimal Number, int End)? upper = second is { } next ? Scaled(reading, next) : null;
            int last = upper?.End ?? end;
            int behind = Math.Max(last, cue.End);
            Mention? noun = Priced(reading, last) is not null ? null : reading.Mentions.FirstOrDefault(mention => mention.Start >= cue.End && mention.End <= first && mention.Target is Target.Column { Field.IsNumber: true }) ?? Noun(reading, cue, behind);
            comparisons.Add(new Comparison(
                Operator(reading, cue),
                number,
                upper?.Number,
                reading.Words(first, end),
                second is { } from ? reading.Words(from, last) : "",
                Priced(reading, last) ?? (noun?.Target as Target.Column)?.Field ?? ByWords(reading, cue, behind),
                noun,
                [.. Enumerable.Range(Math.Min(cue.Start, first), Math.Max(last, cue.End) - Math.Min(cue.Start, first))]));
        }

        comparisons.Reverse();
        return comparisons;
    }

    /// <summary>"40 EUR a month": what is compared with money is the column of money, and not that of months.</summary>
    private static Field? Priced(Reading reading, int at) =>
        at < reading.Tokens.Count && Money.Names(reading.Tokens[at].Fold) && Measures.Of(reading.Table).Where(Money.Is).ToList() is [var only] ? only : null;

    /// <summary>A number and the word that scales it: "3 millions".</summary>
    public static (decimal Number, int End) Scaled(Reading reading, int at)
    {
        Token token = reading.Tokens[at];
        decimal number = token.Kind == TokenKind.Number ? token.Number : NumberWords.Of(token.Fold) ?? NumberWords.Scale(token.Fold) ?? 0;
        return at + 1 < reading.Tokens.Count && NumberWords.Scale(reading.Tokens[at + 1].Fold) is { } scale && token.Kind == TokenKind.Number
            ? (number * scale, at + 2)
            : (number, at + 1);
    }

    /// <summary>"from 55 up", "55 or more": the number stands between the words.</summary>
    private static int? NumberWithin(Reading reading, CueMention cue)
    {
        int at = cue.Cue is Cue.AtLeast or Cue.AtMost or Cue.Over or Cue.Under ? Enumerable.Range(cue.Start, cue.Length).FirstOrDefault(index => IsFree(reading, index), -1) : -1;
        return at < 0 ? null : at;
    }

    private static bool IsFree(Reading reading, int at) => reading.Tokens[at].Kind == TokenKind.Number && !reading.IsPeriod(at);

    private static int? NumberAfter(Reading reading, int from, int reach)
    {
        for (int at = from; at < Math.Min(from + reach, reading.Tokens.Count); at++)
        {
            Token token = reading.Tokens[at];
            if (token.Kind == TokenKind.Number ? !reading.IsPeriod(at) : at == from && (NumberWords.Of(token.Fold) ?? NumberWords.Scale(token.Fold)) is not null)
            {
                return at;
            }

            if (at > from + 1 && !(token.Kind == TokenKind.Word && Fillers.Contains(token.Fold)))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"exceed a revenue of 500": the measure stands between.</summary>
    private static int? NumberAfterNoun(Reading reading, int from)
    {
        bool named = false;
        for (int at = from; at < Math.Min(from + 6, reading.Tokens.Count); at++)
        {
            Token token = reading.Tokens[at];
            if (token.Kind == TokenKind.Number)
            {
                return named && !reading.IsPeriod(at) ? at : null;
            }

            bool isNoun = reading.MentionAt(at)?.Target is Target.Column { Field.IsNumber: true };
            named |= isNoun;
            if (!isNoun && !Fillers.Contains(token.Fold))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"ne dépassant pas 20", "not above 20": the other side, its bound included.</summary>
    private static string Operator(Reading reading, CueMention cue) => (IsNegated(reading, cue), Plain(reading, cue)) switch
    {
        (true, ">") => "<=",
        (true, ">=") => "<",
        (true, "<") => ">=",
        (true, "<=") => ">",
        (_, var plain) => plain,
    };

    private static bool IsNegated(Reading reading, CueMention cue)
    {
        bool opens = Enumerable.Range(Math.Max(0, cue.Start - 3), Math.Min(3, cue.Start)).Any(at => reading.Tokens[at].Fold is "ne" or "n" or "not" or "never" or "nicht" or "don't" or "doesn't" or "isn't" or "aren't" or "without" or "sans");
        return opens && !reading.Tokens[cue.Start].Fold.StartsWith("at", StringComparison.Ordinal) && reading.Tokens[cue.Start].Fold is not ("pas" or "no" or "not");
    }

    private static string Plain(Reading reading, CueMention cue)
    {
        bool orEqual = reading.Tokens.Skip(cue.End).Take(3).Any(static token => token.Fold is "egal" or "egale" or "equal");
        return cue.Cue switch
        {
            Cue.Over => orEqual ? ">=" : ">",
            Cue.AtLeast => ">=",
            Cue.Under => orEqual ? "<=" : "<",
            Cue.AtMost => "<=",
            Cue.Exactly => "=",
            _ => "BETWEEN",
        };
    }

    private static Mention? Noun(Reading reading, CueMention cue, int end)
    {
        static bool IsMeasure(Mention mention) => mention.Target is Target.Column { Field: { IsNumber: true, IsYear: false, IsIdentifier: false } };
        Mention? after = reading.Mentions.FirstOrDefault(mention => IsMeasure(mention) && mention.Start >= end && (mention.Start - end <= 2 || (mention.Start - end <= 4 && reading.Tokens.Skip(end).Take(mention.Start - end).All(static token => Fillers.Contains(token.Fold) || token.Fold is "terms" or "termes" or "matiere")))
            && !reading.Tokens.Skip(end).Take(mention.Start - end + 1).Any(token => token.AfterBreak || token.Fold is "par" or "by" or "," or "and" or "et"));
        return after
            ?? reading.Mentions.Where(mention => IsMeasure(mention) && mention.End <= cue.End && cue.Start - mention.End <= 6).MaxBy(static mention => mention.End)
            ?? reading.Mentions.FirstOrDefault(mention => IsMeasure(mention) && mention.Tokens.Any(token => token >= cue.Start && token < cue.End));
    }

    /// <summary>"Older than", "coûtent plus de", "50 ans", "20 CHF" name the column by the way.</summary>
    private static Field? ByWords(Reading reading, CueMention cue, int end)
    {
        IReadOnlyList<Field> measures = Measures.Of(reading.Table);
        List<Token> near = reading.Tokens.Skip(Math.Max(0, cue.Start - 2)).Take(end + 2 - Math.Max(0, cue.Start - 2)).ToList();
        string[] concepts =
        [
            .. near.Any(static token => token.Fold is "older" or "younger" or "ans" or "ages" or "agees" or "years" or "age" or "aged" or "old" or "jahre") ? ["age"] : Array.Empty<string>(),
            .. near.Any(static token => token.Fold is "coutent" or "coute" or "costs" or "cost" or "cheaper" or "chers" or "cher" or "cheres" or "priced" or "chf" or "eur" or "euros" or "francs" or "usd" or "dollars")
                ? ["price", "amount", "cost", "revenue", "salary"] : Array.Empty<string>(),
            .. near.Any(static token => token.Fold is "hotter" or "warmer" or "colder" or "degres" or "degrees" or "c") ? ["temperature"] : Array.Empty<string>(),
            .. near.Any(static token => token.Fold is "heavier" or "lighter" or "kg" or "kilos") ? ["weight"] : Array.Empty<string>(),
            .. near.Any(static token => token.Fold is "longer" or "shorter" or "minutes" or "min" or "heures" or "hours" or "jours" or "days") ? ["duration", "delay"] : Array.Empty<string>(),
            .. near.Any(static token => token.Fold is "mm") ? ["precipitation"] : Array.Empty<string>(),
        ];
        foreach (string concept in concepts)
        {
            List<Field> matching = measures.Where(field => Measures.Concepts(field).Any(meaning => meaning.Id == concept)).ToList();
            if (matching.Count == 1)
            {
                return matching[0];
            }
        }

        return null;
    }
}
