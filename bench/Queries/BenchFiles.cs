using System.Globalization;
using Tally.Columns;

namespace Tally.Bench.Queries;

/// <summary>Column files with rows by formula, so that each engine makes the same ones itself: see the peers' scripts.</summary>
internal static class BenchFiles
{
    public static async Task MakeAsync(string folder, int narrowRows, int wideRows)
    {
        await WriteAsync(folder, "sales", Sales(narrowRows));
        await WriteAsync(folder, "products", Products());
        await WriteAsync(folder, "orders", Orders(wideRows));
        await WriteAsync(folder, "customers", Customers());
    }

    private static async Task WriteAsync(string folder, string name, Column[] columns)
    {
        await using var file = File.Create(Path.Combine(folder, name + ".bin"));
        await ColumnFile.WriteAsync(file, columns, [.. Enumerable.Range(2, columns[0].Count)], CancellationToken.None);
    }

    private static Column[] Sales(int rows) =>
    [
        Whole("id", rows, (i, hash) => i + 1),
        Text("region", rows, "R", 20, (i, hash) => hash % 20),
        Text("product", rows, "P", 200, (i, hash) => hash / 32 % 200),
        Whole("year", rows, (i, hash) => 2000 + (hash / 8192 % 20)),
        Whole("quantity", rows, (i, hash) => hash / 65536 % 1000),
        new NumberColumn("price", ColumnType.Decimal, Longs(rows, (i, hash) => hash / 1024 % 100000), 2),
    ];

    private static Column[] Products() => [Text("name", 200, "P", 200, (i, hash) => i), Text("category", 200, "C", 8, (i, hash) => i % 8)];

    private static Column[] Orders(int rows) =>
    [
        Whole("id", rows, (i, hash) => i + 1),
        new DateColumn("day", [.. Longs(rows, (i, hash) => new DateOnly(2015, 1, 1).DayNumber + (hash / 4096 % 3650)).Select(day => (int)day)]),
        Text("customer", rows, "Customer ", 100_000, (i, hash) => hash / 7 % 100_000),
        Text("city", rows, "City ", 500, (i, hash) => hash / 7 % 100_000 % 500),
        Text("country", rows, "Country ", 30, (i, hash) => hash / 7 % 100_000 % 30),
        Text("product", rows, "Product ", 2000, (i, hash) => hash / 512 % 2000),
        Text("status", rows, "S", 4, (i, hash) => hash / 1024 % 4),
        Text("channel", rows, "channel ", 3, (i, hash) => hash / 64 % 3),
        Text("note", rows, "order reference ", 400_000, (i, hash) => hash % 400_000),
        Whole("quantity", rows, (i, hash) => hash / 65536 % 1000),
        new NumberColumn("price", ColumnType.Decimal, Longs(rows, (i, hash) => hash / 256 % 1_000_000), 2),
        Whole("discount", rows, (i, hash) => hash / 128 % 11 is > 0 and var discount ? discount : NumberColumn.NullMantissa),
    ];

    private static Column[] Customers() => [Text("name", 100_000, "Customer ", 100_000, (i, hash) => i), Text("segment", 100_000, "Segment ", 6, (i, hash) => i % 6)];

    private static NumberColumn Whole(string name, int rows, Func<long, long, long> value) => new(name, ColumnType.Integer, Longs(rows, value), 0);

    private static TextColumn Text(string name, int rows, string prefix, int distinct, Func<long, long, long> value)
    {
        // Texts that no row holds are in no dictionary that ingest writes.
        var codes = new Dictionary<long, int>(distinct);
        var texts = new List<string>(distinct);
        int[] coded = new int[rows];
        long[] values = Longs(rows, value);
        for (int i = 0; i < rows; i++)
        {
            if (!codes.TryGetValue(values[i], out coded[i]))
            {
                coded[i] = texts.Count;
                codes.Add(values[i], coded[i]);
                texts.Add(prefix + values[i].ToString(CultureInfo.InvariantCulture));
            }
        }

        return new TextColumn(name, [.. texts], coded);
    }

    private static long[] Longs(int rows, Func<long, long, long> value)
    {
        long[] values = new long[rows];
        for (long i = 0; i < rows; i++)
            values[i] = value(i, (i + 1) * 2654435761L % 4294967296L);

        return values;
    }
}
