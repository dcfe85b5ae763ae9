using Tally.Columns;
using Tally.Ledger.Fit.Claims;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Filters;

/// <summary>
/// A condition of a column against literals, decided over the column's lane without making a cell: numbers and dates by a
/// range of integers, text by a table of its dictionary. Null is never kept.
/// </summary>
internal abstract class PredicateKernel
{
    /// <summary>Writes the rows that pass, of all or of those given, and returns how many.</summary>
    public abstract int Keep(int[]? among, int start, int end, Span<int> kept);

    /// <summary>The kernel of a condition, or null when it must be evaluated row by row.</summary>
    public static PredicateKernel? Of(QueryRun run, Expression condition, Frame input) => condition switch
    {
        ComparisonExpression { Left: ColumnExpression column, Right: ConstantExpression { Value: var value } } comparison =>
            OfComparison(run, input.Columns[column.Slot], comparison.Comparison, value),
        ComparisonExpression { Left: ConstantExpression { Value: var value }, Right: ColumnExpression column } comparison =>
            OfComparison(run, input.Columns[column.Slot], comparison.Comparison.Mirrored(), value),
        BetweenExpression { Value: ColumnExpression column, Low: ConstantExpression low, High: ConstantExpression high } between =>
            OfBetween(run, input.Columns[column.Slot], low.Value, high.Value, between.Negated),
        InListExpression { Value: ColumnExpression column } list when list.Items.All(item => item is ConstantExpression { Value.IsNull: false }) =>
            OfText(run, input.Columns[column.Slot], Membership(list)),
        LikeExpression { Value: ColumnExpression column, Constant: { } pattern } like =>
            OfText(run, input.Columns[column.Slot], text => pattern.Matches(text, run.Check) != like.Negated),
        _ => null,
    };

    private static Func<string, bool> Membership(InListExpression list)
    {
        var wanted = list.Items.Select(item => ((ConstantExpression)item).Value).Where(value => value.Kind == CellKind.Text).Select(value => value.AsText()).ToHashSet();
        return text => wanted.Contains(text) != list.Negated;
    }

    private static PredicateKernel? OfComparison(QueryRun run, Vector column, Comparison comparison, CellValue value)
    {
        if (value.IsNull)
            return null;

        if (value.Kind == CellKind.Text)
            return OfText(run, column, text => comparison.Holds(string.CompareOrdinal(text, value.AsText())));

        if (Bounds(column, value) is not var (floor, ceiling))
            return null;

        // A literal between two values of the column's scale has a floor below its ceiling, and equals neither.
        return comparison switch
        {
            Comparison.Equal => OfRange(run, column, ceiling, floor, negated: false),
            Comparison.NotEqual => OfRange(run, column, ceiling, floor, negated: true),
            Comparison.Less => OfRange(run, column, long.MinValue + 1, ceiling - 1, negated: false),
            Comparison.LessOrEqual => OfRange(run, column, long.MinValue + 1, floor, negated: false),
            Comparison.Greater => OfRange(run, column, floor + 1, long.MaxValue, negated: false),
            _ => OfRange(run, column, ceiling, long.MaxValue, negated: false),
        };
    }

    private static PredicateKernel? OfBetween(QueryRun run, Vector column, CellValue low, CellValue high, bool negated) =>
        Bounds(column, low) is var (_, from) && Bounds(column, high) is var (to, _) ? OfRange(run, column, from, to, negated) : null;

    /// <summary>The integers at and around a literal, in the units of the column's array.</summary>
    private static (long Floor, long Ceiling)? Bounds(Vector column, CellValue value)
    {
        switch (Through(column).Source)
        {
            case NumberVector number when value.Kind == CellKind.Number && Math.Abs(value.AsNumber()) < 1e9m:
                decimal scaled = value.AsNumber() * PowersOfTen.Long(Math.Min(number.Scale, (byte)9));
                return number.Scale > 9 ? null : ((long)decimal.Floor(scaled), (long)decimal.Ceiling(scaled));
            case DateVector when value.Kind == CellKind.Date:
                return (value.AsDate().DayNumber, value.AsDate().DayNumber);
            case MomentVector when value.Kind == CellKind.DateTime:
                return (value.AsDateTime().Ticks, value.AsDateTime().Ticks);
            default:
                return null;
        }
    }

    private static PredicateKernel? OfRange(QueryRun run, Vector column, long low, long high, bool negated)
    {
        var (source, rows) = Through(column);
        return Lane.Of(run, source) switch
        {
            Lane<byte> lane => RangeKernel<byte>.Of(lane, rows, low, high, negated),
            Lane<ushort> lane => RangeKernel<ushort>.Of(lane, rows, low, high, negated),
            Lane<int> lane => RangeKernel<int>.Of(lane, rows, low, high, negated),
            Lane<long> lane => RangeKernel<long>.Of(lane, rows, low, high, negated),
            _ => null,
        };
    }

    private static PredicateKernel? OfText(QueryRun run, Vector column, Func<string, bool> passes)
    {
        var (source, rows) = Through(column);
        if (source is not TextVector text || text.Dictionary.Length > column.Count)
            return null;

        // Each distinct text is looked at once, however often it stands in the column.
        bool[] passing = new bool[text.Dictionary.Length];
        run.ForRows(passing.Length, 4096, (start, end) =>
        {
            for (int code = start; code < end; code++)
                passing[code] = passes(text.Dictionary[code]);
        });
        int first = Array.IndexOf(passing, true);
        int last = Array.LastIndexOf(passing, true);
        if (first < 0 || passing.AsSpan(first, last - first + 1).IndexOf(false) < 0)
            return OfRange(run, column, Math.Max(first, 0), last, negated: false);

        return LookupKernel.Of(Lane.Of(run, source)!, rows, passing);
    }

    private static (Vector Source, int[]? Rows) Through(Vector column) =>
        column is SelectedVector selected ? (selected.Source, selected.Rows) : (column, null);
}
