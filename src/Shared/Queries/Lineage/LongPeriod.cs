using Tally.Columns;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The rows with the first and the last period, over the array of a time column.</summary>
internal sealed class LongPeriod
{
    private readonly long[]? _longs;
    private readonly int[]? _days;
    private int _low = -1;
    private int _high = -1;

    private LongPeriod(long[]? longs, int[]? days) => (_longs, _days) = (longs, days);

    public static LongPeriod Of(Table table) => PeriodRange.TimeColumn(table)?.Cells switch
    {
        NumberVector number => new LongPeriod(number.Mantissas, null),
        MomentVector moment => new LongPeriod(moment.Ticks, null),
        DateVector date => new LongPeriod(null, date.Days),
        _ => new LongPeriod(null, null),
    };

    public IEnumerable<int> Extremes => _low < 0 ? [] : [_low, _high];

    /// <summary>False when the table's time has no array.</summary>
    public bool Add(int row)
    {
        if (_longs is null && _days is null)
            return false;

        if (IsNull(row))
            return true;

        long value = At(row);
        if (_low < 0 || value < At(_low))
            _low = row;

        if (_high < 0 || value > At(_high))
            _high = row;

        return true;
    }

    // Null is the lowest long, of numbers and moments alike.
    private bool IsNull(int row) => _longs is null ? _days![row] == DateColumn.NullDay : _longs[row] == NumberColumn.NullMantissa;

    private long At(int row) => _longs is null ? _days![row] : _longs[row];
}
