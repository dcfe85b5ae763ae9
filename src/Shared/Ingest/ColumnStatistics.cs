using System.Globalization;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>Counts of one built column: distinct values, extremes, the most frequent.</summary>
internal sealed record ColumnStatistics
{
    private const int MostListed = 200;

    private const int MostOfMany = 50;

    public required int Nulls { get; init; }

    public required int Distinct { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public IReadOnlyList<ValueCount> TopValues { get; init; } = [];

    public static ColumnStatistics Of(Column column) => column switch
    {
        TextColumn text => OfText(text),
        NumberColumn number => OfSorted(
            number.Mantissas.ToArray().Where(mantissa => mantissa != NumberColumn.NullMantissa),
            number.Count,
            mantissa => NumberColumn.ToDecimal(mantissa, number.Scale).ToString(CultureInfo.InvariantCulture)),
        WideNumberColumn wide => OfSorted(
            wide.Values.ToArray().OfType<decimal>(), wide.Count, value => value.ToString(CultureInfo.InvariantCulture)),
        DateColumn date => OfSorted(
            date.Days.ToArray().Where(day => day != DateColumn.NullDay), date.Count, day => CellValue.Of(DateOnly.FromDayNumber(day)).ToString()),
        DateTimeColumn moment => OfSorted(
            moment.Ticks.ToArray().Where(ticks => ticks != DateTimeColumn.NullTicks), moment.Count, ticks => CellValue.Of(new DateTime(ticks)).ToString()),
        BooleanColumn truth => OfSorted(
            truth.Flags.ToArray().Where(flag => flag != BooleanColumn.NullFlag), truth.Count, flag => flag == 1 ? "true" : "false"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ColumnStatistics OfText(TextColumn column)
    {
        int[] counts = new int[column.Dictionary.Count];
        int nulls = 0;
        foreach (int code in column.Codes)
        {
            if (code < 0)
            {
                nulls++;
            }
            else
            {
                counts[code]++;
            }
        }

        var values = column.Dictionary.Select((text, code) => new ValueCount(text, counts[code])).ToList();
        return new ColumnStatistics
        {
            Nulls = nulls,
            Distinct = values.Count,
            Min = values.Select(value => value.Value).Min(StringComparer.Ordinal),
            Max = values.Select(value => value.Value).Max(StringComparer.Ordinal),
            TopValues = Top(values),
        };
    }

    private static ColumnStatistics OfSorted<T>(IEnumerable<T> filled, int rows, Func<T, string> machineForm)
        where T : IComparable<T>
    {
        var sorted = filled.ToArray();
        Array.Sort(sorted);
        var (distinct, runStart) = (0, 0);
        var top = new PriorityQueue<(T Value, int Count), int>();
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && sorted[i].CompareTo(sorted[runStart]) == 0)
            {
                continue;
            }

            distinct++;
            if (top.Count < MostListed)
            {
                top.Enqueue((sorted[runStart], i - runStart), i - runStart);
            }
            else if (top.TryPeek(out _, out int least) && least < i - runStart)
            {
                top.DequeueEnqueue((sorted[runStart], i - runStart), i - runStart);
            }

            runStart = i;
        }

        return new ColumnStatistics
        {
            Nulls = rows - sorted.Length,
            Distinct = distinct,
            Min = sorted.Length > 0 ? machineForm(sorted[0]) : null,
            Max = sorted.Length > 0 ? machineForm(sorted[^1]) : null,
            TopValues = Keep(top.UnorderedItems.Select(item => item.Element).OrderByDescending(item => item.Count).ThenBy(item => item.Value)
                .Select(item => new ValueCount(machineForm(item.Value), item.Count)), distinct),
        };
    }

    // What is frequent first; of equally frequent ones in the order of the alphabet, so that a profile is always the same.
    private static List<ValueCount> Top(List<ValueCount> values) =>
        Keep(values.OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal), values.Count);

    private static List<ValueCount> Keep(IEnumerable<ValueCount> ordered, int distinct) =>
        [.. ordered.Take(distinct <= MostListed ? MostListed : MostOfMany)];
}
