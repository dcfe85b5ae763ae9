using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The rows with the first and the last period, over a time column of whole numbers.</summary>
internal sealed class LongPeriod
{
    private readonly long[]? _values;
    private int _low = -1;
    private int _high = -1;

    private LongPeriod(long[]? values) => _values = values;

    public static LongPeriod Of(Table table) => new(PeriodRange.TimeColumn(table) is { Cells: NumberVector number } ? number.Mantissas : null);

    public IEnumerable<int> Extremes => _low < 0 ? [] : [_low, _high];

    /// <summary>False when the table's time is no column of whole numbers.</summary>
    public bool Add(int row)
    {
        if (_values is null)
            return false;

        long value = _values[row];
        if (value == NumberColumn.NullMantissa)
            return true;

        if (_low < 0 || value < _values[_low])
            _low = row;

        if (_high < 0 || value > _values[_high])
            _high = row;

        return true;
    }
}
