using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Oui, c'est exact." to a question that states a number: yes may only be said where a figure of the answer is that number.</summary>
internal sealed class Premises(Reading reading, IReadOnlyList<Reading> questions, IReadOnlyList<Figure> figures)
{
    private const int Opening = 6;

    private static readonly HashSet<string> Affirming = ["oui", "yes", "ja", "exact", "correct", "effectivement", "indeed", "stimmt", "right", "genau", "richtig"];
    private static readonly HashSet<string> Stating = ["vrai", "true", "bien", "right", "correct", "exact", "wahr", "stimmt", "richtig", "isn"];

    public (int Start, int End, Misfit Misfit)? Check()
    {
        if (questions.Count == 0 || Opens() is not { } word || Stated(questions[0]) is not { } stated)
            return null;
        bool holds = figures.Any(figure => figure.Facts is { } facts && FigurePrinter.Exact(facts.Cell.Value) is { } value && stated.Readings.Contains(value));
        string number = questions[0].Text[stated.Start..stated.End];
        return holds ? null : (word.Start, word.End, new Misfit("unsupported-figure", $"The question says {number}, and no figure of the answer is that: do not say yes to it."));
    }

    /// <summary>The word of the answer's beginning that says yes, unless one beside it says no.</summary>
    private TextToken? Opens()
    {
        TextToken? yes = null;
        foreach (var word in reading.Words.Take(Opening))
        {
            if (FitWords.Negations.Contains(word.Folded))
                return null;
            if (yes is null && Affirming.Contains(word.Folded))
                yes = word;
        }

        return yes;
    }

    /// <summary>The one number that the question states of a measure, exactly.</summary>
    private static NumberToken? Stated(Reading question)
    {
        bool states = question.Words.Exists(word => Stating.Contains(word.Folded));
        bool compares = question.Words.Exists(word => FitWords.More.Contains(word.Folded) || word.Folded is "less" or "fewer" or "under" or "weniger");
        return states && !compares && question.Numbers.FindAll(number => number.Kind == NumberKind.Cardinal) is [var only] ? only : null;
    }
}
