namespace Tally.Columns;

/// <summary>Days.</summary>
internal sealed class DateColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly GrowingArray<int> _days = new();

    public override Column Build() => new DateColumn(Plan.Name, _days.Take()) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var date = default(DateOnly);
        var reading = Plan.Dates == DateOrder.YearMonthDay && IsoDate.TryScan(cell, out date) ? CellReading.Value : CellParser.TryDate(cell, Plan, out date);
        _days.Add(reading == CellReading.Value ? date.DayNumber : DateColumn.NullDay);
        return reading;
    }
}

/// <summary>Moments.</summary>
internal sealed class DateTimeColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly GrowingArray<long> _ticks = new();

    public override Column Build() => new DateTimeColumn(Plan.Name, _ticks.Take()) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var reading = CellParser.TryDateTime(cell, Plan, out var moment);
        _ticks.Add(reading == CellReading.Value ? moment.Ticks : DateTimeColumn.NullTicks);
        return reading;
    }
}

/// <summary>Truth values.</summary>
internal sealed class BooleanColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly GrowingArray<sbyte> _flags = new();
    private readonly WordMemory _words = new();

    public override Column Build() => new BooleanColumn(Plan.Name, _flags.Take()) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var meaning = _words.Find(cell);
        bool truth = meaning.Truth;
        var reading = (meaning.Pairs & (1 << Plan.TruthPair)) != 0 ? CellReading.Value : CellParser.TryTruth(cell, Plan, out truth);
        _flags.Add(reading != CellReading.Value ? BooleanColumn.NullFlag : truth ? (sbyte)1 : (sbyte)0);
        return reading;
    }
}
