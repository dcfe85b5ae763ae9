using System.Runtime.CompilerServices;
using System.Text;

namespace Tally.Columns;

/// <summary>Collects the cells of one column, in order, into a <see cref="Column"/>. One per column type.</summary>
internal abstract class ColumnBuilder(ColumnPlan plan)
{
    private readonly Dictionary<int, string> _misfits = [];

    protected ColumnPlan Plan => plan;

    protected IReadOnlyDictionary<int, string> Misfits => _misfits;

    public int Count { get; private set; }

    public static ColumnBuilder For(ColumnPlan plan) => plan.Type switch
    {
        ColumnType.Integer or ColumnType.Decimal => new NumberColumnBuilder(plan),
        ColumnType.Date => new DateColumnBuilder(plan),
        ColumnType.DateTime => new DateTimeColumnBuilder(plan),
        ColumnType.Boolean => new BooleanColumnBuilder(plan),
        _ => new TextColumnBuilder(plan),
    };

    /// <summary>
    /// Adds the cell as the file holds it, and as the simple number that it is if it is one. Of a number in a column of
    /// numbers with that decimal sign, the cell itself is not needed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CellReading Add(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        var reading = AddCell(cell, number);
        if (reading == CellReading.Misfit)
        {
            _misfits[Count] = Encoding.UTF8.GetString(Utf8Text.Trim(cell));
        }

        Count++;
        return reading;
    }

    public abstract Column Build();

    protected abstract CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number);
}
