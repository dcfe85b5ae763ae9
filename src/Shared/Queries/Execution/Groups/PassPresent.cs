using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>Values that are there, by group.</summary>
internal sealed class PassPresent(PassPart part, int groups, Vector column, bool hasNulls) : PassMeasure
{
    private readonly int[] _counts = new int[hasNulls ? groups : 0];

    public long CountOf(int code) => hasNulls ? _counts[code] : part.CountOf(code);

    public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        if (!hasNulls)
            return;

        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
            _counts[codes[i]] += column.IsNull(rows[i]) ? 0 : 1;
    }

    public override void Merge(PassMeasure other)
    {
        for (int code = 0; code < _counts.Length; code++)
            _counts[code] += ((PassPresent)other)._counts[code];
    }
}
