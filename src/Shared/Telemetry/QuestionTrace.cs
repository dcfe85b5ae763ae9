using System.Diagnostics;
using Tally.Questions;

namespace Tally.Telemetry;

/// <summary>
/// One trace a question, whoever carries out its steps: the run remembers the trace it was asked in, and each step joins it, in
/// another process or after a restart too. What drove the step is linked.
/// </summary>
internal static class QuestionTrace
{
    public static Activity? Ask() => TallyTelemetry.Source.StartActivity("ask");

    /// <summary>What a new run remembers; null when nobody traces.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    public static Activity? Step(QuestionRun run, string step)
    {
        if (!TallyTelemetry.Source.HasListeners())
            return null;
        var driver = Activity.Current?.Context ?? default;
        bool isRemembered = ActivityContext.TryParse(run.Trace, traceState: null, isRemote: true, out var asked);
        bool isElsewhere = isRemembered && driver.TraceId != asked.TraceId;
        var activity = TallyTelemetry.Source.CreateActivity(
            step, ActivityKind.Internal, isElsewhere ? asked : driver, tags: null, isElsewhere && driver != default ? [new ActivityLink(driver)] : null);
        activity?.SetTag("tally.question", run.Id);
        activity?.SetTag("tally.stage", run.Stage.ToString());
        return activity?.Start();
    }
}
