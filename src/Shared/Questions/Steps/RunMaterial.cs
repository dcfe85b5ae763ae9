using Tally.Ledger;
using Tally.Charts;

namespace Tally.Questions;

/// <summary>What is kept beside a run, read once and carried along while the run is on its way in this process.</summary>
internal sealed class RunMaterial
{
    /// <summary>How many events the run had when this was read or last saved: another count, and somebody else went on.</summary>
    public required long Events { get; set; }

    public required RunSetup Setup { get; init; }

    public required RunThread Thread { get; set; }

    public List<SegmentRecord> Segments { get; } = [];

    public Dictionary<int, CallRecord> Calls { get; } = [];

    public string? Instructions { get; set; }

    /// <summary>What hosted tools work with; null for an assistant without any.</summary>
    public RunHosted? Hosted { get; set; }

    /// <summary>What people should know of it.</summary>
    public IReadOnlyList<string> HostedNotes { get; set; } = [];

    /// <summary>True once this process has seen that the service has the files.</summary>
    public bool IsHostedReady { get; set; }

    /// <summary>Earlier turns, oldest first; null until read.</summary>
    public IReadOnlyList<TurnRecord>? Earlier { get; set; }

    /// <summary>Null until built.</summary>
    public RunLedger? Ledger { get; set; }

    /// <summary>Time of steps that ended without a save: a look at a run that is still being written.</summary>
    public (double Model, double Own) Unsaved { get; set; }

    public void Keep(SegmentRecord segment)
    {
        Segments.RemoveAll(kept => kept.Number == segment.Number);
        Segments.Add(segment);
    }
}

/// <summary>The results and charts that may be cited: those of earlier turns, then the question's own.</summary>
internal sealed record RunLedger(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<ChartSpec> Charts)
{
    public static RunLedger Empty { get; } = new([], []);

    public RunLedger With(LedgerEntry? entry, ChartSpec? chart) => new(
        entry is null || Entries.Any(known => known.Id == entry.Id) ? Entries : [.. Entries, entry],
        chart is null || Charts.Any(known => known.Id == chart.Id) ? Charts : [.. Charts, chart]);
}
