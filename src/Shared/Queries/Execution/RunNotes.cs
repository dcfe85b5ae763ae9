using System.Collections.Concurrent;
using Tally.Datasets;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>What a run learns on its way that the result tells: rows used of each dataset, periods, warnings.</summary>
internal sealed class RunNotes
{
    private readonly ConcurrentDictionary<int, ScanUse> _scans = new();
    private readonly ConcurrentDictionary<string, QueryWarning> _warnings = new(StringComparer.Ordinal);

    public IEnumerable<ScanUse> Scans => _scans.OrderBy(scan => scan.Key).Select(scan => scan.Value);

    public IReadOnlyList<QueryWarning> Warnings => [.. _warnings.Values.OrderBy(warning => warning.Code, StringComparer.Ordinal).ThenBy(warning => warning.Message, StringComparer.Ordinal)];

    /// <summary>Records which rows of a scanned table passed its filters; null is all of them.</summary>
    public void Use(int scanId, Table table, int[]? rows) => Use(scanId, new ScanUse(table, rows is null ? null : new Lazy<int[]>(rows)));

    public void Use(int scanId, ScanUse use) => _scans.TryAdd(scanId, use);

    public void Warn(string code, string message, IReadOnlyList<string> nearest) =>
        _warnings.TryAdd($"{code}\n{message}", new QueryWarning(code, message, nearest));
}

/// <summary>A scanned table and its rows that passed the filters; null is all of them.</summary>
/// <param name="CountsByPart">Rows used of each part, where a pass has counted them.</param>
/// <param name="Period">Their period, where a pass has seen it.</param>
internal sealed record ScanUse(Table Table, Lazy<int[]>? Kept, IReadOnlyList<int>? CountsByPart = null, Period? Period = null)
{
    public int[]? Rows => Kept?.Value;

    /// <summary>Rows used of each part.</summary>
    public int[] CountByPart()
    {
        if (CountsByPart is not null)
            return [.. CountsByPart];

        int[] counts = new int[Table.Parts.Count];
        if (Rows is null)
        {
            for (int part = 0; part < counts.Length; part++)
                counts[part] = Table.Parts[part].RowCount;

            return counts;
        }

        if (counts.Length == 1)
        {
            counts[0] = Rows.Length;
            return counts;
        }

        int current = 0;
        foreach (int row in Rows)
        {
            if (!Table.Parts[current].Contains(row))
                current = Table.PartOf(row);

            counts[current]++;
        }

        return counts;
    }

    public DatasetUse Describe(int part, int used) => new(Table.Parts[part].Profile.Ref, Table.Parts[part].RowCount, used);
}
