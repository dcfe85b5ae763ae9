using System.Globalization;
using System.Text;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>Counts over many dirty files, in all and per kind of mutation.</summary>
internal sealed class RobustnessReport
{
    private readonly SortedDictionary<string, (int Files, long Cells, long Right, long Unread, long Told, int Silent)> _byKind = new(StringComparer.Ordinal);
    private readonly List<string> _silent = [];

    /// <summary>One line a file with silent differences: its seed and the first of them.</summary>
    public IReadOnlyList<string> Silent => _silent;

    public double RightShare => (double)_byKind["all"].Right / _byKind["all"].Cells;

    public void Add(RobustnessRun run)
    {
        foreach (string kind in run.File.Mutation.Kinds().Prepend("all"))
        {
            var sum = _byKind.GetValueOrDefault(kind);
            _byKind[kind] = (sum.Files + 1, sum.Cells + run.Cells, sum.Right + run.Right, sum.Unread + run.Unread, sum.Told + run.Told, sum.Silent + run.Silent.Count);
        }

        if (run.Silent.Count > 0)
        {
            _silent.Add($"seed {run.Seed}: {run.Silent.Count} silent, first {run.Silent[0]}");
        }
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| mutation | files | cells right | kept unread | wrong, told | wrong, silent |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (kind, sum) in _byKind)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {sum.Files} | {100.0 * sum.Right / sum.Cells:F2} % | {100.0 * sum.Unread / sum.Cells:F2} % | {100.0 * sum.Told / sum.Cells:F2} % | {sum.Silent} |\n");
        }

        return text.ToString();
    }
}
