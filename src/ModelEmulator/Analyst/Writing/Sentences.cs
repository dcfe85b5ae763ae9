using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Planning;

namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>Sentences around one figure.</summary>
internal static class Sentences
{
    /// <summary>"En 2020, HEC compte {{…}} étudiants."</summary>
    public static string One(Phrasebook book, Request request, Figure figure)
    {
        Quantity quantity = figure.Side.Quantity;
        Scope scope = figure.Side.Scope;
        bool counts = !book.IsByName && quantity.Per is null && quantity.Noun.Length > 0 && request.Has(Cue.HowMany) && quantity.Fold is Fold.Natural or Fold.Sum or Fold.Count or Fold.CountDistinct && quantity.Behaviour != Behaviour.Rate;
        string period = ScopeWords.Period(book, scope.Period);
        string opening = period.Length > 0 ? period + ", " : "";
        if (counts && request.Tongue == Tongue.Korean)
        {
            return $"{opening}{ScopeWords.Filters(book, scope)}: {figure.Cite()}.";
        }

        if (counts && quantity.Noun.Length > 0)
        {
            string filters = ScopeWords.Filters(book, scope);
            bool isOne = figure.Number is 0 or 1 or -1;
            string noun = isOne || quantity.Field is { } field && Measures.Head(request.Table) != field && !Measures.Concepts(field).Any(static concept => concept.Is("person")) ? quantity.Noun : Naming.Plural(book, quantity.Noun);
            string subject = scope is { Numbers.Count: 0, Values: [{ IsExcluded: false, Field.IsBoolean: false }] } && filters.Length > 0 && figure.Side.Quantity.Field is not null
                ? $"{filters} {book.Pick("compte", "has", "zählt")} {figure.Cite()} {noun}"
                : $"{book.Pick("on compte", "there are", "gibt es")} {figure.Cite()} {noun}{(filters.Length > 0 ? $" ({filters})" : "")}";
            return Phrasebook.Capital($"{opening}{subject}.");
        }

        return Phrasebook.Capital($"{ScopeWords.Opening(book, scope)}{Naming.Of(book, quantity)}{book.Colon}{figure.Cite()}.");
    }

    /// <summary>A figure in a list: "HEC, étudiants, en 2020 : {{…}}".</summary>
    public static string Line(Phrasebook book, Figure figure)
    {
        Scope scope = figure.Side.Scope;
        string[] parts = [ScopeWords.Filters(book, scope), Naming.Of(book, figure.Side.Quantity), ScopeWords.Period(book, scope.Period)];
        return string.Join(", ", parts.Where(static part => part.Length > 0)) + book.Colon + figure.Cite();
    }

    public static string YesOrNo(Phrasebook book, bool isTrue) =>
        isTrue ? book.Pick("Oui. ", "Yes. ", "Ja. ", "네. ") : book.Pick("Non. ", "No. ", "Nein. ", "아니요. ");
}
