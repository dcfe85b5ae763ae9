using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tally.Telemetry;

/// <summary>The names under which Tally tells what it does: an activity source and a meter. Neither carries a question, an answer or a cell.</summary>
public static class TallyTelemetry
{
    public const string Name = "Tally";

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Meter Meter = new(Name);
}
