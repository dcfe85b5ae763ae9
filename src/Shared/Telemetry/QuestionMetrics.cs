using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Tally.Questions;

namespace Tally.Telemetry;

/// <summary>What is counted of questions, each as its end or verdict is saved.</summary>
internal sealed class QuestionMetrics(ModelPrice price)
{
    private static readonly Counter<long> Questions =
        TallyTelemetry.Meter.CreateCounter<long>("tally.questions", "{question}", "Questions that ended, by outcome.");

    private static readonly Histogram<double> Duration =
        TallyTelemetry.Meter.CreateHistogram<double>("tally.question.duration", "s", "From acceptance to answer.");

    private static readonly Counter<long> Tokens =
        TallyTelemetry.Meter.CreateCounter<long>("tally.tokens", "{token}", "Tokens of ended questions, by direction and model.");

    private static readonly Counter<double> Cost =
        TallyTelemetry.Meter.CreateCounter<double>("tally.cost", "{currency}", "What the tokens of ended questions cost at the prices that are set.");

    private static readonly Counter<long> Verdicts =
        TallyTelemetry.Meter.CreateCounter<long>("tally.gate.verdicts", "{draft}", "Drafts that the gate read: passed, rejected (sent back) or unverified.");

    public void Saved(QuestionRun run, IEnumerable<(string Kind, JsonObject Data)> events)
    {
        foreach (var (kind, data) in events)
        {
            if (kind == "gate")
                Verdicts.Add(1, Tag("verdict", data["verdict"]?.GetValue<string>()));
        }

        if (run is not { Outcome: { } outcome, EndedAt: { } ended })
            return;
        Questions.Add(1, Tag("outcome", outcome.ToString()));
        Duration.Record((ended - run.CreatedAt).TotalSeconds, Tag("outcome", outcome.ToString()));
        var model = Tag("model", run.Model ?? run.SpokenTo);
        Tokens.Add(run.Usage.Input, Tag("direction", "input"), model);
        Tokens.Add(run.Usage.Output, Tag("direction", "output"), model);
        if (price.Of(run.Usage) is { } cost)
            Cost.Add((double)cost, model);
    }

    private static KeyValuePair<string, object?> Tag(string name, string? value) => new(name, value);
}
