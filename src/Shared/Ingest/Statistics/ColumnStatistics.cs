using System.Globalization;
using System.Numerics;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ingest.Building;

namespace Tally.Ingest.Statistics;

/// <summary>Counts of one built column: distinct values, extremes, the most frequent.</summary>
internal sealed record ColumnStatistics
{
    public const int MostListed = 200;

    private const int MostOfMany = 50;

    public required int Nulls { get; init; }

    public required int Distinct { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public IReadOnlyList<ValueCount> TopValues { get; init; } = [];

    /// <summary>Counts each column of a table of so many rows.</summary>
    public static ColumnStatistics[] Of(IReadOnlyList<Column> columns, int rows)
    {
        var statistics = new ColumnStatistics[columns.Count];
        ColumnWork.ForEach(columns.Count, rows, i => statistics[i] = Of(columns[i]));
        return statistics;
    }

    private static ColumnStatistics Of(Column column) => column switch
    {
        TextColumn text => OfText(text),
        NumberColumn number => OfNumbers(
            number.Mantissas, NumberColumn.NullMantissa, mantissa => NumberColumn.ToDecimal(mantissa, number.Scale).ToString(CultureInfo.InvariantCulture)),
        WideNumberColumn wide => OfWide(wide),
        DateColumn date => OfNumbers(date.Days, DateColumn.NullDay, day => CellValue.Of(DateOnly.FromDayNumber((int)day)).ToString()),
        DateTimeColumn moment => OfNumbers(moment.Ticks, DateTimeColumn.NullTicks, ticks => CellValue.Of(new DateTime(ticks)).ToString()),
        BooleanColumn truth => OfNumbers(truth.Flags, BooleanColumn.NullFlag, flag => flag == 1 ? "true" : "false"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ColumnStatistics OfText(TextColumn column)
    {
        int[] counts = new int[column.DistinctCount];
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

        var order = Comparer<int>.Create(column.CompareTexts);
        var top = new MostFrequent<int>(MostListed, order);
        var (min, max) = (0, 0);
        for (int code = 0; code < counts.Length; code++)
        {
            min = column.CompareTexts(code, min) < 0 ? code : min;
            max = column.CompareTexts(code, max) > 0 ? code : max;
            top.Add(code, counts[code]);
        }

        return new ColumnStatistics
        {
            Nulls = nulls,
            Distinct = counts.Length,
            Min = counts.Length > 0 ? column.TextOf(min) : null,
            Max = counts.Length > 0 ? column.TextOf(max) : null,
            TopValues = Listed(top, counts.Length, column.TextOf),
        };
    }

    private static ColumnStatistics OfNumbers<T>(ReadOnlySpan<T> cells, T none, Func<long, string> machineForm)
        where T : struct, IBinaryInteger<T>
    {
        var counted = new ValueCounts<long>();
        int filled = NumberCounts.Count(cells, none, counted.Add);
        return Of(counted, cells.Length - filled, machineForm);
    }

    private static ColumnStatistics OfWide(WideNumberColumn column)
    {
        decimal[] values = [.. column.Values.ToArray().OfType<decimal>()];
        Array.Sort(values);
        var counted = new ValueCounts<decimal>();
        for (int start = 0, end; start < values.Length; start = end)
        {
            for (end = start + 1; end < values.Length && values[end] == values[start];)
            {
                end++;
            }

            counted.Add(values[start], end - start);
        }

        return Of(counted, column.Count - values.Length, value => value.ToString(CultureInfo.InvariantCulture));
    }

    private static ColumnStatistics Of<T>(ValueCounts<T> counted, int nulls, Func<T, string> machineForm)
        where T : struct => new()
        {
            Nulls = nulls,
            Distinct = counted.Distinct,
            Min = counted.Min is { } min ? machineForm(min) : null,
            Max = counted.Max is { } max ? machineForm(max) : null,
            TopValues = Listed(counted.Top, counted.Distinct, machineForm),
        };

    private static List<ValueCount> Listed<T>(MostFrequent<T> top, int distinct, Func<T, string> machineForm) =>
        [.. top.InOrder().Take(distinct <= MostListed ? MostListed : MostOfMany).Select(entry => new ValueCount(machineForm(entry.Value), entry.Count))];
}

/// <summary>Values that come in order, each with how often it occurs.</summary>
internal sealed class ValueCounts<T>
    where T : struct
{
    public MostFrequent<T> Top { get; } = new(ColumnStatistics.MostListed, Comparer<T>.Default);

    public int Distinct { get; private set; }

    public T? Min { get; private set; }

    public T? Max { get; private set; }

    public void Add(T value, int count)
    {
        Distinct++;
        Min ??= value;
        Max = value;
        Top.Add(value, count);
    }
}
