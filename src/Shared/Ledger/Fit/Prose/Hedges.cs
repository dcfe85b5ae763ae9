using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Prose;

/// <summary>"environ", "just under", "plus de": how a number that the model typed stands to the figure it speaks of.</summary>
internal enum Hedge
{
    None,

    /// <summary>environ, about, rund: the figure, rounded.</summary>
    About,

    /// <summary>plus de, more than: any figure above.</summary>
    Above,

    /// <summary>un peu plus de, just over: the figure, rounded down.</summary>
    JustAbove,

    /// <summary>moins de, fewer than: any figure below.</summary>
    Below,

    /// <summary>près de, nearly: the figure, rounded up.</summary>
    JustBelow,
}

internal static class Hedges
{
    private const int Reach = 4;

    /// <summary>"No fewer than", "pas moins de" affirm the number itself.</summary>
    private static readonly HashSet<string> Denied = ["no", "not", "pas", "nicht", "kein"];

    private static readonly (string[] Words, Hedge Hedge)[] Phrased =
    [
        (["un", "peu", "plus", "de"], Hedge.JustAbove), (["un", "peu", "plus", "d"], Hedge.JustAbove), (["a", "little", "over"], Hedge.JustAbove), (["a", "little", "more", "than"], Hedge.JustAbove),
        (["slightly", "more", "than"], Hedge.JustAbove), (["just", "over"], Hedge.JustAbove), (["etwas", "mehr", "als"], Hedge.JustAbove), (["gut"], Hedge.JustAbove),
        (["un", "peu", "moins", "de"], Hedge.JustBelow), (["just", "under"], Hedge.JustBelow), (["slightly", "less", "than"], Hedge.JustBelow), (["etwas", "weniger", "als"], Hedge.JustBelow),
        (["pres", "de"], Hedge.JustBelow), (["pres", "des"], Hedge.JustBelow), (["pres", "du"], Hedge.JustBelow), (["presque"], Hedge.JustBelow), (["almost"], Hedge.JustBelow), (["nearly"], Hedge.JustBelow), (["fast"], Hedge.JustBelow), (["knapp"], Hedge.JustBelow),
        (["plus", "de"], Hedge.Above), (["plus", "que"], Hedge.Above), (["plus", "d"], Hedge.Above), (["more", "than"], Hedge.Above), (["over"], Hedge.Above), (["above"], Hedge.Above), (["mehr", "als"], Hedge.Above), (["uber"], Hedge.Above), (["depasse"], Hedge.Above), (["depassent"], Hedge.Above),
        (["depassait"], Hedge.Above), (["depassaient"], Hedge.Above), (["depasse", "les"], Hedge.Above), (["depassent", "les"], Hedge.Above), (["depassait", "les"], Hedge.Above), (["depassaient", "les"], Hedge.Above), (["exceeded"], Hedge.Above), (["exceeds"], Hedge.Above),
        (["moins", "de"], Hedge.Below), (["less", "than"], Hedge.Below), (["fewer", "than"], Hedge.Below), (["under"], Hedge.Below), (["below"], Hedge.Below), (["weniger", "als"], Hedge.Below), (["unter"], Hedge.Below),
        (["environ"], Hedge.About), (["quelque"], Hedge.About), (["about"], Hedge.About), (["around"], Hedge.About), (["roughly"], Hedge.About), (["approximately"], Hedge.About), (["some"], Hedge.About), (["circa"], Hedge.About), (["ca"], Hedge.About),
        (["rund"], Hedge.About), (["etwa"], Hedge.About), (["ungefahr"], Hedge.About),
    ];

    /// <summary>The hedge right before the position, a unit or an article between at most.</summary>
    public static Hedge Before(Reading reading, int position)
    {
        int last = reading.Words.FindLastIndexBefore(position);
        for (int skipped = 0; skipped < 2 && last - skipped >= 0; skipped++)
        {
            int at = last - skipped;
            if (position - reading.Words[at].End > 12 || reading.Text.AsSpan(reading.Words[at].End, position - reading.Words[at].End).ContainsAny(FitWords.HardStops))
                break;
            if (Ending(reading.Words, at) is var hedge and not Hedge.None)
                return hedge;
            bool passes = UnitWords.Of(reading.Words[at].Folded) is not null || FitWords.Particles.Contains(reading.Words[at].Folded) || reading.Words[at].Folded is "a" or "an" or "die" or "den";
            if (!passes)
                break;
        }

        return Hedge.None;
    }

    private static Hedge Ending(List<TextToken> words, int last)
    {
        foreach (var (phrase, hedge) in Phrased)
        {
            int first = last - phrase.Length + 1;
            bool matches = first >= 0 && phrase.Length <= Reach;
            for (int i = 0; matches && i < phrase.Length; i++)
                matches = words[first + i].Folded == phrase[i];
            if (matches)
                return first > 0 && hedge is Hedge.Above or Hedge.Below && Denied.Contains(words[first - 1].Folded) ? Hedge.None : hedge;
        }

        return Hedge.None;
    }

    /// <summary>Whether a number may be typed for a value: rounded to the digits it shows, on the side that the hedge says.</summary>
    public static bool Rounds(Hedge hedge, decimal value, decimal typed)
    {
        if (typed == 0 || value == 0 || value < 0 != typed < 0)
            return false;
        decimal step = Step(Math.Abs(typed)), gap = value - typed;
        bool close = Math.Abs(gap) < Math.Abs(value) * (hedge == Hedge.About ? 0.012m : 0.02m), whole = typed == decimal.Truncate(typed);
        return hedge switch
        {
            Hedge.About => Math.Abs(gap) <= step / 2 && close,
            Hedge.Above => gap > 0 && whole,
            Hedge.JustAbove => gap > 0 && gap < step && close,
            Hedge.Below => gap < 0 && whole,
            Hedge.JustBelow => gap < 0 && -gap < step && close,
            _ => false,
        };
    }

    /// <summary>Whether a share or a multiple may be called a plain fraction or a small number.</summary>
    public static bool Approximates(Hedge hedge, decimal ratio, decimal said)
    {
        decimal gap = (ratio - said) / said;
        return hedge switch
        {
            Hedge.Above => gap is > 0 and <= 0.4m,
            Hedge.Below => gap is < 0 and >= -0.4m,
            Hedge.JustAbove => gap is > 0 and <= 0.1m,
            Hedge.JustBelow => gap is < 0 and >= -0.12m,
            Hedge.About => Math.Abs(gap) <= 0.06m,
            _ => Math.Abs(gap) <= 0.04m,
        };
    }

    /// <summary>The place of the last digit that is no trailing zero.</summary>
    private static decimal Step(decimal value)
    {
        decimal step = 1;
        while (value % (step * 10) == 0)
            step *= 10;
        while (value % step != 0)
            step /= 10;
        return step;
    }
}
