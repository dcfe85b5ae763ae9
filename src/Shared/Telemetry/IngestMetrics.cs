using System.Diagnostics.Metrics;
using Tally.Ingest;

namespace Tally.Telemetry;

/// <summary>What is counted of ingest.</summary>
internal static class IngestMetrics
{
    private static readonly Counter<long> Files =
        TallyTelemetry.Meter.CreateCounter<long>("tally.ingest.files", "{file}", "Files read: published, unchanged or refused.");

    private static readonly Counter<long> Rows =
        TallyTelemetry.Meter.CreateCounter<long>("tally.ingest.rows", "{row}", "Rows of versions that were published.");

    public static void Read(IngestOutcome outcome)
    {
        Files.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
        {
            IngestOutcome.Published { Changed: true } => "published",
            IngestOutcome.Published => "unchanged",
            _ => "refused",
        }));
        if (outcome is IngestOutcome.Published { Changed: true } published)
            Rows.Add(published.Profile.RowCount);
    }
}
