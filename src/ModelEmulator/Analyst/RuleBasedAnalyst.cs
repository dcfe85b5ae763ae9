using System.Text.Json;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Planning;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst;

/// <summary>
/// Answers questions about tables by rule. It reads what a model reads, calls the tools a model calls, and writes with references;
/// where a word of the question names nothing it knows, it declines rather than leave the word out.
/// </summary>
public sealed class RuleBasedAnalyst : IAnalyst
{
    public AnalystOutput Respond(AnalystInput input)
    {
        Exchange exchange = Exchange.Read(input.Items);
        var desk = new Desk(exchange.Outputs);
        Draft? draft = Answer(exchange, desk);
        return desk.Pending.Count > 0 ? new AnalystOutput.Calls(desk.Pending)
            : new AnalystOutput.Says((draft ?? new Draft("", null, IsNotInData: true)).Render());
    }

    private static Draft? Answer(Exchange exchange, Desk desk)
    {
        if (desk.ListDatasets() is not { } listing)
        {
            return null;
        }

        IReadOnlyList<Collection> collections = Known.Collections(listing);
        if (Tables.Read(desk, collections) is not { } tables)
        {
            return null;
        }

        IReadOnlyList<Understood> understood = Understanding.Of(exchange, tables);
        List<Draft?> drafts = understood.Select(one => exchange.Rejections > 0
            ? Repair.Carry(desk, one, exchange, collections)
            : Plan.Carry(desk, one.Request, one.Intent, collections)).ToList();
        return drafts.Any(static draft => draft is null) ? null : Draft.Join(drafts.OfType<Draft>().ToList());
    }
}
