using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Lineage;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution.Groups;

/// <summary>In which groups a column has one value in every row met so far.</summary>
internal abstract class PassLabel(int groups, Vector column)
{
    private int _varying;

    protected bool[] Varies { get; } = new bool[groups];

    public static PassLabel Of(QueryRun run, int groups, Vector column) => Lane.Of(run, column) switch
    {
        Lane<byte> lane => new Over<byte>(groups, column, lane),
        Lane<ushort> lane => new Over<ushort>(groups, column, lane),
        Lane<int> lane => new Over<int>(groups, column, lane),
        Lane<long> lane => new Over<long>(groups, column, lane),
        _ => new OneByOne(groups, column),
    };

    public bool IsConstant(int code, int first) => !Varies[code] && !column.IsNull(first);

    /// <param name="first">The first rows of each group.</param>
    /// <param name="met">How many groups were met.</param>
    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int[] first, int met)
    {
        // Most columns vary in every group within a few rows, and are not looked at further until a new group is met.
        if (_varying < met)
            _varying += Mark(rows, codes, first);
    }

    /// <summary>Adds what another part saw of a group; <paramref name="first"/> is -1 where this part did not meet it.</summary>
    public void Merge(PassLabel next, int code, int first, int nextFirst) =>
        Varies[code] |= next.Varies[code] || (first >= 0 && !Same(first, nextFirst));

    /// <summary>Marks the groups in which the value is another than in their first row; returns how many that are new.</summary>
    protected abstract int Mark(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int[] first);

    protected abstract bool Same(int row, int other);

    private sealed class Over<T>(int groups, Vector column, Lane<T> lane) : PassLabel(groups, column)
        where T : unmanaged, IBinaryInteger<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override int Mark(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int[] first)
        {
            var values = lane.Values;
            bool[] varies = Varies;
            int more = 0;
            codes = codes[..rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                int code = codes[i];
                if (varies[code] || values[rows[i]] == values[first[code * CellLineage.RowLimit]])
                    continue;

                varies[code] = true;
                more++;
            }

            return more;
        }

        protected override bool Same(int row, int other) => lane.Values[row] == lane.Values[other];
    }

    private sealed class OneByOne(int groups, Vector column) : PassLabel(groups, column)
    {
        private readonly Func<int, int, bool> _same = CellSameness.Of(column);

        protected override int Mark(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int[] first)
        {
            int more = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                int code = codes[i];
                if (Varies[code] || _same(rows[i], first[code * CellLineage.RowLimit]))
                    continue;

                Varies[code] = true;
                more++;
            }

            return more;
        }

        protected override bool Same(int row, int other) => _same(row, other);
    }
}
