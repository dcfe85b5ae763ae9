using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>After the gate has sent a draft back: the same figures in the barest words, then nothing but their table, then a decline.</summary>
internal static class Repair
{
    public static Draft? Carry(Desk desk, Understood understood, Exchange exchange, IReadOnlyList<Collection> collections)
    {
        // A figure that the question's words for it did not fit is told by its column's own name.
        bool byName = exchange.Rejections == 1 && exchange.LastRejection.Contains("unfit-column", StringComparison.Ordinal);
        Draft? draft = Plan.Carry(desk, understood.Request, understood.Intent, collections, byName);
        if (byName && draft is { Choices: null, IsNotInData: false })
        {
            return draft;
        }

        if (draft is null || draft.Choices is not null)
        {
            return draft is null ? null : Bare(draft);
        }

        // What is not in the data is told in words: years alone would look like an answer.
        var book = new Phrasebook(understood.Request.Tongue);
        // A bare number answers no yes-or-no question, and does not say which condition it holds under.
        bool mayBeBare = !understood.Request.Has(Cue.YesNo) && understood.Request.Numbers.Count == 0;
        return exchange.Rejections == 1 && !draft.IsNotInData && mayBeBare
            ? Bare(draft)
            : new Draft(book.Pick("Je ne peux pas répondre à cette question avec ces données.", "I cannot answer this question from these data.", "Diese Frage kann ich mit diesen Daten nicht beantworten."), null, IsNotInData: true);
    }

    /// <summary>References alone cannot be at odds with words beside them.</summary>
    private static Draft Bare(Draft draft)
    {
        IEnumerable<string> references = draft.Text.Split("{{").Skip(1).Select(static part => "{{" + part[..(part.IndexOf("}}", StringComparison.Ordinal) + 2)]);
        return draft with { Text = string.Join(" ; ", references) };
    }
}
