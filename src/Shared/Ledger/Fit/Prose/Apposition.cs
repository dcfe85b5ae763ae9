using System.Buffers;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Names that stand right beside a figure and can be of no other: "FBM (4 108)", "1 308 (Brio Robotics)", "total assets of CHF 2 905".</summary>
internal sealed class Apposition(Reading reading)
{
    private const int Reach = 30;
    private static readonly SearchValues<char> Closing = SearchValues.Create(",;:.)]|\n");
    private static readonly HashSet<string> Of = ["of", "de", "von", "at"];

    /// <summary>Whether the figure opens the bracket behind a name, or the name the bracket behind the figure.</summary>
    public bool IsBracketed(Mention mention, Figure figure)
    {
        if (mention.End <= figure.Start)
            return figure.Start - mention.End <= Reach && Opens(mention.End, figure.Start);
        return mention.Start >= figure.End && mention.Start - figure.End <= Reach && Opens(figure.End, mention.Start)
            && reading.Text.AsSpan(mention.End).TrimStart("*_ ") is [')' or ']' or ',', ..];
    }

    /// <summary>Where the name begins that leads up to the figure; null when none does.</summary>
    /// <param name="from">The end of the figure before, whose own noun is no such name.</param>
    public int? LeadBefore(Figure figure, int from)
    {
        Mention? named = Last(reading.Labels, figure, from, measure: false) ?? Last(reading.Periods, figure, from, measure: false);
        Mention? measure = Last(reading.Measures, figure, from, measure: true);
        return named is null || measure?.Start < named.Start ? measure?.Start : named.Start;
    }

    private Mention? Last<T>(List<T> mentions, Figure figure, int from, bool measure)
        where T : Mention
    {
        for (int i = mentions.FirstFrom(figure.Start) - 1; i >= 0 && mentions[i].Start > from; i--)
        {
            if (figure.Start - mentions[i].End > Reach)
                break;
            bool leads = mentions[i].End <= figure.Start && (Opens(mentions[i].End, figure.Start) || (measure && IsOf(mentions[i].End, figure.Start)));
            if (leads && IsApart(from, mentions[i].Start, measure))
                return mentions[i];
        }

        return null;
    }

    /// <summary>Something other than units stands between the figure before and the name: it is not what that figure counts.</summary>
    private bool IsApart(int from, int start, bool measure) =>
        reading.Text.AsSpan(from, start - from).ContainsAny(FitWords.Stops)
        || reading.WordsIn(from, start).Any(word => measure ? !IsUnit(word) : FitWords.Conjunctions.Contains(word) || FitWords.Contrasts.Contains(word) || FitWords.Comparands.Contains(word));

    public bool IsAcrossColon(Mention mention, Figure figure) => reading.Text.AsSpan(mention.End, figure.Start - mention.End).Contains(':');

    /// <summary>Where the bracket closes that the figure opens; its own end where it opens none.</summary>
    public int EndOfBracket(Figure figure) =>
        reading.Text.IndexOfAny([')', ']'], figure.End) is >= 0 and var close && figure.Start > 0 && reading.Text.LastIndexOfAny(['(', '['], figure.Start - 1) is >= 0 and var open
            && reading.Text.AsSpan(open, figure.Start - open).IndexOfAny(')', ']') < 0 ? close : figure.End;

    /// <summary>Nothing but one opening bracket, units and marks.</summary>
    private bool Opens(int from, int to)
    {
        var between = reading.Text.AsSpan(from, to - from);
        int bracket = between.IndexOfAny('(', '[');
        return bracket >= 0 && !between.ContainsAny(Closing) && reading.WordsIn(from, to).All(IsUnit);
    }

    /// <summary>"of", a currency between at most.</summary>
    private bool IsOf(int from, int to) =>
        !reading.Text.AsSpan(from, to - from).ContainsAny(FitWords.Stops)
        && reading.WordsIn(from, to).ToArray() is [var link, .. var rest] && Of.Contains(link) && Array.TrueForAll(rest, IsUnit);

    private static bool IsUnit(string word) =>
        UnitWords.Of(word) is not null || Lexicon.All.Any(lexicon => lexicon.Scales.ContainsKey(word) || lexicon.Collectives.ContainsKey(word));
}
