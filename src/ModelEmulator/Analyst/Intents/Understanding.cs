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
                List<Understood> understood = Spoken([.. contexts[index].Select(static request => new Understood(request, Decision.Of(request)))]);
                double cost = understood.Sum(Cost) - (index == before ? Stays : 0);
                (best, least, of) = cost < least ? (understood, cost, index) : (best, least, of);
            }
        }

        return best;
    }

    /// <summary>"I have a meeting soon and need a figure." asks nothing, and a greeting is no answer beside one.</summary>
    private static List<Understood> Spoken(List<Understood> all)
    {
        List<Understood> asking = [.. all.Where(static one => !one.Request.IsContext && one.Intent is not Intent.Courtesy
            && !(one is { Intent: Intent.Decline { Reason: Reason.NoMeasure }, Request: { Unexplained.Count: 0, Quantities.Count: 0, Values.Count: 0, Periods.Count: 0, Attributes.Count: 0, Numbers.Count: 0, Groups.Count: 0, Asked: null } }))];
        return asking.Count > 0 ? asking : all;
    }

    private static ImmutableList<Request> Requests(string question, Table table, Vocabulary vocabulary, Tongue tongue, ImmutableList<Request> before)
    {
        ImmutableList<Request> requests = [];
        List<Reading> readings = Readings(question, table, vocabulary);
        foreach (Reading reading in readings)
        {
            Request request = RequestReader.Read(reading, tongue) with { IsContext = !ReferenceEquals(reading, readings[^1]) && IsStatement(reading) };
            Request? context = requests.Count > 0 ? requests[^1] : before.Count == 1 ? before[0] : null;
            if (FollowUps.RepeatsAll(reading, request) && before.Count > 0)
            {
                return before.ConvertAll(earlier => earlier with { Tongue = tongue });
            }

            requests = requests.Add(FollowUps.Merge(reading, request, context ?? before.LastOrDefault()));
        }

        return requests;
    }

    /// <summary>"… ? Mille mercis", "… ? kind regards": a few words behind a question that name and ask nothing.</summary>
    private static bool IsClosing(Reading reading, string clause, int before) => before > 0 && reading.Tokens.Count <= 3 && reading.Mentions.Count == 0 && reading.Periods.Count == 0 && !clause.EndsWith('?')
        && reading.Tokens.All(static token => token.Kind == TokenKind.Word) && reading.Cues.All(static cue => cue.Cue is Cue.Talk or Cue.Thanks)
        && reading.Tokens[0].Fold is not ("the" or "le" or "la" or "les" or "l" or "and" or "et" or "what" or "for" or "pour" or "in" or "en" or "by" or "par");

    /// <summary>"It says 260,790 here. Can I print that?": a few words that ask whether what was said is so.</summary>
    private static bool IsDoubt(Reading reading, string clause, Reading before, string said) => clause.EndsWith('?') && !said.EndsWith('?') && reading.Tokens.Count <= 6 && reading.Mentions.Count == 0 && reading.Periods.Count == 0
        && reading.Tokens.All(static token => token.Kind == TokenKind.Word) && before.Mentions.Count > 0
        && before.Tokens.Any(token => token.Kind == TokenKind.Number && !before.IsPeriod(token.Index))
        && !before.Cues.Any(static cue => cue.Cue is Cue.HowMany or Cue.HowMuch or Cue.Which or Cue.When or Cue.Who or Cue.List or Cue.Chart)
        && reading.Cues.All(static cue => cue.Cue is Cue.Talk or Cue.Sure or Cue.YesNo or Cue.FollowUp)
        && reading.Tokens.Any(static token => token.Fold is "that" or "it" or "this" or "ca" or "cela" or "c" or "le" or "fichier" or "file" or "data" or "donnees" or "true" or "vrai" or "exact" or "correct");

    /// <summary>A sentence of the person's own that asks nothing.</summary>
    private static bool IsStatement(Reading reading) => reading.Tokens.Count > 0 && reading.Tokens[0].Fold is "je" or "j" or "nous" or "i" or "we" or "ich" or "wir" or "my" or "mon" or "ma" or "notre" or "our"
        && !reading.Cues.Any(static cue => cue.Cue is not (Cue.Talk or Cue.Thanks or Cue.By or Cue.FollowUp or Cue.Since or Cue.Until or Cue.AllYears or Cue.Latest or Cue.Empty));

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
            if (readings.Count > 0 && IsDoubt(reading, clause, readings[^1], clauses[^1]))
            {
                clauses[^1] = clauses[^1].TrimEnd('.', '!', ';', ' ') + (Fillers.TongueOf(readings[^1].Tokens) == Tongue.French ? ", c'est exact ?" : ", is that correct?");
                readings[^1] = Reading.Of(clauses[^1], table, vocabulary);
            }
            else if (saysMore)
            {
                clauses[^1] = clauses[^1].TrimEnd('?', '.', '!', ' ') + ", " + clause;
                readings[^1] = Reading.Of(clauses[^1], table, vocabulary);
            }
            else
            {
                if (IsClosing(reading, clause, readings.Count))
                {
                    continue;
                }

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
        double linked = request.Quantities.Count(quantity => quantity.Field is { } field && (field.Name != Catalogue.MonthColumns.Cell || (request.Table.Pivot is null && request.Table.MonthColumns is null)) && !(request.Table.IsUnfolded && Measures.IsNamedBy(request.Table, Folding.Fold(quantity.Noun)))) + request.Values.Sum(static filter => filter.Values.Count) + request.Attributes.Count
            + request.Groups.Count + (request.Asked is Dimension.ByField ? 1 : 0);
        double counted = request.Quantities.Any(static quantity => quantity.Field is null && quantity.Noun.Length > 0) ? 1.5 : 0;
        return unexplained - linked - counted + (understood.Intent is Intent.Decline ? 5 : 0);
    }

    private static Tongue TongueOf(Exchange exchange) =>
        exchange.Earlier.Append(exchange.Question).Reverse()
            .Select(static question => Fillers.TongueOf(Tokeniser.Cut(question)))
            .FirstOrDefault(static tongue => tongue is not null) ?? Tongue.English;
}
