using System.Buffers;
using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>What a phrase says about the operation that is asked for.</summary>
internal enum Cue
{
    HowMany,
    HowMuch,
    Sum,
    Average,
    Median,
    Max,
    Min,
    Rank,
    Ascending,
    Top,
    Bottom,
    Compare,
    Difference,
    Growth,
    Percent,
    Share,
    Trend,
    Chart,
    Line,
    Bar,
    Pie,
    Stacked,
    Scatter,
    List,
    By,
    Which,
    Who,
    Where,
    When,
    YesNo,
    Over,
    AtLeast,
    Under,
    AtMost,
    Between,
    Exactly,
    Except,
    Sure,
    Catalogue,
    Coverage,
    Distinct,
    AllYears,
    Latest,
    Earliest,
    LastN,
    Since,
    Until,
    Before,
    After,
    FollowUp,
    Half,
    Correlation,
    Std,
    Empty,
    Thanks,
    Consecutive,
    Majority,
    FirstTime,
    LastTime,
    Together,
    Frequent,
    Subtract,
    PerYear,
    Happened,

    /// <summary>The change asked about goes down.</summary>
    Falls,

    /// <summary>The change asked about goes up.</summary>
    Rises,

    /// <summary>The figure is asked for in thousands or millions.</summary>
    InScale,

    /// <summary>Each of those named is asked for: "et combien chacun".</summary>
    Each,

    /// <summary>The year after the one spoken of.</summary>
    NextYear,

    /// <summary>A turn of phrase that narrows nothing.</summary>
    Talk,
}

/// <summary>A cue where it stands in the question.</summary>
internal sealed record CueMention(Cue Cue, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Finds the cues of a question; at each place only the longest phrases count.</summary>
internal static class CueReader
{
    private static readonly FrozenDictionary<string, IReadOnlyList<Cue>> Phrases = Load();

    private static readonly int Longest = Phrases.Keys.Max(static phrase => phrase.Count(static character => character == ' ') + 1);

    private const int MostListed = 200;

    public static IReadOnlyList<CueMention> Read(IReadOnlyList<Token> tokens)
    {
        var mentions = new List<CueMention>();
        for (int start = 0; start < tokens.Count; start++)
        {
            for (int length = Math.Min(Longest, tokens.Count - start); length > 0; length--)
            {
                string phrase = string.Join(' ', tokens.Skip(start).Take(length).Select(token => IsNumber(token, length) ? "#" : token.Fold));
                // "pour cent" holds a number word and is a phrase of its own.
                if (Phrases.TryGetValue(string.Join(' ', tokens.Skip(start).Take(length).Select(static token => token.Fold)), out IReadOnlyList<Cue>? cues) || Phrases.TryGetValue(phrase, out cues))
                {
                    // "Which clubs top 9861" is no first 9861.
                    mentions.AddRange(phrase == "top #" && tokens[start + 1].Number > MostListed
                        ? [new CueMention(Cue.Over, start, 1)]
                        : cues.Select(cue => new CueMention(Settled(cue, phrase, tokens, start + length), start, length)));
                    break;
                }
            }
        }

        return mentions
            .Where(mention => !IsHeadOfAnother(mention, mentions) && !IsName(tokens[mention.Start], mention))
            .Where(mention => !mentions.Any(other => other.Length > mention.Length && other.Start <= mention.Start && other.End >= mention.End))
            .ToList();
    }

    /// <summary>"minimum de 20" is a bound, "minimum de température" is the least; "a un recul de combien" asks how much.</summary>
    private static Cue Settled(Cue cue, string phrase, IReadOnlyList<Token> tokens, int next) =>
        cue == Cue.Difference && phrase == "de combien" && (next == tokens.Count || tokens[next].AfterBreak) ? Cue.HowMuch :
        cue is Cue.AtLeast or Cue.AtMost && phrase is "minimum de" or "maximum de" && !(next < tokens.Count && tokens[next].Kind == TokenKind.Number)
            ? cue == Cue.AtLeast ? Cue.Min : Cue.Max
            : cue;

    private static readonly SearchValues<char> BeforeOtherWords = SearchValues.Create(":,(\"«“");

    /// <summary>A noun written large within a sentence is what something is called: "chez Sommet".</summary>
    private static bool IsName(Token token, CueMention mention) => mention.Length == 1 && token.IsCapitalised && token is { Index: > 0, AfterBreak: false, Fold.Length: > 3 }
        && mention.Cue is Cue.Max or Cue.Min or Cue.Over or Cue.Under or Cue.Growth && token.Text.Skip(1).Any(char.IsLower) && !token.Gap.AsSpan().ContainsAny(BeforeOtherWords);

    /// <summary>The "le plus" of "le plus bas" says nothing by itself.</summary>
    private static bool IsHeadOfAnother(CueMention mention, List<CueMention> mentions) =>
        mention.Cue is Cue.Max or Cue.Min && mentions.Any(other => other.Cue is Cue.Max or Cue.Min && other.Start > mention.Start && other.Start < mention.End && other.End > mention.End);

    /// <summary>A number word is a number only beside other words of the phrase: "six" alone is a value.</summary>
    private static bool IsNumber(Token token, int length) =>
        token is { Kind: TokenKind.Number, IsYear: false } || (length > 1 && NumberWords.Of(token.Fold) is not null);

    private static FrozenDictionary<string, IReadOnlyList<Cue>> Load()
    {
        var index = new Dictionary<string, List<Cue>>(StringComparer.Ordinal);
        foreach (string line in Resource.CueLines())
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            Cue cue = Enum.Parse<Cue>(line[..colon]);
            foreach (string phrase in Resource.Phrases(line).Select(Folding.Fold))
            {
                if (!index.TryGetValue(phrase, out List<Cue>? cues))
                {
                    index[phrase] = cues = [];
                }

                if (!cues.Contains(cue))
                {
                    cues.Add(cue);
                }
            }
        }

        return index.ToFrozenDictionary(static pair => pair.Key, static pair => (IReadOnlyList<Cue>)pair.Value, StringComparer.Ordinal);
    }
}
