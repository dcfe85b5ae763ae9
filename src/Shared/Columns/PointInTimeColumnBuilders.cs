namespace Tally.Columns;

/// <summary>Days.</summary>
internal sealed class DateColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<int> _days = [];

    public override Column Build() => new DateColumn(Plan.Name, [.. _days]) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell)
    {
        var reading = CellParser.TryDate(cell, Plan, out var date);
        _days.Add(reading == CellReading.Value ? date.DayNumber : DateColumn.NullDay);
        return reading;
    }
}

/// <summary>Moments.</summary>
internal sealed class DateTimeColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<long> _ticks = [];

    public override Column Build() => new DateTimeColumn(Plan.Name, [.. _ticks]) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell)
    {
        var reading = CellParser.TryDateTime(cell, Plan, out var moment);
        _ticks.Add(reading == CellReading.Value ? moment.Ticks : DateTimeColumn.NullTicks);
        return reading;
    }
}

/// <summary>Truth values.</summary>
internal sealed class BooleanColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<sbyte> _flags = [];

    public override Column Build() => new BooleanColumn(Plan.Name, [.. _flags]) { Misfits = Misfits };

    protected override CellReading AddCell(ReadOnlySpan<byte> cell)
    {
        var reading = CellParser.TryTruth(cell, Plan, out bool truth);
        _flags.Add(reading != CellReading.Value ? BooleanColumn.NullFlag : truth ? (sbyte)1 : (sbyte)0);
        return reading;
    }
}
