using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>A request and what it comes down to.</summary>
internal sealed record Understood(Request Request, Intent Intent);

/// <summary>What a message asks, given what was asked before, on the table that explains its words best.</summary>
internal static class Understanding
{
    public static IReadOnlyList<Understood> Of(Exchange exchange, IReadOnlyList<Table> tables)
    {
        Tongue tongue = TongueOf(exchange);
        if (tables.Count == 0)
        {
            var nothing = new Table { Name = "", Sql = "", Fields = [] };
            var request = new Request { Table = nothing, Axis = TimeAxis.Of(nothing), Tongue = tongue };
            return [new Understood(request, new Intent.Catalogue())];
        }

        List<Understood> best = Best(tables, exchange, tongue)!;
        best = Whole(exchange.Question, best);
        return best.All(static one => one.Request.Unexplained.Count == 0 && one.Intent is not Intent.Decline) ? best
            : Best(Joins.Of(tables), exchange, tongue) is { } joined && joined.Sum(Cost) < best.Sum(Cost) ? joined
            : best;
    }

    /// <summary>What a sentence before the question says may narrow it: where it is not understood, nothing is answered.</summary>
    private static List<Understood> Whole(string question, List<Understood> understood) =>
        understood.Count > 1 && question.Count(static character => character == '?') < understood.Count && question.Contains('?', StringComparison.Ordinal) && understood.Any(static one => one.Intent is Intent.Decline)
            ? [.. understood.Where(static one => one.Intent is Intent.Decline)]
            : understood;

    /// <summary>What a thread was about it stays about, unless another table explains the new words clearly better.</summary>
    private const double Stays = 3.5;

    private static List<Understood>? Best(IReadOnlyList<Table> tables, Exchange exchange, Tongue tongue)
    {
        List<ImmutableList<Request>> contexts = [.. tables.Select(static _ => ImmutableList<Request>.Empty)];
        List<Understood>? best = null;
        int of = -1;
        foreach (string question in exchange.Earlier.TakeLast(6).Append(exchange.Question))
        {
            best = null;
            double least = double.MaxValue;
            int before = of;
            for (int index = 0; index < tables.Count; index++)
            {
                contexts[index] = Requests(question, tables[index], Known.VocabularyOf(tables[index]), tongue, contexts[index]);
                List<Understood> understood = [.. contexts[index].Select(static request => new Understood(request, Decision.Of(request)))];
                double cost = understood.Sum(Cost) - (index == before ? Stays : 0);
                (best, least, of) = cost < least ? (understood, cost, index) : (best, least, of);
            }
        }

        return best;
    }

    private static ImmutableList<Request> Requests(string question, Table table, Vocabulary vocabulary, Tongue tongue, ImmutableList<Request> before)
    {
        ImmutableList<Request> requests = [];
        foreach (Reading reading in Readings(question, table, vocabulary))
        {
            Request request = RequestReader.Read(reading, tongue);
            Request? context = requests.Count > 0 ? requests[^1] : before.Count == 1 ? before[0] : null;
            if (FollowUps.RepeatsAll(reading, request) && before.Count > 0)
            {
                return before.ConvertAll(earlier => earlier with { Tongue = tongue });
            }

            requests = requests.Add(FollowUps.Merge(reading, request, context ?? before.LastOrDefault()));
        }

        return requests;
    }

    /// <summary>A clause that names nothing of the table says more of the one before: "…? The median, please."</summary>
    private static List<Reading> Readings(string question, Table table, Vocabulary vocabulary)
    {
        var clauses = new List<string>();
        var readings = new List<Reading>();
        foreach (string clause in Clauses.Split(question))
        {
            Reading reading = Reading.Of(clause, table, vocabulary);
            bool saysMore = readings.Count > 0 && reading.Mentions.Count == 0 && reading.Periods.Count == 0 && reading.Tokens.Count <= 6
                && readings[^1].Mentions.Count > 0 && !reading.Has(Cue.Chart) && (!reading.Has(Cue.Sure) || reading.Has(Cue.YesNo)) && !reading.Has(Cue.Thanks) && !reading.Has(Cue.Catalogue) && !reading.Has(Cue.Coverage)
                && reading.Cues.Any(static cue => cue.Cue is not Cue.FollowUp);
            if (saysMore)
            {
                clauses[^1] = clauses[^1].TrimEnd('?', '.', '!', ' ') + ", " + clause;
                readings[^1] = Reading.Of(clauses[^1], table, vocabulary);
            }
            else
            {
                clauses.Add(clause);
                readings.Add(reading);
            }
        }

        return readings;
    }

    /// <summary>How badly a table explains a question.</summary>
    private static double Cost(Understood understood)
    {
        Request request = understood.Request;
        double unexplained = request.Unexplained.Count * 10;
        double linked = request.Quantities.Count(quantity => quantity.Field is not null && !(request.Table.IsUnfolded && Measures.IsNamedBy(request.Table, Folding.Fold(quantity.Noun)))) + request.Values.Sum(static filter => filter.Values.Count) + request.Attributes.Count
            + request.Groups.Count + (request.Asked is Dimension.ByField ? 1 : 0);
        double counted = request.Quantities.Any(static quantity => quantity.Field is null && quantity.Noun.Length > 0) ? 1.5 : 0;
        return unexplained - linked - counted + (understood.Intent is Intent.Decline ? 5 : 0);
    }

    private static Tongue TongueOf(Exchange exchange) =>
        exchange.Earlier.Append(exchange.Question).Reverse()
            .Select(static question => Fillers.TongueOf(Tokeniser.Cut(question)))
            .FirstOrDefault(static tongue => tongue is not null) ?? Tongue.English;
}
