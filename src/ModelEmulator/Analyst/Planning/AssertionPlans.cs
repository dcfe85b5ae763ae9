using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Questions that assert something: it is looked up, and the figure is told whether it agrees or not.</summary>
internal static class AssertionPlans
{
    public static Draft? Assert(Desk desk, Request request, Phrasebook book, Intent.Assert intent)
    {
        if (Figure.Ask(desk, request, intent.Side) is not { } figure)
        {
            return null;
        }

        if (FigurePlans.Unusable(desk, request, book, [figure]) is { } unusable)
        {
            return unusable.Draft;
        }

        decimal value = figure.Number!.Value;
        decimal number = intent.Claim.Number;
        bool holds = intent.Claim.Operator switch
        {
            ">" => value > number,
            ">=" => value >= number,
            "<" => value < number,
            "<=" => value <= number,
            _ => value == number,
        };
        return new Draft(Sentences.YesOrNo(book, holds) + Sentences.One(book, request with { Cues = request.Cues.Add(Cue.HowMany) }, figure));
    }

    public static Draft? Order(Desk desk, Request request, Phrasebook book, Intent.AssertOrder intent)
    {
        if (FigurePlans.Both(desk, request, intent.First, intent.Second) is not { } pair)
        {
            return null;
        }

        if (FigurePlans.Unusable(desk, request, book, [pair.First, pair.Second]) is { } unusable)
        {
            return unusable.Draft;
        }

        bool holds = intent.IsMore ? pair.First.Number > pair.Second.Number : pair.First.Number < pair.Second.Number;
        return new Draft($"{Sentences.YesOrNo(book, holds)}\n- {Sentences.Line(book, pair.First)}\n- {Sentences.Line(book, pair.Second)}");
    }

    public static Draft? Extreme(Desk desk, Request request, Phrasebook book, Intent.AssertExtreme intent)
    {
        if (GroupPlans.Leaders(desk, request, intent.Order, 2) is not { } leaders)
        {
            return null;
        }

        if (leaders.IsError || leaders.IsEmpty)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""));
        }

        bool holds = leaders.Text(0, 0) == intent.Label;
        return new Draft(Sentences.YesOrNo(book, holds) + Phrasebook.Capital(GroupPlans.Leader(book, intent.Order, leaders, 0)) + ".");
    }
}
