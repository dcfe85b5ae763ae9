using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What the small words of a question say, and which of its words nothing has taken.</summary>
internal sealed partial class RequestReader
{
    /// <summary>"Cantons by population": what stands after "by" is no group.</summary>
    private bool IsByMeasure() => reading.All(Cue.By).Where(cue => !IsOverAll(cue)).Any(cue => reading.Mentions.Any(mention => mention.Target is Target.Column { Field: { IsNumber: true, IsIdentifier: false, IsYear: false } } && mention.Start - cue.End is 0 or 1));

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

    /// <summary>"more students than", "moins d'étudiants que": a comparison whose words stand apart; "more than any other" is the most.</summary>
    private IEnumerable<Cue> Comparative()
    {
        for (int at = 0; at + 1 < reading.Tokens.Count; at++)
        {
            Cue? cue = reading.Tokens[at].Fold switch
            {
                "more" or "plus" or "davantage" or "higher" or "larger" or "bigger" or "greater" or "mehr" => Cue.Over,
                "less" or "fewer" or "moins" or "lower" or "smaller" or "weniger" => Cue.Under,
                _ => null,
            };
            int than = Enumerable.Range(at + 1, reading.Tokens.Count - at - 1).FirstOrDefault(index => reading.Tokens[index].Fold is "than" or "que" or "qu" or "als", -1);
            bool isBound = reading.Tokens.Skip(at + 1).Take(2).Any(token => token.Kind == TokenKind.Number && !reading.IsPeriod(token.Index));
            if (cue is { } found && than > 0 && !isBound)
            {
                bool isAny = than + 1 < reading.Tokens.Count && reading.Tokens[than + 1].Fold is "any" or "all" or "every" or "anyone" or "everyone" or "anywhere" or "elsewhere" or "tous" or "toutes" or "tout" or "quiconque" or "aucun" or "aucune" or "partout";
                yield return !isAny ? found : found == Cue.Over ? Cue.Max : Cue.Min;
            }
        }
    }

    /// <summary>"Plus grosse dépense", "highest sale": an adjective before a noun in the singular.</summary>
    private bool EndsOne() => reading.All(Cue.Max, Cue.Min).Any(cue =>
        cue.End < reading.Tokens.Count && reading.Tokens[cue.End] is { Kind: TokenKind.Word, Fold: [.., not 's' and not 'x'] } noun && !Fillers.Contains(noun.Fold)
        && reading.Tokens[cue.End - 1].Fold is not ("most" or "least" or "fewest" or "plus" or "moins" or "de" or "d" or "record")
        && (reading.MentionAt(cue.End)?.Target is Target.Column { Field.IsNumber: true } || Nouns.Spent(reading.Table, noun) is not null || Nouns.IsRow(reading.Table, noun)));

    /// <summary>"Falls under CFF", "over all months": beside no number these only place.</summary>
    private bool IsPlacing(CueMention cue, IReadOnlyList<Comparison> comparisons) =>
        (cue is { Cue: Cue.Trend, Length: 3 } && reading.Tokens[cue.End - 1].Fold is "years" or "annees" && reading.Has(Cue.Sum) && reading.Periods.Any(period => period.Start <= cue.End && period.End > cue.End)) ||
        cue.Cue is Cue.Over or Cue.Under && reading.Tokens[cue.End - 1].Fold is "over" or "under" or "sous" && !comparisons.Any(comparison => comparison.Tokens.Contains(cue.End - 1));

    /// <summary>"Vaud comptait-il", "a-t-elle": the verb before its pronoun asks, where no other word does.</summary>
    private bool IsTurned() => reading.Tokens.Any(token => token.Fold is "il" or "elle" or "ils" or "elles" && token.Gap == "-" && !reading.Tokens.Take(token.Index).TakeLast(3).Any(static before => before.Fold == "y"))
        && !reading.Has(Cue.Difference) && !reading.Tokens.Any(static token => token.Fold is "combien" or "quel" or "quelle" or "quels" or "quelles" or "comment" or "quoi" or "qui" or "quand");

    /// <summary>"2006 had fewer goals than 2002, yes?"</summary>
    private bool IsTagged() => reading.Tokens[^1] is { Index: > 2, Fold: "yes" or "oui" or "non" or "no" } last && last.Gap.Contains(',', StringComparison.Ordinal);

    /// <summary>"Où y en avait-il le plus ?" asks for a place.</summary>
    private bool AsksWhere() => reading.Tokens.Any(static token => token.Text is "où" or "Où");

    /// <summary>"So U3 carried more people than U2": nothing is asked but whether it is so.</summary>
    private bool IsClaimedOrder() => Comparative().Any() && !reading.Cues.Any(static cue => cue.Cue is Cue.Max or Cue.Min or Cue.Difference or Cue.Compare or Cue.List or Cue.Who or Cue.Where or Cue.Growth or Cue.Share or Cue.Percent or Cue.Top or Cue.Bottom)
        && reading.Mentions.Where(static mention => mention.Target is Target.Value).Select(static mention => mention.Target).Distinct().Count() == 2
        && !reading.Tokens.Any(static token => token.Fold is "quel" or "quelle" or "quels" or "quelles" or "qui" or "que" or "which" or "who" or "what" or "where" or "when" or "how" or "combien" or "or" or "ou" && token.Index < 2);

    private bool AsksYesNo() => !AsksWhere() && !IsPlea() && (IsTurned() || IsTagged() || IsClaimedOrder() || reading.All(Cue.YesNo).Any(cue =>
        (cue.Start == 0 && !(cue.Length == 1 && cue.End == reading.Tokens.Count)) || cue.Length > 1 || Enumerable.Range(0, cue.Start).All(at => reading.IsPeriod(at) || reading.Tokens[at].Fold is "in" or "en" or "for" or "pour" or "during" or "the" or "l" or "d" or "annee" or "year") || (cue.End == reading.Tokens.Count && reading.Tokens[cue.Start].Fold is not ("is" or "are" or "was" or "were" or "est" or "sont")) || reading.Tokens[cue.Start].AfterBreak || (cue.Start == 1 && reading.All(Cue.FollowUp).Any(static opening => opening.Start == 0))))
        && !reading.Cues.Any(static cue => cue.Cue is Cue.HowMany or Cue.HowMuch or Cue.Which or Cue.When or Cue.Chart or Cue.List && cue.Start < 8 && !(cue.Cue is Cue.List && cue.Start > 3))
        && !reading.Tokens.Any(static token => token.Fold is "combien" or "how" || (token.Index < 3 && token.Fold is "quel" or "quelle" or "quels" or "quelles"));

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

        List<Token> loose = [.. reading.Tokens.Where(token => !used.Contains(token.Index) && !reading.IsPeriod(token.Index) && !reading.All(Cue.Each, Cue.Compare).Any(cue => cue.Start <= token.Index && token.Index < cue.End)
            && (token is { Kind: TokenKind.Number, Number: > 0 and <= 100, IsPercent: false } || (token.Kind == TokenKind.Word && reading.MentionAt(token.Index) is null && NumberWords.Of(token.Fold) is > 1 and <= 50)))];
        if (loose is not [var only])
        {
            return null;
        }

        used.Add(only.Index);
        return (int)(only.Kind == TokenKind.Number ? only.Number : NumberWords.Of(only.Fold) ?? 0);
    }

    /// <summary>"Taking 2015 as 100 %": the base of an index is no figure.</summary>
    private bool IsBase(Token token) => token is { Kind: TokenKind.Number, IsPercent: true, Number: 100, Index: > 0 } && reading.Tokens[token.Index - 1].Fold is "as" or "is" or "at" or "to" or "equals" or "vaut" or "est" or "a" or "comme" or "represente" or "zeq"
        && reading.Has(Cue.Growth);

    private bool IsUnexplained(Token token) =>
        !used.Contains(token.Index) && !IsBase(token)
        && (token.Kind is not TokenKind.Word || !(reading.IsCue(token.Index) || Fillers.Contains(token.Fold) || IsUnit(token) || IsHeadNoun(token) || Measures.IsNamedBy(reading.Table, token.Fold) || IsTalk(token) || IsLoose(token) || IsOwnVerb(token) || IsCodeWord(token) || IsUnnamedMeasure(token) || Adverbs.Is(token)));

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "chf", "eur", "usd", "euro", "euros", "franc", "francs", "dollar", "dollars", "gwh", "mwh", "kwh", "km", "kg", "mm", "cm", "tonne", "tonnes", "ton", "tons", "minute", "minutes", "min", "hour", "hours",
        "heure", "heures", "degre", "degres", "degree", "degrees", "celsius", "point", "points", "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers", "litre", "litres", "year", "years", "ans",
    };

    /// <summary>Verbs of getting and making: beside a measure they only say that it is had.</summary>
    private static readonly HashSet<string> Getting = new(StringComparer.Ordinal)
    {
        "won", "win", "wins", "winning", "earn", "earned", "gagne", "gagnes", "gagnee", "gagnees", "gagnent", "remporte", "remportes", "remportee", "remportees", "remportent", "obtenue", "obtenues", "produced", "produce", "produces", "produit",
        "produits", "produite", "produites", "produisent", "produisait", "generated", "generate", "output", "production", "generation", "accordes", "accordees", "passee", "passees", "played", "paid", "cast", "recoltes", "recoltees", "vendus", "vendues", "vendu", "sold", "achetes",
    };

    /// <summary>What has a measure, and may be named beside it: the flat that has a rent.</summary>
    private static readonly (string Measure, string[] Things)[] Bearers = [("rent", ["flat", "house"]), ("salary", ["employees", "jobs"]), ("temperature", ["station", "city"]), ("rainfall", ["station"]), ("hospital", ["patients"]), ("hospital_stay", ["patients"]), ("visit", ["patients"])];

    /// <summary>What adds nothing once a measure is named: its unit, a verb of having it, what the file is about.</summary>
    private bool IsLoose(Token token)
    {
        if (!hasMeasure || token.Kind != TokenKind.Word)
        {
            return false;
        }

        if (Bearers.Any(pair => Lexicon.MeaningsOf(token.Fold).Any(meaning => pair.Things.Contains(meaning.Id)) && (Nouns.IsAbout(reading.Table, pair.Measure))))
        {
            return true;
        }

        bool afterNumber = token.Index > 0 && (reading.Tokens[token.Index - 1].Kind == TokenKind.Number || NumberWords.Of(reading.Tokens[token.Index - 1].Fold) is not null || NumberWords.Scale(reading.Tokens[token.Index - 1].Fold) is not null);
        bool isMeasured = token.Index > 0 && reading.Tokens[token.Index - 1].Fold is "de" or "d" or "en" or "in" or "many" or "of";
        return (Units.Contains(token.Fold) && (afterNumber || isMeasured)) || Getting.Contains(token.Fold) || (token.Fold.Length > 3 && !token.IsCapitalised && Nouns.IsSubject(reading.Table, token));
    }


    /// <summary>"Number T156": what the value of an identifier is.</summary>
    private bool IsCodeWord(Token token) => token.Fold is "number" or "numero" or "code" or "no" or "id" or "reference" or "item" && token.Index + 1 < reading.Tokens.Count
        && reading.MentionAt(token.Index + 1)?.Target is Target.Value { Field: var coded } && (coded.IsIdentifier || coded.Role == "key");

    /// <summary>"Mooring revenue" in a file of moorings whose cells have no name: what is measured of its subject is what they are.</summary>
    private bool IsUnnamedMeasure(Token token)
    {
        if (reading.Table is { Pivot: null, MonthColumns: null } || Measures.Of(reading.Table) is not [{ Sql: "valeur" } cells] || !Lexicon.MeaningsOf(token.Fold).Any(static meaning => meaning.Is("flow") || meaning.Is("stock") || meaning.Is("rate")))
        {
            return false;
        }

        return new[] { token.Index - 1, token.Index + 1, token.Index - 2, token.Index + 2 }.Any(at => at >= 0 && at < reading.Tokens.Count
            && reading.MentionAt(at)?.Target is Target.Column { Field: var field } && field == cells
            && (Math.Abs(at - token.Index) == 1 || Fillers.Contains(reading.Tokens[(at + token.Index) / 2].Fold)));
    }

    /// <summary>"My boss wants to know" narrows nothing; "tell me for Zermatt" does.</summary>
    private bool IsTalk(Token token)
    {
        int before = token.Index - 1;
        before -= before > 0 && reading.Tokens[before].Fold is "the" or "a" or "an" or "le" or "la" or "les" or "l" or "un" or "une" ? 1 : 0;
        bool isPlaced = before >= 0 && reading.Tokens[before].Fold is "for" or "of" or "in" or "at" or "from" or "on" or "about" or "by" or "to" or "pour" or "de" or "d" or "du" or "des" or "a" or "au" or "aux" or "chez" or "dans" or "en" or "sur" or "par";
        bool opens = token.Index == 0 && reading.Tokens.Count > 1 && reading.Tokens[1].Fold is "moi" or "me" or "us" or "nous";
        bool isAsked = reading.All(Cue.HowMany, Cue.HowMuch, Cue.Which).Any(cue => cue.End == token.Index);
        return opens || (reading.Talk.Contains(token.Index) && !isPlaced && !isAsked);
    }

    /// <summary>"rescued people", "solved cases": a noun for anything counted says nothing more beside the column's name.</summary>
    private bool IsHeadNoun(Token token) =>
        token.Fold is "people" or "persons" or "person" or "individuals" or "cases" or "case" or "units" or "unit" or "figures" or "level" or "rate" or "size" or "items" or "pieces"
            or "personnes" or "personne" or "gens" or "cas" or "unites" or "niveau" or "taux" or "individus" or "pieces"
        && new[] { token.Index - 1, token.Index + 1, token.Index - 2 }.Any(at => at >= 0 && at < reading.Tokens.Count && reading.MentionAt(at)?.Target is Target.Column { Field.IsNumber: true }
            && (Math.Abs(at - token.Index) == 1 || Fillers.Contains(reading.Tokens[token.Index - 1].Fold)));

    /// <summary>"Montant total des commandes" is no number of orders.</summary>
    private bool IsPassedAmount(Token token, ImmutableList<Quantity> found) =>
        found.Count > 0 && found.All(static quantity => quantity.IsCount) && token.Kind == TokenKind.Word && reading.MentionAt(token.Index) is null
        && token.Fold is "montant" or "montants" or "amount" or "amounts" or "valeur" or "valeurs" or "value" or "values" or "worth" or "spent" or "cost" or "costs" or "price" or "prix" or "money" or "argent"
        && !reading.Cues.Any(cue => cue.Cue == Cue.HowMany && cue.Start <= token.Index && token.Index < cue.End);

    /// <summary>The measure after "percentage of": "quel pourcentage des séjours étaient des urgences".</summary>
    private Field? Whole(ImmutableList<Quantity> found)
    {
        foreach (CueMention cue in reading.All(Cue.Share, Cue.Percent))
        {
            int at = cue.End;
            bool isOf = reading.Tokens[cue.End - 1].Fold is "of" or "de" or "d" or "du" or "des";
            while (at < reading.Tokens.Count && at < cue.End + 4 && reading.Tokens[at].Fold is "of" or "de" or "d" or "du" or "des" or "the" or "all" or "total" or "l" or "la" or "le" or "les" or "tous" or "toutes" or "overall" or "in" or "dans" or "sur")
            {
                isOf = true;
                at++;
            }

            if (isOf && at < reading.Tokens.Count && reading.MentionAt(at)?.Target is Target.Column { Field: { IsNumber: true } field } && found.Any(quantity => quantity.Field == field))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>"Quelle part des femmes est en FBM": a verb stands between the measure and the place.</summary>
    private bool PlacesPart() => reading.Mentions.Any(measure => measure.Target is Target.Column { Field.IsNumber: true } && reading.Mentions.Any(place => place.Target is Target.Value && place.Start >= measure.End
        && reading.Tokens.Skip(measure.End).Take(place.Start - measure.End).Any(static token => token.Fold is "est" or "sont" or "etait" or "etaient" or "etudie" or "etudient" or "va" or "vont" or "is" or "are" or "was" or "were" or "study" or "studies" or "studied")));

    private bool IsUnit(Token token) =>
        reading.Table.Fields.Any(field => field.Unit is { } unit && Folding.Fold(unit) == token.Fold)
        || (token.Fold is "chf" or "eur" or "usd" or "euros" or "francs" or "dollars" or "kg" or "km" or "mm" or "c" && token.Index > 0 && reading.Tokens[token.Index - 1].Kind == TokenKind.Number)
        || Folding.Words(reading.Table.Context).Contains(token.Fold);
}
