using Tally.Columns;
using Tally.Ledger.Fit.Prose;

namespace Tally.Ingest.Totals;

/// <summary>
/// What the rows add up to that a total row may be the total of: those above it up to the total before, those below it,
/// those that agree with it in every other column that groups, or all of them.
/// </summary>
internal sealed class RowSums
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly RoundedPlaces _rounding;
    private readonly int[] _rows;
    private readonly bool[] _isTotal;
    private readonly string[] _groups;
    private readonly Dictionary<int, ColumnSums> _sums = [];

    public RowSums(IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, TotalLabels totals, RoundedPlaces rounding)
    {
        _columns = columns;
        _rounding = rounding;
        _rows = [.. totals.Rows];
        _isTotal = new bool[columns[0].Count];
        foreach (int row in _rows)
        {
            _isTotal[row] = true;
        }

        _groups = Groups(columns, roles, totals.Column);
    }

    /// <summary>For each row what it holds in every column that groups, but for one.</summary>
    public static string[] Groups(IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, int without)
    {
        int[] grouping = [.. Enumerable.Range(0, columns.Count)
            .Where(i => i != without && roles[i] is ColumnRole.Dimension or ColumnRole.Time && columns[i].Type != ColumnType.Decimal)];
        return [.. Enumerable.Range(0, columns[0].Count).Select(row => string.Join('\u001F', grouping.Select(i => columns[i][row].ToString())))];
    }

    /// <summary>The total rows, in order.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>A total row's figure beside the sum that comes nearest to it; null where it has none or nothing is added.</summary>
    public DeclaredSum? Of(int row, int measure)
    {
        var whole = _columns[measure][row];
        if (whole.IsNull)
        {
            return null;
        }

        decimal declared = whole.AsNumber();
        var sums = SumsOf(measure);
        int place = Array.BinarySearch(_rows, row);
        int from = place > 0 ? _rows[place - 1] + 1 : 0;
        int to = place + 1 < _rows.Length ? _rows[place + 1] : _isTotal.Length;
        (decimal Sum, int Parts)[] candidates = [sums.Between(from, row), sums.Between(row + 1, to), sums.Group(_groups[row]), sums.Between(0, _isTotal.Length)];
        var possible = candidates.Where(candidate => candidate.Parts > 0).ToList();
        if (possible.Count == 0)
        {
            return null;
        }

        var (sum, parts) = possible.MinBy(candidate => Math.Abs(candidate.Sum - declared));
        return new DeclaredSum(declared, sum, _rounding.Tolerance(measure, parts));
    }

    /// <summary>Whether more than the given share of two sums or more hold.</summary>
    public bool Hold(int[] measures, double share)
    {
        var sums = Rows.SelectMany(row => measures.Select(measure => Of(row, measure))).OfType<DeclaredSum>().Where(sum => sum.Declared != 0).ToList();
        return sums.Count > 1 && sums.Count(sum => sum.Holds || sum.IsRounded) > sums.Count * share;
    }

    private ColumnSums SumsOf(int measure)
    {
        if (!_sums.TryGetValue(measure, out var sums))
        {
            _sums[measure] = sums = new ColumnSums(_columns[measure], _isTotal, _groups);
        }

        return sums;
    }

    /// <summary>The sums of one column over rows that are no totals.</summary>
    private sealed class ColumnSums
    {
        private readonly decimal[] _before;
        private readonly int[] _countBefore;
        private readonly Dictionary<string, (decimal Sum, int Parts)> _byGroup = new(StringComparer.Ordinal);

        public ColumnSums(Column column, bool[] isTotal, string[] groups)
        {
            _before = new decimal[column.Count + 1];
            _countBefore = new int[column.Count + 1];
            for (int row = 0; row < column.Count; row++)
            {
                bool adds = !isTotal[row] && !column.IsNull(row);
                decimal value = adds ? column[row].AsNumber() : 0;
                _before[row + 1] = _before[row] + value;
                _countBefore[row + 1] = _countBefore[row] + (adds ? 1 : 0);
                if (adds)
                {
                    var (sum, parts) = _byGroup.GetValueOrDefault(groups[row]);
                    _byGroup[groups[row]] = (sum + value, parts + 1);
                }
            }
        }

        public (decimal Sum, int Parts) Between(int from, int to) => (_before[to] - _before[from], _countBefore[to] - _countBefore[from]);

        public (decimal Sum, int Parts) Group(string group) => _byGroup.GetValueOrDefault(group);
    }
}
