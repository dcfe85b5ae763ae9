using Tally.Queries.Lineage;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>In which groups a column has one value in every row met so far.</summary>
internal sealed class PassLabel(int groups, Vector column)
{
    private readonly bool[] _varies = new bool[groups];
    private readonly Func<int, int, bool> _same = CellSameness.Of(column);
    private int _varying;

    public bool IsConstant(int code, int first) => !_varies[code] && !column.IsNull(first);

    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int[] first, int met)
    {
        // Most columns vary in every group within a few rows, and are not looked at further until a new group is met.
        if (_varying == met)
            return;

        for (int i = 0; i < rows.Length; i++)
        {
            int code = codes[i];
            if (_varies[code] || _same(rows[i], first[code * CellLineage.RowLimit]))
                continue;

            _varies[code] = true;
            if (++_varying == met)
                return;
        }
    }

    /// <summary>Adds what another part saw of a group; <paramref name="first"/> is -1 where this part did not meet it.</summary>
    public void Merge(PassLabel next, int code, int first, int nextFirst) =>
        _varies[code] |= next._varies[code] || (first >= 0 && !_same(first, nextFirst));
}
