using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Reading;

/// <summary>Which column's value names a record.</summary>
internal static class KeyColumns
{
    /// <summary>The one the sidecar names, else the first.</summary>
    public static int Find(UnderstoodTable table, Sidecar sidecar)
    {
        int named = sidecar.KeyColumn is { } name
            ? table.Plans.ToList().FindIndex(plan => plan.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            : -1;
        return Math.Max(named, 0);
    }
}
