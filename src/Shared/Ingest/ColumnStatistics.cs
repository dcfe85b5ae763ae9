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

    /// <summary>Counts each column of a table of so many rows.</summary>
    public static List<ColumnStatistics> Of(IReadOnlyList<Column> columns, int rows)
    {
        var sort = new RadixSort(rows);
        return [.. columns.Select(column => Of(column, sort))];
    }

    private static ColumnStatistics Of(Column column, RadixSort sort) => column switch
    {
        TextColumn text => OfText(text),
        NumberColumn number => OfSorted(
            sort.Sorted(number.Mantissas, NumberColumn.NullMantissa),
            number.Count,
            mantissa => NumberColumn.ToDecimal(mantissa, number.Scale).ToString(CultureInfo.InvariantCulture)),
        WideNumberColumn wide => OfWide(wide),
        DateColumn date => OfSorted(
            sort.Sorted(date.Days, DateColumn.NullDay), date.Count, day => CellValue.Of(DateOnly.FromDayNumber((int)day)).ToString()),
        DateTimeColumn moment => OfSorted(
            sort.Sorted(moment.Ticks, DateTimeColumn.NullTicks), moment.Count, ticks => CellValue.Of(new DateTime(ticks)).ToString()),
        BooleanColumn truth => OfSorted(sort.Sorted(truth.Flags, BooleanColumn.NullFlag), truth.Count, flag => flag == 1 ? "true" : "false"),
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

        var top = new MostFrequent<string>(MostListed, StringComparer.Ordinal);
        var (min, max) = (counts.Length > 0 ? column.Dictionary[0] : null, counts.Length > 0 ? column.Dictionary[0] : null);
        for (int code = 0; code < counts.Length; code++)
        {
            string text = column.Dictionary[code];
            min = string.CompareOrdinal(text, min) < 0 ? text : min;
            max = string.CompareOrdinal(text, max) > 0 ? text : max;
            top.Add(text, counts[code]);
        }

        return new ColumnStatistics { Nulls = nulls, Distinct = counts.Length, Min = min, Max = max, TopValues = Listed(top, counts.Length, text => text) };
    }

    private static ColumnStatistics OfWide(WideNumberColumn column)
    {
        decimal[] values = [.. column.Values.ToArray().OfType<decimal>()];
        Array.Sort(values);
        return OfSorted<decimal>(values, column.Count, value => value.ToString(CultureInfo.InvariantCulture));
    }

    private static ColumnStatistics OfSorted<T>(ReadOnlySpan<T> sorted, int rows, Func<T, string> machineForm)
        where T : IComparable<T>
    {
        var (distinct, runStart) = (0, 0);
        var top = new MostFrequent<T>(MostListed, Comparer<T>.Default);
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i].CompareTo(sorted[runStart]) != 0)
            {
                distinct++;
                top.Add(sorted[runStart], i - runStart);
                runStart = i;
            }
        }

        return new ColumnStatistics
        {
            Nulls = rows - sorted.Length,
            Distinct = distinct,
            Min = sorted.Length > 0 ? machineForm(sorted[0]) : null,
            Max = sorted.Length > 0 ? machineForm(sorted[^1]) : null,
            TopValues = Listed(top, distinct, machineForm),
        };
    }

    private static List<ValueCount> Listed<T>(MostFrequent<T> top, int distinct, Func<T, string> machineForm) =>
        [.. top.InOrder().Take(distinct <= MostListed ? MostListed : MostOfMany).Select(entry => new ValueCount(machineForm(entry.Value), entry.Count))];
}
