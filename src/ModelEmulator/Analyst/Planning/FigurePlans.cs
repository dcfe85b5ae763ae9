using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>One figure, several, and what lies between two.</summary>
internal static class FigurePlans
{
    public static Draft? Figures(Desk desk, Request request, Phrasebook book, Intent.Figures intent)
    {
        List<Figure?> asked = intent.Sides.Select(side => Figure.Ask(desk, request, side)).ToList();
        if (asked.Any(static figure => figure is null))
        {
            return null;
        }

        List<Figure> figures = asked.OfType<Figure>().ToList();
        if (Unusable(desk, request, book, figures) is { } unusable)
        {
            return unusable.Draft;
        }

        return figures.Count == 1
            ? new Draft(Sentences.One(book, request, figures[0]))
            : new Draft(string.Join('\n', figures.Select(figure => "- " + Sentences.Line(book, figure))));
    }

    public static Draft? Compare(Desk desk, Request request, Phrasebook book, Intent.Compare intent)
    {
        if (Both(desk, request, intent.First, intent.Second) is not { } pair)
        {
            return null;
        }

        if (Unusable(desk, request, book, [pair.First, pair.Second]) is { } unusable)
        {
            return unusable.Draft;
        }

        if (desk.Calculate($"{pair.First.Reference} - {pair.Second.Reference}", "difference") is not { } difference)
        {
            return null;
        }

        if (difference.IsError)
        {
            return new Draft($"- {Sentences.Line(book, pair.First)}\n- {Sentences.Line(book, pair.Second)}");
        }

        string gap = book.Pick("Différence : ", "Difference: ", "Unterschied: ") + difference.Cite(0, 0) + Points(book, pair.First) + ".";
        string first = Sentences.Line(book, pair.First);
        string second = Sentences.Line(book, pair.Second);
        return new Draft(request.Has(Cue.Difference) ? $"{gap}\n- {first}\n- {second}" : $"- {first}\n- {second}\n{gap}");
    }

    public static Draft? Change(Desk desk, Request request, Phrasebook book, Intent.Change intent)
    {
        if (Both(desk, request, intent.From, intent.To) is not { } pair)
        {
            return null;
        }

        if (Unusable(desk, request, book, [pair.First, pair.Second]) is { } unusable)
        {
            return unusable.Draft;
        }

        // A fall that is asked for is told as one: by how much, not by how much less than nothing.
        bool isFall = request.Has(Cue.Falls) && !request.HasAny(Cue.Rises, Cue.YesNo) && pair.Second.Number < pair.First.Number;
        string step = isFall ? $"{pair.First.Reference} - {pair.Second.Reference}" : $"{pair.Second.Reference} - {pair.First.Reference}";
        Answered? difference = desk.Calculate(step, "variation");
        Answered? ratio = desk.Calculate($"({step}) / {pair.First.Reference}", "taux");
        if (difference is null || ratio is null)
        {
            return null;
        }

        string change = difference.IsError ? "" : difference.Cite(0, 0) + Points(book, pair.First);
        string percent = ratio.IsError ? "" : ratio.Cite(0, 0, "percent:1");
        bool leadsWithPercent = request.Has(Cue.Percent) || request.Has(Cue.Consecutive);
        string lead = percent.Length == 0 ? change : leadsWithPercent ? $"{percent} ({change})" : $"{change} ({percent})";
        string verdict = request.Has(Cue.YesNo) ? Verdict(book, request, pair) : Corrected(book, request, pair);
        return new Draft(verdict + Between(book, pair, isFall) + book.Colon + lead + ".\n- " + Sentences.Line(book, pair.First) + "\n- " + Sentences.Line(book, pair.Second));
    }

    public static Draft? Share(Desk desk, Request request, Phrasebook book, Intent.Share intent)
    {
        if (Both(desk, request, intent.Part, intent.Whole) is not { } pair)
        {
            return null;
        }

        if (Unusable(desk, request, book, [pair.First, pair.Second]) is { } unusable)
        {
            return unusable.Draft;
        }

        // A part that is more than its whole was read the wrong way round.
        if (pair.First.Number > pair.Second.Number && pair.Second.Number > 0 && pair.First.Side.Quantity.Field != pair.Second.Side.Quantity.Field)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        // A part with the rows of its whole is no part: nothing of the question told them apart.
        if (intent.Part.Scope == intent.Whole.Scope && intent.Part.Quantity == intent.Whole.Quantity || pair.First.Result.Id == pair.Second.Result.Id)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        bool isOfRows = !pair.First.Side.Scope.Values.SequenceEqual(pair.Second.Side.Scope.Values) || !pair.First.Side.Scope.Numbers.SequenceEqual(pair.Second.Side.Scope.Numbers);
        Answered? asked = isOfRows
            ? desk.Query(Ratio(request, pair), "share")
            : desk.Calculate($"{pair.First.Reference} / {pair.Second.Reference}", "part");
        if (asked is not { } ratio)
        {
            return null;
        }

        if (ratio.IsError)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""));
        }

        string of = book.IsByName && !isOfRows ? $", {Naming.Of(book, pair.First.Side.Quantity)} / {Naming.Of(book, pair.Second.Side.Quantity)}" : "";
        string share = book.Pick("Part", "Share", "Anteil") + of + book.Colon + ratio.Cite(0, 0, "percent:1") + ".\n- " + Sentences.Line(book, pair.First);
        return new Draft(isOfRows ? share : share + "\n- " + Sentences.Line(book, pair.Second));
    }

    /// <summary>One query for some rows' part in all: its rows are the part's, as its sentence says.</summary>
    private static string Ratio(Request request, (Figure First, Figure Second) pair)
    {
        Source part = Source.Of(request, pair.First.Side.Quantity with { Fold = Summed(pair.First) }, pair.First.Side.Scope, [], alongTime: false)!;
        Source whole = Source.Of(request, pair.Second.Side.Quantity with { Fold = Summed(pair.Second) }, pair.Second.Side.Scope, [], alongTime: false)!;
        return $"SELECT {Sql.Of(part.Quantity)} / (SELECT {Sql.Of(whole.Quantity)}{whole.Clause}) AS part{part.Clause}";
    }

    /// <summary>What lies between two percentages is told in points.</summary>
    private static string Points(Phrasebook book, Figure figure) =>
        figure.Side.Quantity is { IsCount: false, Per: null, Field.Unit: "%" } ? book.Pick(" points", " percentage points", " Prozentpunkte") : "";

    private static Fold Summed(Figure figure) => figure.Side.Quantity is { Fold: Fold.Natural, Field: not null } ? Fold.Sum : figure.Side.Quantity.Fold;

    public static (Figure First, Figure Second)? Both(Desk desk, Request request, Side first, Side second)
    {
        Figure? left = Figure.Ask(desk, request, first);
        Figure? right = Figure.Ask(desk, request, second);
        return left is null || right is null ? null : (left, right);
    }

    /// <summary>What keeps figures from being told, or null when they can be.</summary>
    public static Stopped? Unusable(Desk desk, Request request, Phrasebook book, IReadOnlyList<Figure> figures) =>
        figures.Any(static figure => figure.IsAmbiguous)
            ? new Stopped(new Draft(
                book.Pick("Plusieurs lignes correspondent. Que faut-il donner ?", "Several rows match. Which figure do you want?", "Mehrere Zeilen passen. Was soll ich angeben?"),
                [book.Pick("la moyenne", "the average", "den Durchschnitt"), book.Pick("le minimum", "the minimum", "das Minimum"), book.Pick("le maximum", "the maximum", "das Maximum")]))
        : figures.Any(static figure => figure.IsMissing)
            ? new Stopped(Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, "")))
            : null;

    private static string Between(Phrasebook book, (Figure First, Figure Second) pair, bool isFall)
    {
        string change = isFall ? book.Pick("Baisse", "Decrease", "Rückgang") : book.Pick("Variation", "Change", "Veränderung");
        return pair is { First.Side.Scope.Period: Period.Unit from, Second.Side.Scope.Period: Period.Unit to }
            ? change + book.Pick($" de {ScopeWords.Name(book, from)} à {ScopeWords.Name(book, to)}", $" from {ScopeWords.Name(book, from)} to {ScopeWords.Name(book, to)}", $" von {ScopeWords.Name(book, from)} bis {ScopeWords.Name(book, to)}")
            : change;
    }

    private static string Corrected(Phrasebook book, Request request, (Figure First, Figure Second) pair) =>
        request.Has(Cue.Falls) && !request.Has(Cue.Rises) && pair.Second.Number > pair.First.Number ? book.Pick("Ce n'est pas une baisse mais une hausse. ", "This is not a fall but a rise. ", "Das ist kein Rückgang, sondern ein Anstieg. ")
        : request.Has(Cue.Rises) && !request.Has(Cue.Falls) && pair.Second.Number < pair.First.Number ? book.Pick("Ce n'est pas une hausse mais une baisse. ", "This is not a rise but a fall. ", "Das ist kein Anstieg, sondern ein Rückgang. ")
        : "";

    private static string Verdict(Phrasebook book, Request request, (Figure First, Figure Second) pair)
    {
        bool rose = pair.Second.Number > pair.First.Number;
        return Sentences.YesOrNo(book, rose != request.HasAny(Cue.Under, Cue.Falls) && pair.Second.Number != pair.First.Number);
    }
}

/// <summary>A plan that ends before its figures are told; the draft is null while what it needs is awaited.</summary>
internal sealed record Stopped(Draft? Draft);
