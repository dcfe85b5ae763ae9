using Tally.Columns;

namespace Tally.Queries.Functions;

/// <summary>Takes the values of an aggregate row by row, in order of rows, for all groups at once.</summary>
internal abstract class Accumulator
{
    public abstract void Add(int group, ReadOnlySpan<CellValue> values);

    /// <summary>The aggregate of a group, asked for once all rows are in.</summary>
    /// <exception cref="OverflowException">It does not fit in 28 digits.</exception>
    public abstract CellValue Result(int group);

    /// <summary>Stops here when the run must stop; called by what takes long over one group.</summary>
    public Action Check { get; set; } = static () => { };

    /// <summary>Bytes kept for each row that was added, besides what is kept for each group.</summary>
    public virtual int BytesPerRow => 0;
}

/// <summary>COUNT.</summary>
internal sealed class CountAccumulator(int groups) : Accumulator
{
    private readonly long[] _counts = new long[groups];

    public override void Add(int group, ReadOnlySpan<CellValue> values) => _counts[group]++;

    public override CellValue Result(int group) => CellValue.Of((decimal)_counts[group]);
}

/// <summary>MIN and MAX; also ANY_VALUE with a sign of 0.</summary>
internal sealed class ExtremeAccumulator(int groups, int sign) : Accumulator
{
    private readonly CellValue[] _best = new CellValue[groups];

    public override void Add(int group, ReadOnlySpan<CellValue> values)
    {
        if (_best[group].IsNull || Expressions.CellOrder.Compare(values[0], _best[group]) * sign > 0)
            _best[group] = values[0];
    }

    public override CellValue Result(int group) => _best[group];
}

/// <summary>MIN_BY and MAX_BY: the first argument in the first row where the second is extreme.</summary>
internal sealed class ExtremeByAccumulator(int groups, int sign) : Accumulator
{
    private readonly CellValue[] _best = new CellValue[groups];
    private readonly CellValue[] _value = new CellValue[groups];

    public override void Add(int group, ReadOnlySpan<CellValue> values)
    {
        if (!_best[group].IsNull && Expressions.CellOrder.Compare(values[1], _best[group]) * sign <= 0)
            return;

        _best[group] = values[1];
        _value[group] = values[0];
    }

    public override CellValue Result(int group) => _value[group];
}

/// <summary>BOOL_AND and BOOL_OR.</summary>
internal sealed class TruthAccumulator(int groups, bool all) : Accumulator
{
    private readonly CellValue[] _truth = new CellValue[groups];

    public override void Add(int group, ReadOnlySpan<CellValue> values)
    {
        if (_truth[group].IsNull || values[0].AsBoolean() != all)
            _truth[group] = values[0];
    }

    public override CellValue Result(int group) => _truth[group];
}

/// <summary>All values of a group kept, for what needs them together.</summary>
internal sealed class ListAccumulator(int groups, int width, Func<FedRows, CellValue> finish) : Accumulator
{
    private readonly List<CellValue[]>?[] _rows = new List<CellValue[]>?[groups];

    public override int BytesPerRow => 40 + (32 * width);

    public override void Add(int group, ReadOnlySpan<CellValue> values) => (_rows[group] ??= []).Add(values.ToArray());

    public override CellValue Result(int group) => finish(new FedRows(_rows[group] ?? [], Check));
}
