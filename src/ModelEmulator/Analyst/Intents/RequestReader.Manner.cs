using System.Buffers;
using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>How a question is put: what it says of the person, of all values of a column, of each of two.</summary>
internal sealed partial class RequestReader
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(",:;.?!");

    /// <summary>"For A and for B": each with its own preposition is asked for on its own.</summary>
    private bool NamesEach()
    {
        List<Mention> values = [.. reading.Mentions.Where(static mention => mention.Target is Target.Value)];
        return values.Zip(values.Skip(1)).Any(pair => pair.Second.Start - pair.First.End == 2 && ((Target.Value)pair.First.Target).Field == ((Target.Value)pair.Second.Target).Field
            && reading.Tokens[pair.First.End].Fold is "and" or "et" or "und"
            && reading.Tokens[pair.First.End + 1].Fold is "for" or "pour" or "fur" or "in" or "en" or "at" or "of" or "de" or "a"
            && pair.First.Start > 0 && reading.Tokens[pair.First.Start - 1].Fold == reading.Tokens[pair.First.End + 1].Fold);
    }

    /// <summary>"Toutes facultés confondues", "a museum", "month by month": no value of the column is meant.</summary>
    private ImmutableList<Field> Spanned() =>
    [
        .. reading.Mentions.Where(mention => mention.Target is Target.Column
            && reading.Tokens.Skip(Math.Max(0, mention.Start - 3)).Take(Math.Min(3, mention.Start)).Any(static token => token.Fold is "all" or "every" or "each" or "any" or "a" or "an" or "tous" or "toutes" or "tout" or "toute" or "chaque" or "un" or "une" or "alle" or "aller" or "jede" or "jeder" or "across" or "over" or "whole" or "entire"))
            .Select(static mention => ((Target.Column)mention.Target).Field),
    ];

    /// <summary>"J'habite", "nous partons", "I remember": what the person does narrows nothing, unless it is what is asked.</summary>
    private bool IsOwnVerb(Token token)
    {
        if (token.Index == 0 || token.AfterBreak || token.Kind != TokenKind.Word || reading.Tokens[token.Index - 1].Fold is not ("je" or "j" or "nous" or "i" or "we" or "ich" or "wir"))
        {
            return false;
        }

        int start = Enumerable.Range(0, token.Index + 1).Last(at => at == 0 || reading.Tokens[at].AfterBreak || reading.Tokens[at].Gap.AsSpan().ContainsAny(Stops));
        return start >= token.Index - 1 && reading.MentionAt(token.Index) is null;
    }

    /// <summary>"Est-ce qu'on connaît l'âge moyen", "can you tell me": the figure is asked for.</summary>
    private bool IsPlea() => reading.Tokens.Take(7).Any(static token => token.Fold is "connait" or "connaissez" or "connais" or "connaitre" or "sait" or "savez" or "sais" or "know" or "tell" or "dire" or "indiquer" or "donner" or "communiquer");
}
